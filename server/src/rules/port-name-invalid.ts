/**
 * A port of a Service has a name that no port can have.
 *
 * ## What
 * The name of a Service port is a DNS label: lower case letters, digits and hyphens, at most 63, a letter or digit at
 * both ends. Only digits will do, but they need quotes, because a name is a string.
 *
 * ## Why it matters
 * The API server refuses the Service: `spec.ports[0].name: Invalid value`.
 *
 * ## Reported
 * - `reported-shape.yaml`: capitals, an underscore, a dot, and a name of nothing but a hyphen.
 * - `reported-not-a-string.yaml`: a number and a boolean as names.
 * - `reported-flow.yaml`: flow style, in quotes.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: digits in quotes, two hyphens in a row, and 40 characters, which container ports may not have.
 * - `accepted-placeholder.yaml`: names that are filled in later.
 *
 * ## Fix
 * Writes the nearest legal name; others may speak of the port by its name, so look at it. Quotes around a number are
 * safe: the name stays the same.
 *
 * ## References
 * S1.19, S0.14, S0.8
 */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import { nearestDnsLabel } from "../kubernetes/nearest-names.ts";
import type { Service } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import { fix, safeFix, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { listed, nameOf, sentences, typeText } from "./wording.ts";

export const rule = defineRule({
  id: "port-name-invalid",
  title: "A Service port has an illegal name",
  level: "error",
  since: "0.1.0",
  references: ["S1.19", "S0.14", "S0.8"],
  on: "service",
  check(service) {
    const { ports, complete } = service.resource;
    if (!complete) return [];
    return ports.flatMap(({ name }) => (name === undefined ? [] : checkName(service, name)));
  },
});

function checkName(service: Placed<Service>, node: YamlScalar): readonly Report[] {
  const { type } = scalarValue(node);
  // An empty name is a missing one, which is another rule's business (S1.18).
  if (type === "null" || type === "unknown" || node.text === "") return [];
  const reason = reasonAgainst(service, node, type);
  if (reason === undefined) return [];
  const message = sentences(reason, l10n.t("The API server refuses it."));
  return [{ range: node.range, message, fixes: rename(service, node, type === "string") }];
}

function reasonAgainst(
  service: Placed<Service>,
  { text }: YamlScalar,
  type: "string" | "number" | "boolean",
) {
  if (type !== "string") {
    return l10n.t(
      "{0} calls a port `{1}`, which is {2}, not a string.",
      nameOf(service),
      text,
      typeText(type),
    );
  }
  const problems = listed(dnsLabelProblems(text));
  return problems === ""
    ? undefined
    : l10n.t("{0} calls a port `{1}`, which is no legal name: it {2}.", nameOf(service), text, problems);
}

/** The nearest name that no other port of the Service has. */
function rename(service: Placed<Service>, node: YamlScalar, isString: boolean): readonly Fix[] {
  const kept = dnsLabelProblems(node.text).length === 0;
  const wanted = kept ? node.text : nearestDnsLabel(node.text);
  const taken = service.resource.ports.some(({ name }) => name !== node && name?.text === wanted);
  if (wanted === undefined || taken || node.tag !== undefined) return [];
  const edit = setScalar(service, node, wanted);
  return kept && !isString
    ? safeFix(l10n.t("Write {0}", JSON.stringify(wanted)), edit)
    : fix(l10n.t("Name it `{0}`", wanted), [edit]);
}
