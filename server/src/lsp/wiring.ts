/** The Endpoints view and the wiring picture: questions about many files at once, answered in slices. */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Spot } from "../features/answers.ts";
import type { EndpointItem } from "../features/endpoints-view/item.ts";
import { endpointsLevel } from "../features/endpoints-view/level.ts";
import { mermaidOf } from "../features/picture/mermaid.ts";
import type { Picture } from "../features/picture/model.ts";
import { drawPicture } from "../features/picture/picture.ts";
import { isWithin } from "../workspace/uri.ts";
import { sliced } from "./clock.ts";
import { canonicalUri, folderUri } from "./from-lsp.ts";
import type { RequestEntry } from "./handle.ts";
import {
  type EndpointRow,
  type EndpointRows,
  endpointsMethod,
  mermaidMethod,
  pictureMethod,
  type WiringPicture,
} from "./protocol.ts";
import { recordOf } from "./record.ts";
import type { Session } from "./session.ts";
import { toRange } from "./to-lsp.ts";

export const wiringRequests: readonly RequestEntry[] = [
  {
    method: endpointsMethod,
    capabilities: {},
    answer: async (session, params, token): Promise<EndpointRows> => {
      const steps = endpointsLevel(session.checked.workspace, {
        ...readEndpointsParams(params),
        clusterDomain: (uri) => session.configuration.of(uri).clusterDomain,
      });
      const { items, more } = await inSlices(session, steps, token);
      return { items: items.map(toRow), more };
    },
  },
  {
    method: pictureMethod,
    capabilities: {},
    answer: async (session, params, token) => toPicture(await draw(session, params, token)),
  },
  {
    method: mermaidMethod,
    capabilities: {},
    answer: async (session, params, token) => mermaidOf(await draw(session, params, token)),
  },
];

function draw(session: Session, params: unknown, token: CancellationToken): Promise<Picture> {
  const includes = readIncluded(params);
  const question = { scope: "auto" as const, pathOf: (uri: string) => uri };
  const steps = drawPicture(session.checked.workspace, {
    ...question,
    ...(includes === undefined ? {} : { includes }),
  });
  return inSlices(session, steps, token);
}

/** Runs to the end, with a turn for other requests after each slice. Fails when the request is cancelled. */
async function inSlices<Answer>(
  { clock }: Session,
  steps: Generator<undefined, Answer>,
  token: CancellationToken,
): Promise<Answer> {
  const giveWay = sliced(clock);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await giveWay();
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "The question is no longer asked");
  }
}

/** How many rows a level has at most when the client does not say. */
const usualLimit = 500;

function readEndpointsParams(params: unknown) {
  const { path, only, within, limit } = recordOf(params);
  const isPath = Array.isArray(path) && path.every((part) => typeof part === "string");
  if (!isPath) throw malformed(`${endpointsMethod} takes a path, a list of strings`);
  return {
    path: path as readonly string[],
    only: only === "problems" ? ("problems" as const) : ("all" as const),
    within: typeof within === "string" ? folderUri(within) : undefined,
    limit: typeof limit === "number" && limit > 0 ? Math.floor(limit) : usualLimit,
  };
}

/** Which files are drawn; undefined for all of them. */
function readIncluded(params: unknown): ((uri: string) => boolean) | undefined {
  const { kind, uri } = recordOf(recordOf(params)["of"]);
  if (kind === "everything") return undefined;
  if ((kind !== "file" && kind !== "folder") || typeof uri !== "string")
    throw malformed("The picture is of a file, a folder or everything");
  if (kind === "file") return (each) => each === canonicalUri(uri);
  return (each) => isWithin(each, folderUri(uri));
}

function malformed(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

function toRow({ spot, ...item }: EndpointItem): EndpointRow {
  return { ...item, location: spot === undefined ? undefined : toLocation(spot) };
}

function toPicture({ nodes, edges }: Picture): WiringPicture {
  return {
    nodes: nodes.map(({ spot, extent, ...node }) => ({
      ...node,
      location: toLocation(spot),
      extent: toRange({ document: spot.document, range: extent }),
    })),
    edges: edges.map(({ spots, ...edge }) => ({ ...edge, locations: spots.map(toLocation) })),
  };
}

function toLocation(spot: Spot) {
  return { uri: spot.document.uri, range: toRange(spot) };
}
