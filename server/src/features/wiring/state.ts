/**
 * How a Service and each of its ports stand, as one word and a short plain text. The hover tells the same at more
 * length; both ask the same questions of the graph, and a test holds them together.
 */
import * as l10n from "@vscode/l10n";
import type { Endpoints, LabelPair } from "../../resources/resource.ts";
import type { Service } from "../../resources/service.ts";
import { type Graph, nameKey } from "../../workspace/graph.ts";
import { type NearMiss, nearMiss } from "../../workspace/near-miss.ts";
import { matchesIgnoringNamespace, nearOf, type Scope } from "../../workspace/selection.ts";
import { wireHandMade } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { rootOf } from "../../workspace/world.ts";
import { addressCount } from "../hover/hand-made.ts";
import { titled } from "../places.ts";
import { endpointWords, type Reach, served } from "../reach.ts";
import { portStandings } from "./port-state.ts";

/**
 * - `reached`: the cable is plugged in, as far as manifests tell.
 * - `near-miss`: it is not, and what was meant is known: a pair, a namespace or a port that differs.
 * - `nothing`: it is not, and nothing like it is there.
 * - `unknown`: manifests leave it open.
 */
export type WiringState = "reached" | "near-miss" | "nothing" | "unknown";

export interface Standing {
  readonly state: WiringState;
  /** One line of plain text; names in it are those of the user. */
  readonly text: string;
}

/** A Service with everything that was found out about it. */
export interface Wired {
  readonly service: Placed<Service>;
  readonly reach: Reach;
  readonly handMade: readonly Placed<Endpoints>[];
  /** The workload that it nearly selects. */
  readonly miss: NearMiss | undefined;
  readonly standing: Standing;
  /** One for each port. */
  readonly ports: readonly Standing[];
}

/** What a Service reaches, and how it and its ports stand. */
export function wiringOf(
  graph: Graph,
  service: Placed<Service>,
  { reach, handMade, scope }: Pick<Wired, "reach" | "handMade"> & { readonly scope: Scope },
): Wired {
  const selecting =
    service.resource.selector !== undefined && service.resource.serviceType !== "ExternalName";
  const far = reach.rank === undefined || reach.rank === "nearest" || reach.rank === "workspace";
  const miss = selecting && far ? nearMiss(graph, service, { scope }) : undefined;
  const found = { service, reach, handMade, miss };
  const own = standingOf(graph, found);
  const ports = portStandings(graph.world, { ...found, own });
  return { ...found, standing: withPorts(own, found, ports), ports };
}

type Found = Omit<Wired, "standing" | "ports">;

function standingOf(graph: Graph, found: Found): Standing {
  const { serviceType, externalName, selector } = found.service.resource;
  if (serviceType === "ExternalName")
    return { state: "unknown", text: externalName === undefined ? "" : l10n.t("alias of {0}", externalName) };
  if (selector === undefined) return handMadeStanding(found);
  if (found.reach.pods.length === 0) return withoutPods(graph, found);
  const serving = served(found.reach);
  // Whether that is a mistake is for the ports to say: they may be patched in.
  if (serving.length === 0) return { state: "unknown", text: l10n.t("no endpoints") };
  const words = endpointWords(serving);
  // Pods that the manifest scales to 0 are no endpoints.
  if (serving.every(({ count }) => count === 0)) return { state: "nothing", text: words };
  return found.miss === undefined
    ? { state: "reached", text: words }
    : { state: "near-miss", text: missText(found.miss) };
}

function handMadeStanding({ service, reach, handMade }: Found): Standing {
  if (handMade.length === 0)
    return service.resource.complete
      ? { state: "nothing", text: l10n.t("no selector") }
      : { state: "unknown", text: l10n.t("not wholly read") };
  const wirings = wireHandMade(service.resource, { ...reach, handMade });
  if (wirings.length > 0 && wirings.every(({ endpoints }) => endpoints.length === 0))
    return { state: "near-miss", text: l10n.t("no endpoint made by hand for its ports") };
  const count = addressCount(handMade);
  const text =
    count === 1 ? l10n.t("1 endpoint · made by hand") : l10n.t("{0} endpoints · made by hand", count);
  return { state: "reached", text };
}

/** No pod matches. Only what is known counts: a templated selector, unread documents and operators leave it open. */
function withoutPods(graph: Graph, { service, miss }: Found): Standing {
  const pairs = service.resource.selector?.pairs ?? [];
  const templated = pairs.find(({ value }) => value === undefined);
  if (templated !== undefined)
    return { state: "unknown", text: l10n.t("{0} is a placeholder", pairText(templated)) };
  const [elsewhere] = matchesIgnoringNamespace(graph, service, undefined);
  if (elsewhere !== undefined)
    return {
      state: "near-miss",
      text: l10n.t("no endpoints: {0} is in another namespace", titled(elsewhere)),
    };
  if (miss !== undefined) return { state: "near-miss", text: missText(miss) };
  const wanted = pairs.map(pairText).join(", ");
  if (mayBeElsewhere(graph, service))
    return { state: "unknown", text: l10n.t("no pod that could be read has {0}", wanted) };
  return { state: "nothing", text: l10n.t("no endpoints: no pod has {0}", wanted) };
}

/** The pairs that the selector asks for beside those that were found instead. */
export function missText({ candidate, differences }: NearMiss): string {
  const wanted = differences.map(({ pair }) => pairText(pair)).join(", ");
  const found = differences.map(({ pair, found: other }) =>
    other === undefined ? l10n.t("no {0}", pair.key) : pairText(other),
  );
  return l10n.t("no pod has {0}; {1} has {2}", wanted, titled(candidate), found.join(", "));
}

/** An operator, or documents nearby that could not be read, may make the pods all the same. */
function mayBeElsewhere(graph: Graph, service: Placed<Service>): boolean {
  const root = rootOf(graph.world, service.document.uri);
  const values = (service.resource.selector?.pairs ?? []).flatMap(({ value }) => value ?? []);
  const operated = values.some((value) => graph.customs.size(nameKey(root, value)) > 0);
  return operated || nearOf(graph, service).some((key) => graph.unread.size(key) > 0);
}

/** A Service with pods is plugged in when every port is: the first one that is not tells the tale. */
function withPorts(own: Standing, { reach, handMade, miss }: Found, ports: readonly Standing[]): Standing {
  const loose = ports.find(({ state }) => state === "near-miss" || state === "nothing");
  const hasPods = (reach.pods.length > 0 && miss === undefined) || handMade.length > 0;
  if (loose === undefined || !hasPods || own.state === "nothing") return own;
  return { state: loose.state, text: [own.text, loose.text].filter((text) => text !== "").join(" · ") };
}

function pairText({ key, value, node }: LabelPair): string {
  const text = value ?? node.text;
  return `${key}: ${text === "" ? '""' : text}`;
}
