/**
 * A label, or a pair of a selector, has a key or a value that is not legal.
 *
 * ## What
 * A value has at most 63 letters, digits, hyphens, underscores and dots, and starts and ends with a letter or digit, or
 * is empty. A key is such a name, optionally after a DNS name and a slash. This holds for the labels of objects and of
 * pod templates and for everything that selects them.
 *
 * ## Why it matters
 * The API server refuses the object. No pod can have such a label, so nothing could ever be selected by it either.
 *
 * ## Reported
 * - `reported-value.yaml`: a blank in a label, and a value that is too long.
 * - `reported-key.yaml`: keys with a sign that has no place there, or two slashes.
 * - `reported-selector.yaml`: in the selectors of a Service and of a Deployment, expressions included.
 * - `reported-flow.yaml`: in a CronJob, in flow style.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: prefixes, capitals, dots, an empty value.
 * - `accepted-placeholder.yaml`: what is not known yet.
 *
 * ## Fix
 * Write the nearest legal value, with a hyphen for what has no place in it, wherever the object has it. What another
 * object selects has to follow.
 *
 * ## References
 * S0.19, S0.20, S0.27, S1.66, S2.18
 */

import * as l10n from "@vscode/l10n";
import { labelValueProblems } from "../kubernetes/names.ts";
import type { MalformedLabel } from "../resources/resource.ts";
import { withoutEnd } from "../text/trim.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineGeneralRule, type Fix, type Report } from "./rule.ts";

export const rule = defineGeneralRule({
  id: "label-invalid",
  title: "A label or a selector has a key or a value that is not legal",
  level: "error",
  since: "0.1.0",
  references: ["S0.19", "S0.20", "S0.27", "S1.66", "S2.18"],
  check: (placed) => placed.resource.malformed.map((each) => report(placed, each)),
});

function report(placed: Placed, label: MalformedLabel): Report {
  const { part, path, text, problem, range } = label;
  // What is said of one of the two parts of a key names that part.
  const inPart = part === "key" && text.split("/").length === 2;
  const what = inPart ? problem : l10n.t("it {0}", problem);
  const message =
    part === "key"
      ? l10n.t("The key `{0}` in `{1}` is not legal: {2}. The API server refuses it.", text, path, what)
      : l10n.t("The value `{0}` in `{1}` is not legal: {2}. The API server refuses it.", text, path, what);
  return { range, message, fixes: mend(placed, label) };
}

/** Mends the text wherever the object writes it: a workload whose selector and template part is refused again (S2.4). */
function mend(placed: Placed, { node, text }: MalformedLabel): readonly Fix[] {
  const legal = nearest(text);
  if (node === undefined || legal === "" || labelValueProblems(legal).length > 0) return [];
  const same = placed.resource.malformed.filter((each) => each.part === "value" && each.text === text);
  return fix(
    l10n.t("Write `{0}`", legal),
    same.map((each) => setScalar(placed, each.node, legal)),
  );
}

/** With a hyphen for what has no place in a value, and an alphanumeric at either end. */
function nearest(text: string): string {
  const hyphenated = text.trim().replace(/[^-A-Za-z0-9_.]+/g, "-");
  return withoutEnd(hyphenated.replace(/^[-_.]+/, "").slice(0, 63), "-_.");
}
