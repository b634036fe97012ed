/**
 * What stands beside the way of a request: policies, budgets, autoscalers, monitors. They pick pods by label or name
 * an object without sending it anything; which kinds there are, nobody here knows.
 */
import type { Workload } from "../../resources/workload.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { picked, pickersOf } from "../../workspace/picks.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { isOutside } from "../../workspace/world.ts";
import type { Spot } from "../answers.ts";
import { cardOf } from "./card.ts";
import { addEdge, addNode, type Draft } from "./draft.ts";
import { drawService } from "./services.ts";
import { drawWorkload } from "./workloads.ts";

/** Draws an object and what it concerns; nothing when that is no Service and no workload. */
export function drawNeighbour(draft: Draft, from: Placed): void {
  const { graph } = draft.workspace;
  const { document, resource } = from;
  const own = { document, range: resource.nameNode?.range ?? resource.range };
  for (const pick of resource.picks)
    for (const pods of picked(graph, from, pick)) drawConcern(draft, { from, to: pods, spot: own });
  for (const mention of resource.mentions.filter(({ sendsTraffic }) => !sendsTraffic))
    for (const to of objectsMeant(graph, { from, mention }).objects)
      drawConcern(draft, { from, to, spot: { document, range: mention.range } });
}

/** Draws those who pick the pods of a workload. A workload that is only placed beside them is nobody's neighbour here. */
export function drawPickers(draft: Draft, pods: Placed<Workload>): void {
  const { graph, world } = draft.workspace;
  for (const from of pickersOf(graph, pods))
    if (!isOf(from, "workload") && !isOutside(world, from.document.uri)) drawNeighbour(draft, from);
}

interface Concern {
  readonly from: Placed;
  readonly to: Placed;
  readonly spot: Spot;
}

function drawConcern(draft: Draft, { from, to, spot }: Concern): void {
  if (!isOf(to, "service") && !isOf(to, "workload")) return;
  addEdge(draft, {
    from: addNode(draft, cardOf(draft, from, "neighbour")),
    to: isOf(to, "service") ? drawService(draft, to) : drawWorkload(draft, to),
    relation: "concerns",
    state: "reached",
    text: "",
    spots: [spot],
  });
}
