/** How a Service stands, in a few words: how many endpoints it will have, or why it will have none. */
import * as l10n from "@vscode/l10n";
import type { Endpoints, LabelPair } from "../../resources/resource.ts";
import type { Service } from "../../resources/service.ts";
import { type Graph, nameKey } from "../../workspace/graph.ts";
import { type NearMiss, nearMiss } from "../../workspace/near-miss.ts";
import { byPlace, matchesIgnoringNamespace, nearOf } from "../../workspace/selection.ts";
import { wireHandMade } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { rootOf } from "../../workspace/world.ts";
import { code } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { endpointWords, type Reach, served } from "../reach.ts";
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
    return externalName === undefined ? "" : l10n.t("another name for {0}", code(externalName));
  if (selector === undefined) {
    if (handMade.length > 0) return handMadeText(graph, service, { reach, handMade });
    return complete ? l10n.t("**no selector**, and no endpoints made by hand") : l10n.t("not wholly read");
  }
  if (reach.pods.length === 0) return withoutPods(graph, service);
  const serving = served(reach);
  if (serving.length === 0) return l10n.t("**no endpoints**: {0}", firstMiss(reach));
  const words = endpointWords(serving);
  if (words === endpointWords([])) {
    return l10n.t("**no endpoints**: {0}", serving.map(idle).join(", "));
  }
  const early = service.resource.publishNotReadyAddresses;
  return withFarAway(early ? l10n.t("{0}, ready or not", words) : words, { graph, service, reach });
}

interface Matched {
  readonly graph: Graph;
  readonly service: Placed<Service>;
  readonly reach: Reach;
}

/** A match in another folder may be a mere namesake of the pods that were meant. */
function withFarAway(words: string, { graph, service, reach: { rank } }: Matched): string {
  const miss =
    rank === "nearest" || rank === "workspace" ? nearMiss(graph, service, { scope: "auto" }) : undefined;
  return miss === undefined
    ? words
    : l10n.t("{0} elsewhere, **none in this folder**: {1}", words, nearMissText(miss));
}

function handMadeText(graph: Graph, service: Placed<Service>, { reach, handMade }: Known): string {
  const places = handMade.map((each) => placeLink(graph.world, each, service.document.uri)).join(", ");
  const wirings = wireHandMade(service.resource, { ...reach, handMade });
  if (wirings.length > 0 && wirings.every(({ endpoints }) => endpoints.length === 0))
    return l10n.t(
      "**no endpoints**: what is made by hand in {0} has no address for a port of its name and protocol",
      places,
    );
  const count = addressCount(handMade);
  return count === 1
    ? l10n.t("1 endpoint made by hand in {0}", places)
    : l10n.t("{0} endpoints made by hand in {1}", count, places);
}

function idle({ placed }: Reach["pods"][number]): string {
  return l10n.t("{0} has no replicas", named(placed));
}

function firstMiss({ ports }: Reach): string {
  const [first] = ports.flatMap((wiring) => wiring.unresolved.map((miss) => missText(wiring, miss)));
  return first ?? l10n.t("no port leads anywhere");
}

/** No pod matches. Only what is known is said: a templated selector, unread documents and operators leave it open. */
function withoutPods(graph: Graph, service: Placed<Service>): string {
  const pairs = service.resource.selector?.pairs ?? [];
  const templated = pairs.find(({ value }) => value === undefined);
  if (templated !== undefined) {
    return l10n.t("pods not known: {0} is a placeholder", pairCode(templated));
  }
  const [elsewhere] = matchesIgnoringNamespace(graph, service, undefined);
  const wanted = pairs.map(pairCode).join(", ");
  if (elsewhere !== undefined) {
    const { namespace } = elsewhere.resource;
    return namespace === undefined
      ? l10n.t("**no endpoints**: {0} has {1}, but in another namespace", named(elsewhere), wanted)
      : l10n.t(
          "**no endpoints**: {0} has {1}, but in namespace {2}",
          named(elsewhere),
          wanted,
          code(namespace),
        );
  }
  const miss = nearMiss(graph, service, { scope: "auto" });
  if (miss !== undefined) return l10n.t("**no endpoints**: {0}", nearMissText(miss));
  return noneHere(graph, service, wanted);
}

function nearMissText({ candidate, differences }: NearMiss): string {
  const wanted = differences.map(({ pair }) => pairCode(pair)).join(", ");
  const found = differences.map(({ pair, found: other }) =>
    other === undefined ? l10n.t("no {0}", code(pair.key)) : pairCode(other),
  );
  return l10n.t("no pod has {0}; {1} has {2}", wanted, named(candidate), found.join(", "));
}

/** With who may make the pods all the same. */
function noneHere(graph: Graph, service: Placed<Service>, wanted: string): string {
  const root = rootOf(graph.world, service.document.uri);
  const values = (service.resource.selector?.pairs ?? []).flatMap(({ value }) => value ?? []);
  const makers = values.flatMap((value) => [...graph.customs.read(nameKey(root, value))]);
  const [maker] = makers.sort(byPlace);
  if (maker !== undefined) {
    return l10n.t(
      "**no endpoints** here: no pod has {0}; the operator of {1} may make some",
      wanted,
      named(maker),
    );
  }
  const unread = nearOf(graph, service).some((key) =>
    [...graph.unread.read(key)].some(({ content }) => content.unread?.mayHoldPods === true),
  );
  return unread
    ? l10n.t(
        "**no endpoints** here: no pod has {0}; documents here that could not be read may hold some",
        wanted,
      )
    : l10n.t("**no endpoints** here: no pod has {0}", wanted);
}

function pairCode({ key, value, node }: LabelPair): string {
  const text = value ?? node.text;
  return code(`${key}: ${text === "" ? '""' : text}`);
}
