/** The finding on a policy, a budget or a monitor that nearly picks something; each says by itself what follows. */
import * as l10n from "@vscode/l10n";
import type { NearPick } from "../workspace/near-pick.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { asPair, whatIsThere } from "./differences.ts";
import { fix, labelObject, labelPods, replacePair } from "./fixes.ts";
import type { Fix, Report } from "./rule.ts";
import { isOnePod, listed, nameOf, pairText, podsOf, sentences } from "./wording.ts";

/** @param consequence a sentence: what becomes of it when nothing is picked */
export function nearPickReport(from: Placed, near: NearPick, consequence: string): Report {
  const { candidate, differences } = near;
  const [first] = differences;
  const wrongKey = first?.found !== undefined && first.found.key !== first.pair.key;
  const range = (wrongKey ? first?.pair.keyRange : first?.pair.node.range) ?? from.resource.range;
  const labels = placeOfLabels(near);
  const message = isOf(candidate, "workload")
    ? l10n.t("The labels of the pods of {0}", nameOf(candidate))
    : l10n.t("The labels of {0}", nameOf(candidate));
  return {
    range,
    message: sentences(whatDiffers(from, near), consequence),
    related: [{ placed: candidate, range: labels, message }],
    fixes: [...selectTheirs(from, near), ...labelTheirs(near)],
  };
}

function placeOfLabels({ candidate, differences: [first] }: NearPick) {
  const { resource } = candidate;
  if (first?.found !== undefined) return first.found.keyRange;
  if (resource.type === "workload") return resource.template.anchor;
  return resource.ownLabels?.range ?? resource.nameNode?.range ?? resource.kindRange ?? resource.range;
}

function whatDiffers(from: Placed, { candidate, differences, evidence }: NearPick): string {
  const wanted = listed(differences.map(({ pair }) => pairText(pair)));
  const parts = [nameOf(from), wanted] as const;
  if (evidence === "selector") {
    return l10n.t(
      "{0} selects Services that are labelled {1}; {2} is not, only the pods that it selects.",
      ...parts,
      nameOf(candidate),
    );
  }
  const found = whatIsThere(differences);
  if (!isOf(candidate, "workload"))
    return l10n.t("{0} selects {1}; {2} has {3}.", ...parts, nameOf(candidate), found);
  return isOnePod([candidate])
    ? l10n.t("{0} selects {1}; {2} has {3}.", ...parts, podsOf([candidate]), found)
    : l10n.t("{0} selects {1}; {2} have {3}.", ...parts, podsOf([candidate]), found);
}

function selectTheirs(from: Placed, { differences }: NearPick): readonly Fix[] {
  const edits = differences.flatMap(({ pair, found }) => {
    const to = found === undefined ? undefined : asPair(found);
    return to === undefined ? [undefined] : replacePair(from, pair, to);
  });
  return fix(
    l10n.t("Select {0}", listed(differences.flatMap(({ found }) => (found ? [pairText(found)] : [])))),
    edits,
  );
}

function labelTheirs({ candidate, differences }: NearPick): readonly Fix[] {
  const wanted = listed(differences.map(({ pair }) => pairText(pair)));
  const pairs = differences.map(({ pair }) => asPair(pair));
  if (isOf(candidate, "workload")) {
    const edits = pairs.flatMap((pair) => (pair === undefined ? [undefined] : labelPods(candidate, pair)));
    return fix(l10n.t("Label the pods of {0} with {1}", nameOf(candidate), wanted), edits);
  }
  const [only, ...more] = pairs;
  if (!isOf(candidate, "service") || only === undefined || more.length > 0) return [];
  return fix(l10n.t("Label {0} with {1}", nameOf(candidate), wanted), [
    labelObject(candidate, candidate.resource.ownLabels, only),
  ]);
}
