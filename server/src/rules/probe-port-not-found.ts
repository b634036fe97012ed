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
import { distance } from "fastest-levenshtein";
import type { Container, ProbePort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { addPair, fix, setNumber, setScalar } from "./fixes.ts";
import { placeOfName } from "./pod-ports.ts";
import { defineRule, type Fix, type Related, type Report } from "./rule.ts";
import { listed, nameOf, theContainer } from "./wording.ts";

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
  const names = container.ports.flatMap(({ name }) => (name === undefined ? [] : [`\`${name}\``]));
  const has = names.length === 0 ? "no named port" : listed(names);
  const message = `The \`${probe.owner}\` of ${theContainer(container)} of ${nameOf(workload)} asks port \`${probe.name}\`, but the container has ${has}. ${consequence(probe)}`;
  return {
    range: probe.node.range,
    message,
    related: relatedPorts(workload, container, probe),
    fixes: [...retarget(workload, container, probe), ...nameOnlyPort(workload, container, probe)],
  };
}

const consequences: ReadonlyMap<string, string> = new Map([
  ["readinessProbe", "The pod will never be ready, and no Service will send it traffic."],
  ["startupProbe", "The container will never count as started."],
  ["livenessProbe", "The probe will never restart the container."],
  ["lifecycle.postStart", "The hook fails, and the container is killed."],
  ["lifecycle.preStop", "The hook fails."],
]);

function consequence({ owner, name }: ProbePort): string {
  if (isNumber(name)) return "In quotes it is a name, not a number, and the API server refuses it.";
  return consequences.get(owner) ?? "";
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
    message: `A port of ${theContainer(container)}`,
  }));
  const elsewhere = placed.resource.template.containers.flatMap((other) =>
    other.ports.flatMap((port) =>
      port.name === name
        ? [
            {
              placed,
              range: placeOfName(port),
              message: `Port \`${name}\` of ${theContainer(other)}`,
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
    ...(nearest === undefined ? [] : fix(`Ask \`${nearest}\``, [setScalar(workload, probe.node, nearest)])),
    ...(number === undefined
      ? []
      : fix(`Ask the number ${number}`, [setNumber(workload, probe.node, number)])),
  ];
}

function nameOnlyPort(workload: Placed<Workload>, container: Container, { name }: ProbePort): readonly Fix[] {
  const [only, ...more] = container.ports;
  if (only === undefined || more.length > 0 || only.nameNode !== undefined || isNumber(name)) return [];
  return fix(`Name the container port \`${name}\``, [
    addPair(workload, only.shape, { key: "name", value: name }),
  ]);
}
