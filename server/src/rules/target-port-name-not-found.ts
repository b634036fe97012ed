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
import type { ContainerPort, Service, ServicePort, Workload } from "../resources/resource.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import { type Selection, selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { groupsOf } from "../workspace/world.ts";
import { addPair, fix, setNumber, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { listed, nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-name-not-found",
  title: "A Service targets a port name that its pods do not declare",
  level: "error",
  since: "0.1.0",
  references: ["S3.16", "S3.17", "S3.19", "S3.21", "S3.24"],
  on: "service",
  check(service, { graph }) {
    if (!service.resource.complete) return [];
    const selection = selectPods(graph, service, { scope: "auto", reader: service });
    if (selection.pods.some(({ placed }) => !isKnown(graph, placed))) return [];
    return wirePorts(service.resource, selection).flatMap((wiring) => checkPort(service, wiring, selection));
  },
});

/** False when ports may come from elsewhere: an operator, a kustomization that patches, text that could not be read. */
function isKnown(graph: Graph, { resource, document }: Placed<Workload>): boolean {
  const { groups } = groupsOf(graph.world, document.uri);
  const patched = groups.some((group) => graph.world.kustomizations.get(group)?.patching === true);
  const ports = resource.template.containers.flatMap((container) => container.ports);
  const named = ports.every(({ name, nameNode }) => nameNode === undefined || name !== undefined);
  return resource.complete && resource.workloadKind !== undefined && resource.whole && !patched && named;
}

function checkPort(
  service: Placed<Service>,
  { port, targets, unresolved }: PortWiring,
  selection: Selection,
): readonly Report[] {
  const lacking = unresolved
    .filter((each) => each.reason === "name-not-found")
    .map(({ pods }) => pods.placed);
  if (typeof port.targetPort !== "string" || port.targetPortNode === undefined) return [];
  if (lacking.length === selection.pods.length && lacking.length > 0) return [report(service, port, lacking)];
  const together = selection.rank === "file" || selection.rank === "folder";
  const others = targets.map(({ pods }) => pods.placed);
  const steps = lacking.some((each) => others.some((other) => isSame(each, other)));
  if (lacking.length === 0 || targets.length === 0 || !together || steps) return [];
  return [{ ...report(service, port, lacking), level: "warning" }];
}

/** Two manifests of one object: steps of one story, of which only one is in the cluster. */
function isSame({ resource: one }: Placed, { resource: other }: Placed): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

function report(service: Placed<Service>, port: ServicePort, lacking: readonly Placed<Workload>[]): Report {
  const declared = lacking.flatMap((pods) => portsOf(pods).map((each) => ({ pods, port: each })));
  const names = [...new Set(declared.flatMap((each) => each.port.name ?? []))];
  const has = names.length > 0 ? `they have ${listed(names.map((name) => `\`${name}\``))}` : "they name none";
  const quoted = /^\d+$/.test(`${port.targetPort}`) ? " In quotes it is a name, not a number." : "";
  const message = `${nameOf(service)} sends port ${port.port ?? ""} to \`${port.targetPort}\`, a port name that the pods of ${listed(lacking.map(nameOf))} do not declare; ${has}.${quoted} The port will have no endpoints.`;
  const related = lacking.map((pods) => ({
    placed: pods,
    range:
      portsOf(pods)[0]?.range ?? pods.resource.template.containers[0]?.range ?? pods.resource.template.anchor,
    message: `The ports of ${nameOf(pods)}`,
  }));
  return {
    range: port.targetPortNode?.range ?? port.range,
    message,
    related,
    fixes: mend(service, port, declared),
  };
}

function portsOf({ resource }: Placed<Workload>): readonly ContainerPort[] {
  return resource.template.containers
    .filter(({ role }) => role !== "init")
    .flatMap((container) => container.ports);
}

interface Candidate {
  readonly pods: Placed<Workload>;
  readonly port: ContainerPort;
}

function mend(service: Placed<Service>, port: ServicePort, declared: readonly Candidate[]): readonly Fix[] {
  const fitting = declared.filter((each) => each.port.protocol === port.protocol);
  const wanted = `${port.targetPort}`;
  const nearest = [...new Set(fitting.flatMap((each) => each.port.name ?? []))].sort(
    (a, b) => distance(a, wanted) - distance(b, wanted),
  )[0];
  const number = [...new Set(fitting.flatMap((each) => each.port.number ?? []))];
  const [only] = fitting;
  const literal = Number(wanted);
  return [
    ...(nearest === undefined
      ? []
      : fix(`Target \`${nearest}\``, [setScalar(service, port.targetPortNode, nearest)])),
    ...(literal > 0
      ? fix(`Target the number ${literal}`, [setNumber(service, port.targetPortNode, literal)])
      : []),
    ...(nearest === undefined && number.length === 1 && number[0] !== undefined && number[0] !== literal
      ? fix(`Target the number ${number[0]}`, [setNumber(service, port.targetPortNode, number[0])])
      : []),
    ...(fitting.length === 1 && only !== undefined && Number.isNaN(literal)
      ? nameContainerPort(only, wanted)
      : []),
  ];
}

function nameContainerPort({ pods, port }: Candidate, name: string): readonly Fix[] {
  const title = `Name container port ${port.number ?? ""} of ${nameOf(pods)} \`${name}\``;
  const edit =
    port.nameNode === undefined
      ? addPair(pods, port.shape, { key: "name", value: name })
      : setScalar(pods, port.nameNode, name);
  return fix(title, [edit]);
}
