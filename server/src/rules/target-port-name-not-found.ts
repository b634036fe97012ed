/**
 * A Service sends traffic to a port name that its pods do not have.
 *
 * ## What
 * `targetPort` is a name, and no container of the selected pods declares a port of that name. Only containers and
 * sidecars count, not plain init containers. In quotes a number is a name too, and one that nobody can have.
 *
 * ## Why it matters
 * The controller leaves the port out of the endpoints without a word. The Service looks healthy and answers nothing.
 *
 * ## Reported
 * - `reported-typo.yaml`: the name is misspelt.
 * - `reported-quoted-number.yaml`: a number in quotes.
 * - `reported-unnamed.yaml`: the container port has no name.
 * - `reported-some.yaml`: some of the selected workloads lack the name, as a warning.
 * - `reported-patched-typo.yaml`: a kustomization patches the pods, which have nearly the name, as a warning.
 *
 * ## Accepted
 * - `accepted-sidecar.yaml`: a sidecar declares the port.
 * - `accepted-patched.yaml`: a kustomization patches the pods; the port may come from there.
 * - `accepted-far.yaml`: of pods in several folders only the nearest count.
 *
 * ## Fix
 * Use the nearest name or the number, or name the container port.
 *
 * ## References
 * S3.16, S3.17, S3.19, S3.21, S3.24
 */
import { distance } from "fastest-levenshtein";
import { isMisspelling } from "../kubernetes/misspelling.ts";
import type { ContainerPort, Service, ServicePort, Workload } from "../resources/resource.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Selection } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { groupsOf } from "../workspace/world.ts";
import { addPair, fix, setNumber, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { listed, nameOf, podsOf } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-name-not-found",
  title: "A Service targets a port name that its pods do not declare",
  level: "error",
  since: "0.1.0",
  references: ["S3.16", "S3.17", "S3.19", "S3.21", "S3.24"],
  on: "service",
  check(service, { graph, select }) {
    if (!service.resource.complete) return [];
    const selection = select(service);
    if (selection.pods.some(({ placed }) => !isReadable(placed))) return [];
    const sure = selection.pods.every(({ placed }) => isSure(graph, placed));
    return wirePorts(service.resource, selection)
      .flatMap((wiring) => (sure || isSlip(wiring) ? [wiring] : []))
      .flatMap((wiring) => checkPort(service, wiring, selection))
      .map((each) => (sure ? each : { ...each, level: "warning" as const }));
  },
});

/** False when the names of some ports are not known. */
function isReadable({ resource }: Placed<Workload>): boolean {
  const ports = resource.template.containers.flatMap((container) => container.ports);
  return (
    resource.complete && ports.every(({ name, nameNode }) => nameNode === undefined || name !== undefined)
  );
}

/** False when ports may come from elsewhere: an operator, a kustomization that patches. */
function isSure(graph: Graph, { resource, document }: Placed<Workload>): boolean {
  const { groups } = groupsOf(graph.world, document.uri);
  const patched = groups.some((group) => graph.world.kustomizations.get(group)?.patching === true);
  return resource.workloadKind !== undefined && resource.whole && !patched;
}

/** True when no port can be called so, or all pods declare nearly the name: then it does not matter who adds ports. */
function isSlip({ port: { targetPort }, unresolved }: PortWiring): boolean {
  const wanted = `${targetPort}`;
  const impossible = /^\d+$/.test(wanted);
  return impossible || unresolved.every(({ pods }) => portsOf(pods.placed).some(isNearly(wanted)));
}

/** Whether a port has nearly the name, and not merely a longer one: `https` may well come beside `http`. */
function isNearly(wanted: string): (port: ContainerPort) => boolean {
  return ({ name }) =>
    name !== undefined && isMisspelling(name, wanted) && !name.startsWith(wanted) && !wanted.startsWith(name);
}

function checkPort(
  service: Placed<Service>,
  { port, targets, unresolved }: PortWiring,
  selection: Selection,
): readonly Report[] {
  if (typeof port.targetPort !== "string" || port.targetPortNode === undefined) return [];
  const all = selection.pods.map(({ placed }) => placed);
  const lacking = unresolved
    .filter(({ reason }) => reason === "name-not-found")
    .map(({ pods }) => pods.placed);
  if (lacking.length === 0) return [];
  if (lacking.length === all.length) return [report(service, port, { lacking, all })];
  const together = selection.rank === "file" || selection.rank === "folder";
  const others = targets.map(({ pods }) => pods.placed);
  const steps = lacking.some((each) => others.some((other) => isSame(each, other)));
  if (others.length === 0 || !together || steps) return [];
  return [{ ...report(service, port, { lacking, all }), level: "warning" }];
}

/** Two manifests of one object: steps of one story, of which only one is in the cluster. */
function isSame({ resource: one }: Placed, { resource: other }: Placed): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

function report(service: Placed<Service>, port: ServicePort, { lacking, all }: Lack): Report {
  const names = [...new Set(lacking.flatMap((pods) => portsOf(pods).flatMap(({ name }) => name ?? [])))];
  const has = names.length > 0 ? listed(names.map((name) => `\`${name}\``)) : "no named port";
  const quoted = /^\d+$/.test(`${port.targetPort}`) ? " In quotes it is a name, not a number." : "";
  const message = `${nameOf(service)} sends port ${port.port ?? ""} to \`${port.targetPort}\`, a port name that ${podsOf(lacking, { one: "does not declare; it has", many: "do not declare; they have" })} ${has}.${quoted} ${consequence({ lacking, all })}`;
  const related = lacking.map((pods) => ({
    placed: pods,
    range:
      portsOf(pods)[0]?.range ?? pods.resource.template.containers[0]?.range ?? pods.resource.template.anchor,
    message: `The ports of ${nameOf(pods)}`,
  }));
  const fixes = [...retarget(service, port, all), ...nameContainerPorts(port, lacking)];
  return { range: port.targetPortNode?.range ?? port.range, message, related, fixes };
}

interface Lack {
  readonly lacking: readonly Placed<Workload>[];
  /** Everything that the Service selects. */
  readonly all: readonly Placed<Workload>[];
}

function consequence({ lacking, all }: Lack): string {
  return lacking.length < all.length
    ? "Those pods will be no endpoints of the port."
    : "The port will have no endpoints.";
}

/** The ports that a Service may find by name (S3.17). */
function portsOf({ resource }: Placed<Workload>): readonly ContainerPort[] {
  const lending = resource.template.containers.filter(({ role }) => role !== "init");
  return lending.flatMap((container) => container.ports);
}

/** What every selected workload declares, so that the finding does not merely move on to another. */
function shared<T>(
  all: readonly Placed<Workload>[],
  of: (pods: Placed<Workload>) => readonly T[],
): readonly T[] {
  const [first, ...rest] = all.map((pods) => new Set(of(pods)));
  return [...(first ?? [])].filter((each) => rest.every((others) => others.has(each)));
}

/** The nearest shared name; the number that was quoted; the only number there is. */
function retarget(
  service: Placed<Service>,
  port: ServicePort,
  all: readonly Placed<Workload>[],
): readonly Fix[] {
  const wanted = `${port.targetPort}`;
  const fitting = (pods: Placed<Workload>) =>
    portsOf(pods).filter(({ protocol }) => protocol === port.protocol);
  const names = shared(all, (pods) => fitting(pods).flatMap(({ name }) => name ?? []));
  const nearest = [...names].sort((a, b) => distance(a, wanted) - distance(b, wanted))[0];
  const numbers = shared(all, (pods) => fitting(pods).flatMap(({ number }) => number ?? []));
  const number = Number(wanted) > 0 ? Number(wanted) : numbers.length === 1 ? numbers[0] : undefined;
  const node = port.targetPortNode;
  return [
    ...(nearest === undefined ? [] : fix(`Target \`${nearest}\``, [setScalar(service, node, nearest)])),
    ...(number === undefined ? [] : fix(`Target the number ${number}`, [setNumber(service, node, number)])),
  ];
}

/** Names the container port in every workload that lacks it, when each has just one that it can be, or nearly the name. */
function nameContainerPorts(
  { targetPort, protocol }: ServicePort,
  lacking: readonly Placed<Workload>[],
): readonly Fix[] {
  const name = `${targetPort}`;
  const edits = lacking.map((pods) => {
    const ports = portsOf(pods).filter((port) => port.protocol === protocol);
    const near = ports.filter(isNearly(name));
    const [only, ...more] = near.length > 0 ? near : ports;
    return only === undefined || more.length > 0 ? undefined : nameIt(pods, only, name);
  });
  return Number.isNaN(Number(name))
    ? fix(`Name the container port of ${listed(lacking.map(nameOf))} \`${name}\``, edits)
    : [];
}

function nameIt(pods: Placed<Workload>, port: ContainerPort, name: string) {
  if (port.nameNode !== undefined) return setScalar(pods, port.nameNode, name);
  return addPair(pods, port.shape, { key: "name", value: name });
}
