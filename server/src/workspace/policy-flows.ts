/** The ways between workloads that manifests tell of: who calls a Service by its name, and which pods and port that is. */
import { matchPairs } from "../kubernetes/labels.ts";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Call, callsFrom, callsTo } from "./callers.ts";
import { type Target, wirePort } from "./endpoints.ts";
import { otherPolicyKey } from "./graph.ts";
import { type Look, once, type Remembered } from "./look.ts";
import { mentionsNear } from "./mentions.ts";
import { type Direction, type Flow, mayChange } from "./policy-reach.ts";
import { byPlace, isNear, nearOf, rankOf, type Selection, selectPods } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";

/** A flow, and the Service and the mention that tell of it. */
export interface KnownFlow extends Flow {
  readonly call: Call;
  readonly port: ServicePort;
  readonly wired: Target;
}

type FlowsOfPods = Remembered<Placed<Workload>, readonly KnownFlow[]>;

const flows: Readonly<Record<Direction, FlowsOfPods>> = { ingress: new WeakMap(), egress: new WeakMap() };

/** The flows into or out of the pods of a workload that are wholly known, each port of a Service once for each caller. */
export function flowsOf(look: Look, pods: Placed<Workload>, direction: Direction): readonly KnownFlow[] {
  return once(flows[direction], look, { of: pods, ask: () => findFlows(look, pods, direction) });
}

function findFlows(look: Look, pods: Placed<Workload>, direction: Direction): readonly KnownFlow[] {
  const { graph, reader } = look;
  if (!isPlainPods(look, pods)) return [];
  const calls =
    direction === "egress"
      ? callsFrom(graph, pods, reader)
      : servicesOver(look, pods).flatMap((service) => callsTo(graph, service, reader, mentionsNear));
  const other = direction === "egress" ? undefined : pods;
  const found = calls.flatMap((call) => flowsIn(look, call, other));
  return [...new Map(found.map((flow) => [signatureOf(flow), flow])).values()];
}

/** The Services that select the pods of a workload from beside it, sorted by file and place. */
export function servicesOver(look: Look, pods: Placed<Workload>): readonly Placed<Service>[] {
  const { graph, reader } = look;
  const near = nearOf(graph, pods).flatMap((key) => [...graph.services.read(key, reader)]);
  const { labels } = pods.resource.template;
  const candidates = [...new Set(near)].filter(({ resource }) => {
    return matchPairs(resource.selector?.labels ?? new Map(), labels) === "yes";
  });
  return candidates.filter((service) => podsBehind(look, service).includes(pods)).sort(byPlace);
}

/**
 * True when other kinds of policies stand near, which let through what a NetworkPolicy does not, or a document that
 * nobody could read.
 */
export function mayBeLetOtherwise({ graph, reader }: Look, at: Placed): boolean {
  const near = nearOf(graph, at);
  return near.some(
    (scope) =>
      graph.objects.read(otherPolicyKey(scope), reader).size > 0 || graph.unread.read(scope, reader).size > 0,
  );
}

/** Pods whose traffic policies see, and of which everything is known: not those on the network of their host. */
function isPlainPods(look: Look, pods: Placed<Workload>): boolean {
  const { complete, whole, workloadKind, template } = pods.resource;
  return complete && whole && workloadKind !== undefined && !template.hostNetwork && !mayChange(look, pods);
}

/**
 * A headless Service translates nothing: its clients reach the pods at the number that they name (S3.31).
 * @param only the pods that are asked for; undefined for all behind the Service
 */
function flowsIn(look: Look, call: Call, only: Placed<Workload> | undefined): readonly KnownFlow[] {
  const { from: caller, to: service } = call;
  const port = portMeant(call);
  if (port === undefined || !isOf(caller, "workload") || isShared(look, call)) return [];
  if (!isPlainPods(look, caller) || mayChange(look, service)) return [];
  if (rankOf(look.graph, service, caller) === "workspace") return [];
  return selectionOf(look, service)
    .pods.filter(({ placed }) => (only === undefined || placed === only) && placed !== caller)
    .filter(({ placed }) => isNear(rankOf(look.graph, service, placed)) && isPlainPods(look, placed))
    .flatMap((pods) => {
      const wired = wirePort(port, pods);
      if (wired === undefined || !("number" in wired) || port.protocol === undefined) return [];
      const number = service.resource.headless ? call.mention.port?.value : wired.number;
      if (typeof number !== "number" || !isPortNumber(number)) return [];
      return [{ caller, target: pods.placed, number, protocol: port.protocol, call, port, wired }];
    });
}

/**
 * A ConfigMap that several read holds the addresses of all, and who of them uses which is not known; one of another
 * folder may be an example of the same name.
 */
function isShared(look: Look, { through, from }: Call): boolean {
  if (through === undefined) return false;
  const { graph, reader } = look;
  const readers = new Set(mentionsNear(graph, through, reader).map((each) => each.from));
  return readers.size > 1 || !isNear(rankOf(look.graph, from, through));
}

/** The port of the Service that the client names, or the only one there is. */
function portMeant({ mention, to }: Call): ServicePort | undefined {
  const { ports, complete, serviceType } = to.resource;
  if (!complete || serviceType === "ExternalName") return undefined;
  const wanted = mention.port?.value;
  if (wanted === undefined) return ports.length === 1 ? ports[0] : undefined;
  return ports.find(({ port, name }) => port === wanted || (name !== undefined && name.text === wanted));
}

function podsBehind(look: Look, service: Placed<Service>): readonly Placed<Workload>[] {
  return selectionOf(look, service)
    .pods.map(({ placed }) => placed)
    .filter((placed) => isNear(rankOf(look.graph, service, placed)));
}

const selections: Remembered<Placed<Service>, Selection> = new WeakMap();

function selectionOf(look: Look, service: Placed<Service>): Selection {
  const { graph, reader } = look;
  const question = { scope: "auto", ...(reader === undefined ? {} : { reader }) } as const;
  return once(selections, look, { of: service, ask: () => selectPods(graph, service, question) });
}

function signatureOf({ call, target, number, protocol }: KnownFlow): string {
  const place = (placed: Placed) =>
    `${placed.document.uri} ${placed.document.place.start} ${placed.resource.item}`;
  return [place(call.from), place(call.to), place(target), number, protocol].join("\n");
}
