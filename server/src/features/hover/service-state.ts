/** How a Service stands, in a few words: how many endpoints it will have, or why it will have none. */
import type { Endpoints, LabelPair } from "../../resources/resource.ts";
import type { Service } from "../../resources/service.ts";
import { type Graph, nameKey } from "../../workspace/graph.ts";
import { type NearMiss, nearMiss } from "../../workspace/near-miss.ts";
import { matchesIgnoringNamespace, nearOf } from "../../workspace/selection.ts";
import { wireHandMade } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { rootOf } from "../../workspace/world.ts";
import { code } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { counted, endpointWords, type Reach, served } from "../reach.ts";
import { addressCount } from "./hand-made.ts";
import { missText } from "./port-table.ts";

interface Known {
  readonly reach: Reach;
  readonly handMade: readonly Placed<Endpoints>[];
}

/** The state as Markdown; what is loose is bold. */
export function stateOf(graph: Graph, service: Placed<Service>, { reach, handMade }: Known): string {
  const { serviceType, externalName, selector, complete } = service.resource;
  if (serviceType === "ExternalName")
    return externalName === undefined ? "" : `another name for ${code(externalName)}`;
  if (selector === undefined) {
    if (handMade.length > 0) return handMadeText(graph, service, { reach, handMade });
    return complete ? "**no selector**, and no endpoints made by hand" : "not wholly read";
  }
  if (reach.pods.length === 0) return withoutPods(graph, service);
  const serving = served(reach);
  if (serving.length === 0) return `**no endpoints**: ${firstMiss(reach)}`;
  const words = endpointWords(serving);
  if (words === "no endpoints") return `**no endpoints**: ${serving.map(idle).join(", ")}`;
  const early = service.resource.publishNotReadyAddresses ? ", ready or not" : "";
  return words + early + farAway(graph, service, reach);
}

/** A match in another folder may be a mere namesake of the pods that were meant. */
function farAway(graph: Graph, service: Placed<Service>, { rank }: Reach): string {
  const miss =
    rank === "nearest" || rank === "workspace" ? nearMiss(graph, service, { scope: "auto" }) : undefined;
  return miss === undefined ? "" : ` elsewhere, **none in this folder**: ${nearMissText(miss)}`;
}

function handMadeText(graph: Graph, service: Placed<Service>, { reach, handMade }: Known): string {
  const places = handMade.map((each) => placeLink(graph.world, each, service.document.uri)).join(", ");
  const wirings = wireHandMade(service.resource, { ...reach, handMade });
  if (wirings.length > 0 && wirings.every(({ endpoints }) => endpoints.length === 0))
    return `**no endpoints**: what is made by hand in ${places} has no address for a port of its name and protocol`;
  return `${counted(addressCount(handMade), "endpoint")} made by hand in ${places}`;
}

function idle({ placed }: Reach["pods"][number]): string {
  return `${named(placed)} has no replicas`;
}

function firstMiss({ ports }: Reach): string {
  const [first] = ports.flatMap((wiring) => wiring.unresolved.map((miss) => missText(wiring, miss)));
  return first ?? "no port leads anywhere";
}

/** No pod matches. Only what is known is said: a templated selector, unread documents and operators leave it open. */
function withoutPods(graph: Graph, service: Placed<Service>): string {
  const pairs = service.resource.selector?.pairs ?? [];
  const templated = pairs.find(({ value }) => value === undefined);
  if (templated !== undefined) return `pods not known: ${pairCode(templated)} is a placeholder`;
  const [elsewhere] = matchesIgnoringNamespace(graph, service, undefined);
  const wanted = pairs.map(pairCode).join(", ");
  if (elsewhere !== undefined) {
    const { namespace } = elsewhere.resource;
    const place = namespace === undefined ? "another namespace" : `namespace ${code(namespace)}`;
    return `**no endpoints**: ${named(elsewhere)} has ${wanted}, but in ${place}`;
  }
  const miss = nearMiss(graph, service, { scope: "auto" });
  if (miss !== undefined) return `**no endpoints**: ${nearMissText(miss)}`;
  return `**no endpoints** here: no pod has ${wanted}${maybe(graph, service)}`;
}

function nearMissText({ candidate, differences }: NearMiss): string {
  const wanted = differences.map(({ pair }) => pairCode(pair)).join(", ");
  const found = differences.map(({ pair, found: other }) =>
    other === undefined ? `no ${code(pair.key)}` : pairCode(other),
  );
  return `no pod has ${wanted}; ${named(candidate)} has ${found.join(", ")}`;
}

/** Who may make the pods all the same. */
function maybe(graph: Graph, service: Placed<Service>): string {
  const root = rootOf(graph.world, service.document.uri);
  const values = (service.resource.selector?.pairs ?? []).flatMap(({ value }) => value ?? []);
  const [maker] = values.flatMap((value) => [...graph.customs.read(nameKey(root, value))]);
  if (maker !== undefined) return `; the operator of ${named(maker)} may make some`;
  const unread = nearOf(graph, service).some((key) =>
    [...graph.unread.read(key)].some(({ content }) => content.unread?.mayHoldPods === true),
  );
  return unread ? "; documents here that could not be read may hold some" : "";
}

function pairCode({ key, value, node }: LabelPair): string {
  const text = value ?? node.text;
  return code(`${key}: ${text === "" ? '""' : text}`);
}
