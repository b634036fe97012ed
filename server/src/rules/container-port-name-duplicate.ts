/**
 * Two ports of a pod have one name.
 *
 * ## What
 * Within a container every port name is used once. Across the containers of a pod a name may repeat, and whoever looks
 * for it by that name and protocol finds one port only: that of the first container, sidecars last.
 *
 * ## Why it matters
 * Within a container the API server refuses the manifest: `Duplicate value`. Across containers nobody refuses anything;
 * a Service that targets the name never reaches the second port.
 *
 * ## Reported
 * - `reported-same-container.yaml`: twice in one container, as an error.
 * - `reported-other-container.yaml`: in two containers, as a warning; probes of the container follow the new name.
 * - `reported-sidecar.yaml`: a sidecar stands first in the pod and loses all the same.
 * - `reported-flow.yaml`: the same in flow style.
 *
 * ## Accepted
 * - `accepted-protocols.yaml`: two containers use the name for two protocols, and each is found under its own.
 * - `accepted-init.yaml`: an init container lends its ports to nobody.
 *
 * ## Fix
 * Gives the port that is not found a name of its own.
 *
 * ## References
 * S2.35, S2.46, S3.16, S8.40
 */
import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import type { Container, ContainerPort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { fix, setScalar } from "./fixes.ts";
import { declaredPorts, type PodPort, placeOfName } from "./pod-ports.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf, sentences, theContainer, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "container-port-name-duplicate",
  title: "Two ports of a pod have one name",
  level: "error",
  since: "0.1.0",
  references: ["S2.35", "S2.46", "S3.16", "S8.40"],
  on: "workload",
  check(workload) {
    const { complete, template } = workload.resource;
    if (!complete) return [];
    return [
      ...template.containers.flatMap((container) => checkContainer(workload, container)),
      ...checkPod(workload),
    ];
  },
});

function checkContainer(workload: Placed<Workload>, container: Container): readonly Report[] {
  return container.ports.flatMap((port, index) => {
    const first = container.ports.slice(0, index).find((other) => isNamed(other, port.name));
    if (first === undefined) return [];
    const message = l10n.t(
      "{0} of {1} has two ports named `{2}`. The API server refuses it.",
      titleOf(container),
      nameOf(workload),
      port.name ?? "",
    );
    return [report(workload, { container, port, first, probes: [], message })];
  });
}

function checkPod(workload: Placed<Workload>): readonly Report[] {
  const ports = declaredPorts(workload.resource).filter(
    ({ container, port }) => container.ports.find((other) => isNamed(other, port.name)) === port,
  );
  return ports.flatMap(({ container, port }, index) => {
    const found = ports.slice(0, index).find((other) => isSameName(other.port, port));
    if (found === undefined) return [];
    const first = found.port;
    const has = l10n.t(
      "{0} of {1} has a port named `{2}`, and so has {3}.",
      titleOf(container),
      nameOf(workload),
      port.name ?? "",
      theContainer(found.container),
    );
    const message = sentences(has, reached(first));
    const probes = container.probePorts.flatMap(({ name, node }) => (name === port.name ? [node] : []));
    return [{ ...report(workload, { container, port, first, probes, message }), level: "warning" as const }];
  });
}

function reached({ name = "", number }: ContainerPort): string {
  return number === undefined
    ? l10n.t("A Service that targets `{0}` reaches only the latter.", name)
    : l10n.t("A Service that targets `{0}` reaches only port {1} of the latter.", name, number);
}

function isNamed({ name }: ContainerPort, wanted: string | undefined): boolean {
  return name !== undefined && name === wanted;
}

/** A port is looked up by name and protocol together (S3.16); one whose protocol is unknown clashes with nothing. */
function isSameName(one: ContainerPort, other: ContainerPort): boolean {
  const known = one.protocol !== undefined && one.protocol === other.protocol;
  return known && isNamed(one, other.name);
}

interface Clash extends PodPort {
  /** The port that keeps the name. */
  readonly first: ContainerPort;
  /** Probes that mean this port, and follow when it is renamed. */
  readonly probes: readonly YamlScalar[];
  readonly message: string;
}

function report(placed: Placed<Workload>, clash: Clash): Report {
  const { port, first, message } = clash;
  const related = {
    placed,
    range: placeOfName(first),
    message: l10n.t("The first port named `{0}`", port.name ?? ""),
  };
  return { range: placeOfName(port), message, related: [related], fixes: rename(placed, clash) };
}

function rename(workload: Placed<Workload>, { container, port, first, probes }: Clash): readonly Fix[] {
  const all = workload.resource.template.containers.flatMap((each) => each.ports);
  const protocol = port.protocol?.toLowerCase();
  const endings = first.number === port.number ? [protocol, port.number] : [port.number, protocol];
  const name = [...endings, container.name]
    .flatMap((ending) => (ending === undefined ? [] : [withEnding(port.name ?? "", `${ending}`)]))
    .find((wish) => portNameProblems(wish).length === 0 && !all.some((each) => each.name === wish));
  if (name === undefined) return [];
  const nodes = [port.nameNode, ...probes];
  return fix(
    l10n.t("Rename it to `{0}`", name),
    nodes.map((node) => setScalar(workload, node, name)),
  );
}

/** At most 15 characters, if the ending is no longer than that. */
function withEnding(name: string, ending: string): string {
  return `${name.slice(0, Math.max(0, 14 - ending.length))}-${ending}`;
}
