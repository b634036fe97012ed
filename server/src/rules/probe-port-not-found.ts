/**
 * A probe or a hook names a port that its container does not have.
 *
 * ## What
 * The kubelet looks for the name among the ports of the probe's own container, nowhere else: not in the other
 * containers of the pod, and not in Services.
 *
 * ## Why it matters
 * The API server takes the manifest. A readiness probe then never succeeds, so that the pod gets no traffic; a startup
 * probe never ends; a liveness probe checks nothing; a `postStart` hook that fails kills the container. A number in
 * quotes is a name too, and one that the API server refuses.
 *
 * ## Reported
 * - `reported-typo.yaml`: the name is misspelt.
 * - `reported-other-container.yaml`: another container of the pod has the port.
 * - `reported-hook.yaml`: a hook, where the only port has no name yet.
 * - `reported-flow.yaml`: a number in quotes, in flow style.
 *
 * ## Accepted
 * - `accepted-declared.yaml`: names that the container declares under any protocol, and numbers.
 * - `accepted-patched.yaml`: a kustomization patches the pods; the port may come from there.
 * - `accepted-placeholder.yaml`: a name that another tool fills in.
 *
 * ## Fix
 * Use the nearest name of the container, the number of its only port, or name that port.
 *
 * ## References
 * S8.39, S8.40, S8.41, S8.43
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import type { Container, ProbePort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { addPair, fix, setNumber, setScalar } from "./fixes.ts";
import { placeOfName } from "./pod-ports.ts";
import { defineRule, type Fix, type Related, type Report } from "./rule.ts";
import { listed, nameOf, sentences, theContainer } from "./wording.ts";

export const rule = defineRule({
  id: "probe-port-not-found",
  title: "A probe names a port that its container does not have",
  level: "error",
  since: "0.1.0",
  references: ["S8.39", "S8.40", "S8.41", "S8.43"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, workloadKind, template } = workload.resource;
    const patched = mayBePatched(graph.world, [workload.document.uri], "ports");
    if (!complete || !whole || workloadKind === undefined || patched) return [];
    return template.containers
      .filter(isKnown)
      .flatMap((container) =>
        container.probePorts
          .filter(({ name }) => container.ports.every((port) => port.name !== name))
          .map((probe) => report(workload, container, probe)),
      );
  },
});

/** False when the name of a port is a placeholder: it may be the one that is looked for. */
function isKnown({ ports }: Container): boolean {
  return ports.every(({ name, nameNode }) => nameNode === undefined || name !== undefined);
}

function report(workload: Placed<Workload>, container: Container, probe: ProbePort): Report {
  return {
    range: probe.node.range,
    message: sentences(whatIsAsked(workload, container, probe), consequence(probe)),
    related: relatedPorts(workload, container, probe),
    fixes: [...retarget(workload, container, probe), ...nameOnlyPort(workload, container, probe)],
  };
}

function whatIsAsked(workload: Placed<Workload>, container: Container, { owner, name }: ProbePort): string {
  const names = container.ports.flatMap((port) => (port.name === undefined ? [] : [`\`${port.name}\``]));
  const parts = [owner, theContainer(container), nameOf(workload), name] as const;
  return names.length === 0
    ? l10n.t("The `{0}` of {1} of {2} asks port `{3}`, but the container has no named port.", ...parts)
    : l10n.t("The `{0}` of {1} of {2} asks port `{3}`, but the container has {4}.", ...parts, listed(names));
}

const consequences: ReadonlyMap<string, () => string> = new Map([
  ["readinessProbe", () => l10n.t("The pod will never be ready, and no Service will send it traffic.")],
  ["startupProbe", () => l10n.t("The container will never count as started.")],
  ["livenessProbe", () => l10n.t("The probe will never restart the container.")],
  ["lifecycle.postStart", () => l10n.t("The hook fails, and the container is killed.")],
  ["lifecycle.preStop", () => l10n.t("The hook fails.")],
]);

function consequence({ owner, name }: ProbePort): string {
  if (isNumber(name)) return l10n.t("In quotes it is a name, not a number, and the API server refuses it.");
  return consequences.get(owner)?.() ?? "";
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The ports that the container has, or the one of that name in another. */
function relatedPorts(
  placed: Placed<Workload>,
  container: Container,
  { name }: ProbePort,
): readonly Related[] {
  const own = container.ports.map((port) => ({
    placed,
    range: placeOfName(port),
    message: l10n.t("A port of {0}", theContainer(container)),
  }));
  const elsewhere = placed.resource.template.containers.flatMap((other) =>
    other.ports.flatMap((port) =>
      port.name === name
        ? [
            {
              placed,
              range: placeOfName(port),
              message: l10n.t("Port `{0}` of {1}", name, theContainer(other)),
            },
          ]
        : [],
    ),
  );
  return [...elsewhere, ...own];
}

function retarget(workload: Placed<Workload>, container: Container, probe: ProbePort): readonly Fix[] {
  const names = container.ports.flatMap(({ name }) => name ?? []);
  const nearest = names.sort((a, b) => distance(a, probe.name) - distance(b, probe.name))[0];
  const [only, ...more] = container.ports;
  const number = isNumber(probe.name) ? Number(probe.name) : more.length === 0 ? only?.number : undefined;
  return [
    ...(nearest === undefined
      ? []
      : fix(l10n.t("Ask `{0}`", nearest), [setScalar(workload, probe.node, nearest)])),
    ...(number === undefined
      ? []
      : fix(l10n.t("Ask the number {0}", number), [setNumber(workload, probe.node, number)])),
  ];
}

function nameOnlyPort(workload: Placed<Workload>, container: Container, { name }: ProbePort): readonly Fix[] {
  const [only, ...more] = container.ports;
  if (only === undefined || more.length > 0 || only.nameNode !== undefined || isNumber(name)) return [];
  return fix(l10n.t("Name the container port `{0}`", name), [
    addPair(workload, only.shape, { key: "name", value: name }),
  ]);
}
