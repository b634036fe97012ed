/**
 * The name of a Service is no legal one.
 *
 * ## What
 * A Service is named by one label of DNS: lower case letters, digits and hyphens, at most 63, no hyphen at either end.
 * Before Kubernetes 1.36 the first character must be a letter; the setting `patchbay.kubernetesVersion` says which
 * version counts. Other kinds may have dots in their names, a Service may not.
 *
 * ## Why it matters
 * The API server refuses the Service: its name is the first part of the name by which clients find it.
 *
 * ## Reported
 * - `reported-shape.yaml`: upper case, an underscore, dots, and a name that is too long.
 * - `reported-number.yaml`: a number without quotes is no string.
 *
 * ## Accepted
 * - `accepted-names.yaml`: legal names, a leading digit among them.
 * - `accepted-placeholder.yaml`: a name that is not known yet.
 *
 * ## Fix
 * Write the nearest legal name. Whoever calls the Service has to follow, so it is for you to choose; quotes around a
 * number change nothing else and are safe.
 *
 * ## References
 * S0.9, S0.14, S0.16, S0.25
 */

import * as l10n from "@vscode/l10n";
import { dns1035Problems, dnsLabelProblems } from "../kubernetes/names.ts";
import type { Service } from "../resources/service.ts";
import { withoutEnd } from "../text/trim.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { typeText } from "./wording.ts";

export const rule = defineRule({
  id: "service-name-invalid",
  title: "The name of a Service is not legal",
  level: "error",
  since: "0.1.0",
  references: ["S0.9", "S0.14", "S0.16", "S0.25"],
  on: "service",
  check(service, { minor }) {
    const { nameNode } = service.resource;
    if (nameNode === undefined) return [];
    const value = scalarValue(nameNode);
    if (value.type === "number" || value.type === "boolean") return [noString(service, nameNode, value.type)];
    if (value.type !== "string" || value.value === "") return [];
    const [problem] = problemsOf(value.value, minor);
    return problem === undefined ? [] : [report(service, nameNode, { problem, minor })];
  },
});

/** What the version says of a name: the first character may be a digit since 1.36 (S0.25). */
function problemsOf(name: string, minor: number): readonly string[] {
  return minor >= 36 ? dnsLabelProblems(name) : dns1035Problems(name);
}

function noString({ document }: Placed<Service>, node: YamlScalar, type: "number" | "boolean"): Report {
  const newText = JSON.stringify(node.text);
  const edit = { document, edit: { range: node.range, newText } };
  return {
    range: node.range,
    message: l10n.t(
      "The name `{0}` of this Service is {1}, not a string. The API server refuses it; put it in quotes.",
      node.text,
      typeText(type),
    ),
    fixes:
      node.aliased || node.tag !== undefined
        ? []
        : [{ title: l10n.t("Write {0}", newText), safe: true, edits: [edit] }],
  };
}

function report(
  service: Placed<Service>,
  node: YamlScalar,
  { problem, minor }: { readonly problem: string; readonly minor: number },
): Report {
  const legal = nearest(node.text);
  const message = l10n.t(
    "The name `{0}` of this Service {1}. The API server refuses it.",
    node.text,
    problem,
  );
  const fits = legal !== node.text && problemsOf(legal, minor).length === 0;
  const fixes = fits ? fix(l10n.t("Name it `{0}`", legal), [setScalar(service, node, legal)]) : [];
  return { range: node.range, message, fixes };
}

/** In lower case, with a hyphen for what has no place in a name, and none at the ends. */
function nearest(name: string): string {
  const hyphenated = name.toLowerCase().replace(/[^-a-z0-9]+/g, "-");
  return withoutEnd(hyphenated.replace(/^-+/, "").slice(0, 63), "-");
}
