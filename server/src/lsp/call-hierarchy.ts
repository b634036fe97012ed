/** The call hierarchy as the protocol has it. An item finds its object again by the place where it stands. */
import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  type CallHierarchyPrepareParams,
  CallHierarchyPrepareRequest,
  SymbolKind,
} from "vscode-languageserver";
import { type CallStep, callable, callees, callers } from "../features/call-hierarchy.ts";
import { shortPath } from "../features/places.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import { recordOf } from "./record.ts";
import { toRange } from "./to-lsp.ts";

export const callHierarchyRequests: readonly RequestEntry[] = [
  onDocument<CallHierarchyPrepareParams>(
    CallHierarchyPrepareRequest.method,
    { callHierarchyProvider: true },
    ({ asked, text }, { position }) => {
      const placed = callable(asked, text.offsetAt(position));
      return placed === undefined ? undefined : [toItem(asked.workspace, placed)];
    },
  ),
  {
    method: CallHierarchyIncomingCallsRequest.method,
    capabilities: {},
    answer: ({ checked: { workspace } }, params) => {
      const placed = placedOf(workspace, params);
      if (placed === undefined) return undefined;
      return callers(workspace.graph, placed).map((step) => ({
        from: toItem(workspace, step.placed),
        fromRanges: rangesIn(step.placed, step),
      }));
    },
  },
  {
    method: CallHierarchyOutgoingCallsRequest.method,
    capabilities: {},
    answer: ({ checked: { workspace } }, params) => {
      const placed = placedOf(workspace, params);
      if (placed === undefined) return undefined;
      return callees(workspace.graph, placed).map((step) => ({
        to: toItem(workspace, step.placed),
        fromRanges: rangesIn(placed, step),
      }));
    },
  },
];

function rangesIn({ document }: Placed, { places }: CallStep) {
  return places.map((range) => toRange({ document, range }));
}

function toItem({ world }: Workspace, placed: Placed): CallHierarchyItem {
  const { document, resource } = placed;
  const { kind, name, range } = resource;
  const selection = resource.nameNode?.range ??
    resource.kindRange ?? { start: range.start, end: range.start };
  return {
    name: name ?? kind,
    kind: isOf(placed, "service") ? SymbolKind.Interface : SymbolKind.Class,
    detail: `${kind} · ${shortPath(world, document.uri, "")}`,
    uri: document.uri,
    range: toRange({ document, range }),
    selectionRange: toRange({ document, range: selection }),
    data: { uri: document.uri, offset: document.place.start + range.start },
  };
}

/** The object that an item is about; undefined when it is gone or has moved since. */
function placedOf(workspace: Workspace, params: unknown): Placed | undefined {
  const { uri, offset } = recordOf(recordOf(recordOf(params)["item"])["data"]);
  if (typeof uri !== "string") return undefined;
  const documents = workspace.file(uri)?.documents ?? [];
  return documents
    .flatMap(({ resources }) => resources)
    .find(({ document, resource }) => document.place.start + resource.range.start === offset);
}
