/**
 * A port is no number from 1 to 65535.
 *
 * ## What
 * The `port` and a numeric `targetPort` of a Service, the `containerPort` and `hostPort` of a container. The field must
 * hold a whole number: in quotes it is a string, and the API server does not read a number out of a string. A
 * `nodePort` must be a number too; which ones a cluster hands out is the business of `node-port-out-of-range`.
 *
 * ## Why it matters
 * The API server refuses the object: `must be between 1 and 65535, inclusive`, or it cannot decode the field at all.
 *
 * ## Reported
 * - `reported-service.yaml`: zero, a number that is too high, and a fraction.
 * - `reported-container.yaml`: container ports and host ports.
 * - `reported-string.yaml`: numbers in quotes, and words.
 * - `reported-missing.yaml`: ports without a number.
 * - `reported-flow.yaml`: flow style.
 *
 * ## Accepted
 * - `accepted-edges.yaml`: the lowest and the highest port, and zero where it means none.
 * - `accepted-placeholder.yaml`: numbers that are filled in later.
 * - `accepted-patch.yaml`: a patch names a container port by less than its number.
 *
 * ## Fix
 * Takes quotes away, which is safe. A missing or impossible `port` can follow the target port, and a target the pods.
 *
 * ## References
 * S1.21, S1.22, S2.36, S2.37, S0.18, S0.11
 */
import * as l10n from "@vscode/l10n";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Range } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { isNumberPlaceholder } from "../yaml/placeholder.ts";
import { scalarValue } from "../yaml/value.ts";
import { addPair, fix, safeFix, setNumber } from "./fixes.ts";
import { retarget } from "./retarget.ts";
import { defineGeneralRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { containerName, nameOf, sentences, typeText, writtenText } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "port-out-of-range",
  title: "A port is no number from 1 to 65535",
  level: "error",
  since: "0.1.0",
  references: ["S1.21", "S1.22", "S2.36", "S2.37", "S0.18", "S0.11"],
  check(placed, context) {
    if (!placed.resource.complete) return [];
    return fieldsOf(placed, context).flatMap((field) => checkField(placed, field));
  },
});

interface PortField {
  readonly key: string;
  /** Undefined when it is not written. */
  readonly node: YamlScalar | undefined;
  /**
   * `needed` is a port and nothing else. In the others zero and nothing mean that there is none; a string in `target`
   * is a name (S0.11), and which numbers will do as `allocated` is for the cluster to say (S1.28).
   */
  readonly role: "needed" | "optional" | "target" | "allocated";
  /** The Service or the container, in words. */
  readonly owner: string;
  /** Where to report a number that is missing; undefined where it may come from elsewhere. */
  readonly anchor?: Range | undefined;
  readonly fixes?: () => readonly Fix[];
}

function fieldsOf(placed: Placed, context: RuleContext): readonly PortField[] {
  const patched = mayBePatched(context.graph.world, [placed.document.uri], "ports");
  if (isOf(placed, "service")) {
    return placed.resource.ports.flatMap((port) =>
      serviceFields({ service: placed, port, patched }, context),
    );
  }
  if (!isOf(placed, "workload") || placed.resource.workloadKind === undefined) return [];
  const known = placed.resource.whole && !patched;
  return placed.resource.template.containers.flatMap((container) => {
    const owner = containerName(placed, container);
    return container.ports.flatMap((port) => containerFields(port, { owner, known }));
  });
}

interface OnePort {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
  readonly patched: boolean;
}

function serviceFields({ service, port, patched }: OnePort, context: RuleContext): readonly PortField[] {
  const owner = nameOf(service);
  const { portNode, targetPortNode, nodePortNode } = port;
  const anchor = patched ? undefined : (port.name ?? targetPortNode ?? port.protocolNode ?? port).range;
  const pods = () => context.select(service).pods.map(({ placed }) => placed);
  return [
    {
      ...{ key: "port", node: portNode, role: "needed", owner, anchor },
      fixes: () => followTarget(service, port),
    },
    {
      ...{ key: "targetPort", node: targetPortNode, role: "target", owner },
      fixes: () => retarget(service, port, pods()),
    },
    { key: "nodePort", node: nodePortNode, role: "allocated", owner },
  ];
}

function containerFields(
  port: ContainerPort,
  { owner, known }: { readonly owner: string; readonly known: boolean },
): readonly PortField[] {
  const anchor = known ? (port.nameNode ?? port.hostPortNode ?? port.protocolNode ?? port).range : undefined;
  return [
    { key: "containerPort", node: port.numberNode, role: "needed", owner, anchor },
    { key: "hostPort", node: port.hostPortNode, role: "optional", owner },
  ];
}

function checkField(
  placed: Placed,
  { key, node, owner, anchor, fixes, ...field }: PortField,
): readonly Report[] {
  if (node === undefined || scalarValue(node).type === "null") {
    const range = anchor === undefined ? undefined : (node?.range ?? anchor);
    if (field.role !== "needed" || range === undefined) return [];
    const message = l10n.t("A port of {0} has no `{1}`. The API server refuses it.", owner, key);
    return [{ range, message, fixes: fixes?.() ?? [] }];
  }
  const reason = reasonAgainst(node, { key, owner, role: field.role });
  if (reason === undefined) return [];
  const message = sentences(reason, l10n.t("The API server refuses it."));
  const unquoted = unquote(placed, node);
  return [{ range: node.range, message, fixes: unquoted.length > 0 ? unquoted : (fixes?.() ?? []) }];
}

/** Why the API server refuses what is written; undefined when it does not, when nobody can know, or when another rule says so. */
function reasonAgainst(node: YamlScalar, { key, owner, role }: Pick<PortField, "key" | "owner" | "role">) {
  const names = [key, writtenText(node), owner] as const;
  const value = scalarValue(node);
  if (value.type === "number") {
    if (!Number.isInteger(value.value)) return l10n.t("`{0}: {1}` of {2} is no whole number.", ...names);
    const fine =
      isPortNumber(value.value) || role === "allocated" || (value.value === 0 && role !== "needed");
    return fine ? undefined : l10n.t("`{0}: {1}` of {2} is not between 1 and 65535.", ...names);
  }
  if (role === "target" || value.type === "unknown" || isNumberPlaceholder(node.text)) return undefined;
  return l10n.t("`{0}: {1}` of {2} is {3}, not a number.", ...names, typeText(value.type));
}

function unquote(placed: Placed, node: YamlScalar): readonly Fix[] {
  const number = /^\d+$/.test(node.text) && scalarValue(node).type === "string" ? Number(node.text) : 0;
  if (!isPortNumber(number) || node.tag !== undefined) return [];
  return safeFix(l10n.t("Write the number {0}", number), setNumber(placed, node, number));
}

/** Gives the port the number of its target, where no other port has it. */
function followTarget(service: Placed<Service>, port: ServicePort): readonly Fix[] {
  const { targetPort, protocol } = port;
  const taken = service.resource.ports.some((each) => each.port === targetPort && each.protocol === protocol);
  if (typeof targetPort !== "number" || !isPortNumber(targetPort) || taken) return [];
  const edit =
    port.portNode === undefined
      ? addPair(service, port.shape, { key: "port", value: targetPort })
      : setNumber(service, port.portNode, targetPort);
  return fix(l10n.t("Use port {0}, as its target", targetPort), [edit]);
}
