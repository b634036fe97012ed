/**
 * An Ingress of today names its Service in the fields of yesterday.
 *
 * ## What
 * An Ingress of `networking.k8s.io/v1` has `serviceName` or `servicePort` in a backend, or `backend` in its `spec`. Up
 * to `v1beta1` they stood there; now a backend is `service` with `name` and `port`, and the default one is called
 * `defaultBackend`.
 *
 * ## Why it matters
 * The API server does not know the fields, and refuses the Ingress for what is missing.
 *
 * ## Reported
 * - `reported-rules.yaml`: in the paths of a rule, the port by number and by name.
 * - `reported-default.yaml`: as the default backend.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-old.yaml`: in the versions that have these fields.
 * - `accepted-today.yaml`: the fields of today.
 *
 * ## Fix
 * Write the same in the fields of today.
 *
 * ## References
 * S8.3
 */
import * as l10n from "@vscode/l10n";
import type { Ingress, IngressBackend, LegacyBackend } from "../resources/ingress.ts";
import type { TextEdit } from "../text/edit.ts";
import { positionAt } from "../text/line-index.ts";
import type { Placed } from "../workspace/source-file.ts";
import { scalarText } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { integerOf } from "../yaml/value.ts";
import { fix } from "./fixes.ts";
import { type DocumentEdit, defineRule, type Report } from "./rule.ts";
import { listed, nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "ingress-legacy-fields",
  title: "An Ingress of today names its Service in the fields of yesterday",
  level: "error",
  since: "0.2.0",
  references: ["S8.3"],
  on: "ingress",
  check(ingress) {
    const { old, defaultBackend, legacyDefault, rules } = ingress.resource;
    if (old) return [];
    const backends = [defaultBackend, ...rules.flatMap(({ paths }) => paths.map(({ backend }) => backend))];
    return [
      ...(legacyDefault === undefined ? [] : [reportDefault(ingress, legacyDefault)]),
      ...backends.flatMap((backend) =>
        backend?.legacy === undefined ? [] : [report(ingress, backend, backend.legacy)],
      ),
    ];
  },
});

function report(ingress: Placed<Ingress>, backend: IngressBackend, legacy: LegacyBackend): Report {
  const fields = listed(legacy.keys.map(({ name }) => `\`${name}\``));
  return {
    range: legacy.keys[0]?.range ?? backend.keyRange,
    message: l10n.t(
      "{0} has {1} in a backend, which `networking.k8s.io/v1` does not know. The API server refuses it.",
      nameOf(ingress),
      fields,
    ),
    fixes: fix(l10n.t("Write it as `service`"), [rewritten(ingress, backend, legacy)]),
  };
}

function reportDefault(ingress: Placed<Ingress>, backend: IngressBackend): Report {
  const { document } = ingress;
  const rename = { document, edit: { range: backend.keyRange, newText: "defaultBackend" } };
  const inner = backend.legacy === undefined ? [] : [rewritten(ingress, backend, backend.legacy)];
  return {
    range: backend.keyRange,
    message: l10n.t(
      "{0} has `backend` in its `spec`, which is `defaultBackend` in `networking.k8s.io/v1`. The API server refuses it.",
      nameOf(ingress),
    ),
    fixes: fix(l10n.t("Write it as `defaultBackend`"), [rename, ...inner]),
  };
}

/** The whole backend anew, when nothing else is in it. */
function rewritten(
  { document }: Placed,
  { shape, size }: IngressBackend,
  { nameNode, portNode, keys }: LegacyBackend,
): DocumentEdit | undefined {
  if (shape === undefined || size !== keys.length || nameNode === undefined || nameNode.aliased)
    return undefined;
  if (portNode?.aliased === true) return undefined;
  const name = scalarText(nameNode.text, nameNode.style === "block" ? "plain" : nameNode.style);
  const port = portNode === undefined ? undefined : portText(portNode);
  if (shape.flow) {
    const inner = port === undefined ? `name: ${name}` : `name: ${name}, port: { ${port} }`;
    return { document, edit: { range: shape.range, newText: `{ service: { ${inner} } }` } };
  }
  const indent = " ".repeat(positionAt(document.lines, shape.firstKey).character);
  const lines = ["service:", `  name: ${name}`, ...(port === undefined ? [] : ["  port:", `    ${port}`])];
  const edit: TextEdit = {
    range: { start: shape.firstKey, end: shape.end },
    newText: lines.join(`\n${indent}`),
  };
  return { document, edit };
}

/** Digits are a number wherever they stand: the old field took both. */
function portText(node: YamlScalar): string {
  const number = integerOf(node) ?? (/^\d+$/.test(node.text) ? Number(node.text) : undefined);
  return number === undefined
    ? `name: ${scalarText(node.text, node.style === "block" ? "plain" : node.style)}`
    : `number: ${number}`;
}
