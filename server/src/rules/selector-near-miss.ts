/**
 * A Service selects no pod, and a workload beside it is nearly what it selects.
 *
 * ## What
 * No pod in reach has the labels that the Service selects, and a workload in the same file, folder or kustomization
 * comes close: it has the Service's name, all pairs but one match, two values are swapped, the value stands under
 * another key, a value or key is at most two edits away, or the selector matches the labels of the workload itself
 * instead of those of its pods.
 *
 * ## Why it matters
 * The Service gets a name and an address, and no endpoints. Connections to it fail, and nothing in the cluster says
 * why.
 *
 * ## Reported
 * - `reported-twin.yaml`: the workload has the Service's name.
 * - `reported-one-pair.yaml`: one of several pairs differs.
 * - `reported-near-value.yaml`: the value is misspelt.
 * - `reported-other-key.yaml`: the value stands under another key.
 * - `reported-own-labels.yaml`: the labels are those of the Deployment, not of its pods.
 * - `reported-own-labels-more.yaml`: the same, and the pods lack one of them altogether.
 * - `reported-custom.yaml`: a slip of the finger beside the pods of a custom resource.
 * - `reported-operator-key.yaml`: a misspelt key, and the value names the pods and a custom resource alike.
 * - `reported-probe.yaml`: a Probe of that name runs no pods.
 * - `reported-swapped.yaml`: two values changed places.
 * - `reported-flow.yaml`: in flow style, across two files of a folder.
 *
 * ## Accepted
 * - `accepted-fragment.yaml`: nothing nearby resembles the selector; the pods may live anywhere.
 * - `accepted-operator.yaml`: a custom resource bears the selected name, so an operator makes the pods.
 * - `accepted-runtime-label.yaml`: no pod nearby uses the key; it may be set when the pods run.
 * - `accepted-numbered.yaml`: a sibling that differs in its number only is another thing.
 * - `accepted-taken.yaml`: the workload that differs in one pair has a Service of its own.
 * - `accepted-template.yaml`: a document nearby is a template and may hold the pods.
 * - `accepted-hand-made.yaml`: somebody made the endpoints by hand.
 * - `accepted-patched.yaml`: an overlay patches labels.
 * - `accepted-sibling.yaml`: pods of another folder match, and it is no slip of the keyboard.
 * - `accepted-untyped.yaml`: the value is still being typed.
 *
 * ## Fix
 * Select what the pods have, or label the pods with what the Service selects. The selector of a workload that asks
 * for the old label follows; it is immutable in the cluster, so that an applied workload has to be made anew.
 *
 * ## References
 * S2.2, S2.29, S2.31, S2.33, S3.2
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import { type NearMiss, nearMiss } from "../workspace/near-miss.ts";
import type { Difference, Evidence } from "../workspace/near-miss-evidence.ts";
import type { Placed } from "../workspace/source-file.ts";
import { asPair, whatIsThere } from "./differences.ts";
import { dropPair, fix, labelPods, replacePair } from "./fixes.ts";
import { defineRule, type FindingLevel, type Fix, type Report } from "./rule.ts";
import { isOnePod, listed, nameOf, pairText, podsOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "selector-near-miss",
  title: "A Service selects no pod, but nearly those of a workload beside it",
  level: "error",
  since: "0.1.0",
  references: ["S2.2", "S2.29", "S2.31", "S2.33", "S3.2"],
  on: "service",
  check(service, { graph, question }) {
    const miss = nearMiss(graph, service, question);
    return miss === undefined ? [] : [report(service, miss)];
  },
});

/** A twin or a single differing pair is certain; a resemblance is only very likely. */
const certain: readonly Evidence[] = ["twin", "one-pair"];

function report(service: Placed<Service>, miss: NearMiss): Report {
  const { candidate, evidence, differences } = miss;
  const [first] = differences;
  const wrongKey = first?.found !== undefined && first.found.key !== first.pair.key;
  const range = (wrongKey ? first?.pair.keyRange : first?.pair.node.range) ?? service.resource.range;
  const level: FindingLevel = certain.includes(evidence) && !miss.elsewhere ? "error" : "warning";
  const consequence = miss.elsewhere
    ? l10n.t("Pods that match are in another folder only.")
    : l10n.t("The Service will have no endpoints.");
  const message = sentences(whatDiffers(service, miss), consequence);
  const place = first?.found?.keyRange ?? candidate.resource.template.anchor;
  const related = [
    { placed: candidate, range: place, message: l10n.t("The labels of the pods of {0}", nameOf(candidate)) },
  ];
  return { range, message, level, related, fixes: [...selectTheirs(service, miss), ...labelTheirs(miss)] };
}

function whatDiffers(service: Placed<Service>, miss: NearMiss): string {
  const { candidate, evidence, differences } = miss;
  const selected = listed(differences.map(({ pair }) => pairText(pair)));
  const parts = [nameOf(service), selected, podsOf([candidate]), whatIsThere(miss.differences)] as const;
  const one = isOnePod([candidate]);
  if (evidence === "own-labels") {
    return one
      ? l10n.t("{0} selects {1}, which labels {4} itself; {2} has {3}.", ...parts, nameOf(candidate))
      : l10n.t("{0} selects {1}, which labels {4} itself; {2} have {3}.", ...parts, nameOf(candidate));
  }
  return one
    ? l10n.t("{0} selects {1}; {2} has {3}.", ...parts)
    : l10n.t("{0} selects {1}; {2} have {3}.", ...parts);
}

/** Pairs that the pods lack are dropped where the others still say whose pods are meant; else they would be guessed. */
function selectTheirs(service: Placed<Service>, { evidence, differences }: NearMiss): readonly Fix[] {
  const { selector } = service.resource;
  const kept = (selector?.pairs.length ?? 0) > differences.length;
  const wanted = differences.flatMap(({ found }) => found ?? []);
  const mayDrop = evidence === "own-labels" || evidence === "twin";
  if (wanted.length < differences.length && !(mayDrop && (kept || wanted.length > 0))) return [];
  const edits = differences.flatMap(({ pair, found }) => {
    if (found === undefined) return [dropPair(service, selector?.shape, pair.node)];
    const to = asPair(found);
    return to === undefined ? [undefined] : replacePair(service, pair, to);
  });
  const dropped = differences.filter(({ found }) => found === undefined).map(({ pair }) => pairText(pair));
  return fix(titleFor(wanted.map(pairText), dropped), edits);
}

function titleFor(wanted: readonly string[], dropped: readonly string[]): string {
  if (dropped.length === 0) return l10n.t("Select {0}", listed(wanted));
  return wanted.length === 0
    ? l10n.t("Stop selecting {0}", listed(dropped))
    : l10n.t("Select {0}, stop selecting {1}", listed(wanted), listed(dropped));
}

/** Not for a custom resource: what else of it asks for the old labels is known to nobody here. */
function labelTheirs({ candidate, differences }: NearMiss): readonly Fix[] {
  if (candidate.resource.workloadKind === undefined) return [];
  const wanted = differences.map(({ pair }: Difference) => asPair(pair));
  const edits = wanted.flatMap((pair) => (pair === undefined ? [undefined] : labelPods(candidate, pair)));
  return fix(
    l10n.t(
      "Label the pods of {0} with {1}",
      nameOf(candidate),
      listed(differences.map(({ pair }) => pairText(pair))),
    ),
    edits,
  );
}
