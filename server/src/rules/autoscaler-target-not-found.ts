/**
 * What an autoscaler scales is not there, and something that it may mean is.
 *
 * ## What
 * No object of the workspace has the kind and name in `scaleTargetRef`, and beside the HorizontalPodAutoscaler stands a
 * workload of nearly that name, or one of that name and another kind.
 *
 * ## Why it matters
 * The API server does not look for the target. The autoscaler reports `FailedGetScale` once in a while and scales
 * nothing.
 *
 * ## Reported
 * - `reported-name.yaml`: the name is misspelt.
 * - `reported-alone.yaml`: a short name is misspelt, and there is just one Deployment in the file.
 * - `reported-kind.yaml`: a StatefulSet, called a Deployment.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-found.yaml`: the target stands in another folder.
 * - `accepted-alone.yaml`: nothing nearby is like it; it may come from anywhere.
 * - `accepted-numbered.yaml`: a sibling that differs in its number only is another thing.
 * - `accepted-custom.yaml`: a target of a custom kind.
 *
 * ## Fix
 * Name the workload that is there.
 *
 * ## References
 * S8.35
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { isMisspelling } from "../kubernetes/misspelling.ts";
import type { Autoscaler } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { isScalable, podCount } from "../workspace/pod-count.ts";
import { byPlace, namespaceFit, nearOf } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "autoscaler-target-not-found",
  title: "What an autoscaler scales is not there, and something similar is",
  level: "warning",
  since: "0.2.0",
  references: ["S8.35"],
  on: "autoscaler",
  check(autoscaler, { graph }) {
    const [mention] = autoscaler.resource.mentions;
    if (mention === undefined || !autoscaler.resource.complete || mention.kind.includes(".")) return [];
    if (objectsMeant(graph, { from: autoscaler, mention }, autoscaler).rank !== undefined) return [];
    const meant = meantBy(graph, autoscaler);
    return meant === undefined ? [] : [report(autoscaler, meant)];
  },
});

/**
 * A workload beside it of that name; else one of that kind and nearly that name, or that has the name of the
 * autoscaler, or the only one of the kind in its file.
 */
function meantBy(graph: Graph, autoscaler: Placed<Autoscaler>): Placed<Workload> | undefined {
  const { target, name } = autoscaler.resource;
  const beside = scalableBeside(graph, autoscaler);
  const kin = beside.filter(({ resource }) => resource.kind === target?.kind);
  const free = kin.filter((workload) => podCount(graph, workload, autoscaler) !== "autoscaled");
  const inFile = free.filter(({ document }) => document.uri === autoscaler.document.uri);
  return (
    beside.find(({ resource }) => resource.name === target?.name) ??
    kin.find(({ resource }) => isMisspelling(resource.name, target?.name)) ??
    free.find(({ resource }) => name !== undefined && resource.name === name) ??
    (inFile.length === 1 ? inFile.find(({ resource }) => isLike(resource.name, target?.name)) : undefined)
  );
}

function scalableBeside(graph: Graph, autoscaler: Placed<Autoscaler>): readonly Placed<Workload>[] {
  const near = new Set(nearOf(graph, autoscaler).flatMap((key) => [...graph.pods.read(key, autoscaler)]));
  return [...near]
    .filter(({ resource }) => isScalable(resource) && resource.complete)
    .filter((workload) => namespaceFit(graph, autoscaler, workload) !== "differs")
    .sort(byPlace);
}

/** Two letters apart, however short, and not merely in a number. */
function isLike(one = "", other = ""): boolean {
  const letters = (text: string) => text.replace(/\d+/g, "#");
  return letters(one) !== letters(other) && distance(one, other) <= 2;
}

function report(autoscaler: Placed<Autoscaler>, meant: Placed<Workload>): Report {
  const { target, reference, range } = autoscaler.resource;
  const wrong = meant.resource.name === target?.name ? reference?.kindNode : reference?.nameNode;
  return {
    range: wrong?.range ?? range,
    message: l10n.t(
      "{0} scales {1} `{2}`, which is not here; {3} is. It will scale nothing.",
      nameOf(autoscaler),
      target?.kind ?? "",
      target?.name ?? "",
      nameOf(meant),
    ),
    related: [
      {
        placed: meant,
        range: meant.resource.nameNode?.range ?? meant.resource.range,
        message: l10n.t("{0} is here", nameOf(meant)),
      },
    ],
    fixes: nameIt(autoscaler, meant),
  };
}

/** Kinds of other groups need another `apiVersion` too. */
function nameIt(autoscaler: Placed<Autoscaler>, { resource }: Placed<Workload>): readonly Fix[] {
  const { target, reference } = autoscaler.resource;
  const { kind, name = "", apiVersion } = resource;
  const edits = [
    ...(kind === target?.kind ? [] : [setScalar(autoscaler, reference?.kindNode, kind)]),
    ...(name === target?.name ? [] : [setScalar(autoscaler, reference?.nameNode, name)]),
    ...(reference?.apiVersionNode === undefined || kind === target?.kind
      ? []
      : [setScalar(autoscaler, reference.apiVersionNode, apiVersion)]),
  ];
  return fix(l10n.t("Scale {0} `{1}`", kind, name), edits);
}
