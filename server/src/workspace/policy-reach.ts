/**
 * Whether NetworkPolicies let one workload reach another (S8.25–S8.34). Whoever cannot be sure says "unknown": an
 * address block may cover any pod, and only the cluster knows the labels of a namespace that nobody here declares.
 */
import { type Labels, type Match, matchRequirements, type Requirement } from "../kubernetes/labels.ts";
import type { Protocol } from "../kubernetes/protocol.ts";
import type { LabelSelector } from "../resources/label-selector.ts";
import { namespaceNameLabel } from "../resources/namespace-names.ts";
import type {
  NetworkPolicy,
  PolicyDirection,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
} from "../resources/network-policy.ts";
import type { Workload } from "../resources/workload.ts";
import { objectKey } from "./graph.ts";
import { lentPorts } from "./known-ports.ts";
import { type Look, once, type Remembered } from "./look.ts";
import { namespaceOf } from "./near-objects.ts";
import { matchPick, picked, pickersAnywhere, pickersNear } from "./picks.ts";
import { byPlace, namespaceFit } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";
import { mayBePatched, rootOf } from "./world.ts";

export type Direction = "ingress" | "egress";

/** A way from one workload to another, after the Service between them (S8.32). */
export interface Flow {
  readonly caller: Placed<Workload>;
  readonly target: Placed<Workload>;
  /** The port of the pods. */
  readonly number: number;
  readonly protocol: Protocol;
}

/** The policies that isolate the pods of a workload in a direction (S8.27), by the nearest rank, sorted by file and place. */
export function isolating(
  look: Look,
  pods: Placed<Workload>,
  direction: Direction,
): readonly Placed<NetworkPolicy>[] {
  const policies = once(near, look, { of: pods, ask: () => policiesAbout(look, pods, pickersNear) });
  return inDirection(policies, direction).filter((policy) => subjectsOf(look, policy).includes(pods));
}

const near: Remembered<Placed<Workload>, readonly Placed<NetworkPolicy>[]> = new WeakMap();

const subjects: Remembered<Placed<NetworkPolicy>, readonly Placed<Workload>[]> = new WeakMap();

/** The workloads whose pods a policy is about. */
function subjectsOf(look: Look, policy: Placed<NetworkPolicy>): readonly Placed<Workload>[] {
  const ask = () =>
    policy.resource.picks.slice(0, 1).flatMap((pick) => picked(look.graph, policy, pick, look.reader));
  return once(subjects, look, { of: policy, ask });
}

/**
 * Whether all the policies on the pods together let a flow through; those of other folders may, too (S8.27), unless
 * they are variants of one that is near, by its name.
 */
export function isLetThrough(look: Look, flow: Flow, direction: Direction): Match {
  const pods = direction === "ingress" ? flow.target : flow.caller;
  const beside = isolating(look, pods, direction);
  const names = new Set(beside.map(({ resource }) => resource.name));
  const policies = once(anywhere, look, { of: pods, ask: () => policiesAbout(look, pods, pickersAnywhere) });
  const others = inDirection(policies, direction).filter(({ resource }) => !names.has(resource.name));
  return any([...beside, ...others], (policy) => letsThrough(look, policy, { flow, direction }));
}

const anywhere: Remembered<Placed<Workload>, readonly Placed<NetworkPolicy>[]> = new WeakMap();

/** Whether a flow comes through on both sides: where nothing isolates the pods, nothing stops it (S8.26). */
export function passes(look: Look, flow: Flow): Match {
  const sides = (["ingress", "egress"] as const).map((direction) => {
    const pods = direction === "ingress" ? flow.target : flow.caller;
    return isolating(look, pods, direction).length === 0 ? "yes" : isLetThrough(look, flow, direction);
  });
  return sides.reduce(both);
}

/** Whether one policy lets a flow through, by any of its rules. */
function letsThrough(
  look: Look,
  policy: Placed<NetworkPolicy>,
  { flow, direction }: { readonly flow: Flow; readonly direction: Direction },
): Match {
  const { readable, complete } = policy.resource;
  if (!readable || !complete || mayChange(look, policy)) return "unknown";
  const other = direction === "ingress" ? flow.caller : flow.target;
  return any(rulesOf(policy, direction), (rule) =>
    both(letsPeer(look, policy, { rule, other }), letsPort(rule, flow)),
  );
}

/** Whether a rule is about a workload at the other end (S8.28). */
export function letsPeer(
  look: Look,
  policy: Placed<NetworkPolicy>,
  { rule, other }: { readonly rule: PolicyRule; readonly other: Placed<Workload> },
): Match {
  if (rule.peers.length === 0) return "yes";
  return any(rule.peers, (peer) => matchPeer(look, policy, { peer, other }));
}

/** Whether a rule is about a port of the pods at the end of the way (S8.28, S8.31). */
export function letsPort({ ports }: PolicyRule, flow: Omit<Flow, "caller">): Match {
  return ports.length === 0 ? "yes" : any(ports, (port) => matchPort(port, flow));
}

export function rulesOf({ resource }: Placed<NetworkPolicy>, direction: Direction): PolicyDirection["rules"] {
  return resource[direction].rules;
}

function inDirection(
  policies: readonly Placed<NetworkPolicy>[],
  direction: Direction,
): readonly Placed<NetworkPolicy>[] {
  return policies.filter(({ resource }) => resource[direction].isolates || !resource.readable);
}

/** The policies that are or may be about the pods, sorted by file and place. */
function policiesAbout(
  { graph, reader }: Look,
  pods: Placed<Workload>,
  pickers: typeof pickersNear,
): readonly Placed<NetworkPolicy>[] {
  return [...pickers(graph, pods, reader)]
    .filter((each) => isOf(each, "network-policy"))
    .filter((policy) => {
      const [subject] = policy.resource.picks;
      const may = subject !== undefined && matchPick(subject, pods) !== "no";
      return may && namespaceFit(graph, policy, pods) !== "differs";
    })
    .sort(byPlace);
}

/** True when a kustomization may change the labels or ports in a file on the way. */
export function mayChange({ graph }: Look, { document: { uri } }: Placed): boolean {
  return (["labels", "ports"] as const).some((part) => mayBePatched(graph.world, [uri], part));
}

function matchPeer(
  look: Look,
  policy: Placed<NetworkPolicy>,
  { peer, other }: { readonly peer: PolicyPeer; readonly other: Placed<Workload> },
): Match {
  if (peer.ipBlock) return "unknown";
  const { labels } = other.resource.template;
  const pods = peer.pods === undefined ? "yes" : matchRequirements(peer.pods.requirements, labels);
  const fit = { same: "yes", open: "unknown", differs: "no" } as const;
  // Without a selector of namespaces it is the policy's own (S8.29).
  const namespaces =
    peer.namespaces === undefined
      ? fit[namespaceFit(look.graph, policy, other)]
      : matchNamespace(look, peer.namespaces, other);
  return both(pods, namespaces);
}

/** A label that the manifest of a namespace does not have may be put on it by hand. */
function matchNamespace({ graph, reader }: Look, { requirements }: LabelSelector, placed: Placed): Match {
  if (requirements.length === 0) return "yes";
  const name = namespaceOf(graph, placed);
  if (name === undefined) return "unknown";
  const root = rootOf(graph.world, placed.document.uri);
  const declared = [...graph.objects.read(objectKey(root, { kind: "Namespace", name }), reader)];
  const written = declared.flatMap((each) => (isOf(each, "namespace") ? [...each.resource.labels] : []));
  const labels: Labels = new Map([...written, [namespaceNameLabel, name]]);
  const matchOne = (requirement: Requirement) =>
    labels.has(requirement.key) ? matchRequirements([requirement], labels) : "unknown";
  return requirements.map(matchOne).reduce(both, "yes");
}

function matchPort(port: PolicyPort, { target, number, protocol }: Omit<Flow, "caller">): Match {
  if (port.protocol === undefined) return "unknown";
  if (port.protocol !== protocol) return "no";
  if (port.port === undefined) return "yes";
  const { value } = port.port;
  if (typeof value === "number") {
    const last = port.endPortNode === undefined ? value : port.endPort;
    if (last === undefined) return "unknown";
    return number >= value && number <= last ? "yes" : "no";
  }
  const ports = lentPorts(target);
  if (ports.some((each) => each.number === undefined || (each.nameNode && each.name === undefined)))
    return "unknown";
  const named = ports.filter((each) => each.name === value && each.protocol === protocol);
  return named.some((each) => each.number === number) ? "yes" : "no";
}

function any<Item>(items: readonly Item[], matchOne: (item: Item) => Match): Match {
  const matches = items.map(matchOne);
  if (matches.includes("yes")) return "yes";
  return matches.includes("unknown") ? "unknown" : "no";
}

function both(one: Match, other: Match): Match {
  if (one === "no" || other === "no") return "no";
  return one === "unknown" || other === "unknown" ? "unknown" : "yes";
}
