/**
 * A Service sends traffic to a port name that its pods do not have.
 *
 * ## What
 * `targetPort` is a name, and no container of the selected pods declares a port of that name. Only containers and
 * sidecars count, not plain init containers. A name that no port can have is the business of `target-port-invalid`.
 *
 * ## Why it matters
 * The controller leaves the port out of the endpoints without a word. The Service looks healthy and answers nothing.
 *
 * ## Reported
 * - `reported-typo.yaml`: the name is misspelt.
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
import * as l10n from "@vscode/l10n";
import { isMisspelling } from "../kubernetes/misspelling.ts";
import { portNameProblems } from "../kubernetes/names.ts";
import type { ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import { arePortsKnown, lentPorts } from "../workspace/known-ports.ts";
import { isNear, type Selection } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { addPair, fix } from "./fixes.ts";
import { retarget } from "./retarget.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { isOnePod, listed, nameOf, podsOf, portText, sentences } from "./wording.ts";

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
    const sure = selection.pods.every(({ placed }) => arePortsKnown(graph.world, service, placed));
    return wirePorts(service.resource, selection)
      .filter((wiring) => sure || isSlip(wiring))
      .flatMap((wiring) => checkPort(service, wiring, selection))
      .map((each) => (sure ? each : { ...each, level: "warning" as const }));
  },
});

/** False when the names of some ports are not known. */
function isReadable(pods: Placed<Workload>): boolean {
  const named = lentPorts(pods).every(({ name, nameNode }) => nameNode === undefined || name !== undefined);
  return pods.resource.complete && named;
}

/** True when all pods declare nearly the name: then it does not matter who else adds ports. */
function isSlip({ port: { targetPort }, unresolved }: PortWiring): boolean {
  return unresolved.every(({ pods }) => lentPorts(pods.placed).some(isNearly(`${targetPort}`)));
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
  if (portNameProblems(port.targetPort).length > 0) return [];
  const all = selection.pods.map(({ placed }) => placed);
  const lacking = unresolved
    .filter(({ reason }) => reason === "name-not-found")
    .map(({ pods }) => pods.placed);
  if (lacking.length === 0) return [];
  if (lacking.length === all.length) return [report(service, port, { lacking, all })];
  const together = isNear(selection.rank);
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
  const message = sentences(whatLacks(service, port, lacking), consequence({ lacking, all }));
  const related = lacking.map((pods) => ({
    placed: pods,
    range:
      lentPorts(pods)[0]?.range ??
      pods.resource.template.containers[0]?.range ??
      pods.resource.template.anchor,
    message: l10n.t("The ports of {0}", nameOf(pods)),
  }));
  const fixes = [...retarget(service, port, all), ...nameContainerPorts(port, lacking)];
  return { range: port.targetPortNode?.range ?? port.range, message, related, fixes };
}

function whatLacks(
  service: Placed<Service>,
  port: ServicePort,
  lacking: readonly Placed<Workload>[],
): string {
  const names = [...new Set(lacking.flatMap((pods) => lentPorts(pods).flatMap(({ name }) => name ?? [])))];
  const has = listed(names.map((name) => `\`${name}\``));
  const parts = [nameOf(service), portText(port), `${port.targetPort}`, podsOf(lacking)] as const;
  const one = isOnePod(lacking);
  if (has === "") {
    return one
      ? l10n.t(
          "{0} sends {1} to `{2}`, a port name that {3} does not declare; it has no named port.",
          ...parts,
        )
      : l10n.t(
          "{0} sends {1} to `{2}`, a port name that {3} do not declare; they have no named port.",
          ...parts,
        );
  }
  return one
    ? l10n.t("{0} sends {1} to `{2}`, a port name that {3} does not declare; it has {4}.", ...parts, has)
    : l10n.t("{0} sends {1} to `{2}`, a port name that {3} do not declare; they have {4}.", ...parts, has);
}

interface Lack {
  readonly lacking: readonly Placed<Workload>[];
  /** Everything that the Service selects. */
  readonly all: readonly Placed<Workload>[];
}

function consequence({ lacking, all }: Lack): string {
  return lacking.length < all.length
    ? l10n.t("The port will have no endpoints there.")
    : l10n.t("The port will have no endpoints.");
}

/** Names the one container port that has no name, in every workload that lacks it; renaming one would break others. */
function nameContainerPorts(
  { targetPort, protocol }: ServicePort,
  lacking: readonly Placed<Workload>[],
): readonly Fix[] {
  const name = `${targetPort}`;
  if (portNameProblems(name).length > 0) return [];
  const edits = lacking.map((pods) => {
    const [only, ...more] = lentPorts(pods).filter((port) => port.protocol === protocol);
    const free = only !== undefined && more.length === 0 && only.nameNode === undefined;
    return free ? addPair(pods, only.shape, { key: "name", value: name }) : undefined;
  });
  const [only, ...more] = lacking;
  const title =
    only !== undefined && more.length === 0
      ? l10n.t("Name the container port of {0} `{1}`", nameOf(only), name)
      : l10n.t("Name the container ports `{0}`", name);
  return fix(title, edits);
}
