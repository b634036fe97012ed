/** Who sends requests to a Service, in one line. */
import * as l10n from "@vscode/l10n";
import type { Service } from "../../resources/service.ts";
import { type Call, callsTo } from "../../workspace/callers.ts";
import type { Graph } from "../../workspace/graph.ts";
import { mentionsNear } from "../../workspace/mentions.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { named, placeLink } from "../places.ts";

/** How many callers are listed before "and n more". */
const most = 4;

/** Each caller once, with where it stands and what it reads the address from; empty when nobody is known. */
export function callersLine(graph: Graph, service: Placed<Service>): string {
  const from = service.document.uri;
  const callers = new Map(knownCalls(graph, service).map((call) => [call.from, call]));
  const listed = [...callers.values()].slice(0, most).map((call) => {
    const place = placeLink(graph.world, call.from, from);
    return call.through === undefined
      ? l10n.t("{0}, {1}", named(call.from), place)
      : l10n.t("{0}, {1}, by {2}", named(call.from), place, named(call.through));
  });
  if (callers.size > most) listed.push(l10n.t("and {0} more", callers.size - most));
  return listed.length === 0 ? "" : l10n.t("**Called by** {0}", listed.join(" · "));
}

/** Those who mean this Service and no other of its name; where nobody is known to, those who may. */
function knownCalls(graph: Graph, service: Placed<Service>): readonly Call[] {
  const sure = callsTo(graph, service, undefined, mentionsNear);
  return sure.length > 0 ? sure : callsTo(graph, service);
}
