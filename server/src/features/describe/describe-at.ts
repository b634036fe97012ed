/** The description of the Service at the cursor, as the hover counts it: the nearest pods, each workload once. */

import { resourcesAt } from "../../symbols/place.ts";
import { isOf, locate, type Placed } from "../../workspace/source-file.ts";
import { isOutside } from "../../workspace/world.ts";
import type { Asked } from "../answers.ts";
import { shortPath } from "../places.ts";
import { reachOf } from "../reach.ts";
import { handMadeEndpoints } from "../service-preview.ts";
import { documentAt } from "../target.ts";
import { describeService } from "./describe.ts";

/** Name and description; undefined where there is no Service, and in charts and patches. */
export function describeAt(
  asked: Asked,
  offset: number,
): { readonly name: string; readonly text: string } | undefined {
  const { workspace, settings, uri } = asked;
  const at = isOutside(workspace.world, uri) ? undefined : documentAt(asked, offset);
  const service = at && resourcesAt(at.document, at.offset).find((placed) => isOf(placed, "service"));
  if (service === undefined) return undefined;
  const { graph, world } = workspace;
  const { pods, ports, more } = reachOf(graph, service);
  const wired = { pods, ports, handMade: handMadeEndpoints(graph, service) };
  const place = (placed: Placed) =>
    `${shortPath(world, placed.document.uri, uri)}:${locate(placed.document, placed.resource.range.start).line + 1}`;
  const text = describeService(
    graph,
    { service, wired, more },
    { clusterDomain: settings.clusterDomain, place },
  );
  return { name: service.resource.name ?? "Service", text };
}
