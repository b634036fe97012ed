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
import { isMisspelling, isNearly } from "../kubernetes/misspelling.ts";
import type { Mention } from "../resources/mention.ts";
import type { Autoscaler } from "../resources/resource.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { type Graph, kindKey } from "../workspace/graph.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { isScalable, podCount } from "../workspace/pod-count.ts";
import { byPlace, namespaceFit, nearOf } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
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
    if (mention === undefined || !autoscaler.resource.complete || unscalableKinds.has(mention.kind))
      return [];
    if (objectsMeant(graph, { from: autoscaler, mention }, autoscaler).rank !== undefined) return [];
    if (isBuiltName(graph, { from: autoscaler, mention })) return [];
    const meant = meantBy(graph, autoscaler, mention);
    return meant === undefined ? [] : [report(autoscaler, meant)];
  },
});

/** Kinds of which another rule says that they cannot be scaled at all. */
const unscalableKinds = new Set(["DaemonSet", "Job", "CronJob", "Pod"]);

/**
 * A workload beside it of that name; else an object of that kind and nearly that name, or one that has the name of the
 * autoscaler, or the only one of the kind in its file.
 */
function meantBy(graph: Graph, autoscaler: Placed<Autoscaler>, mention: Mention): Placed | undefined {
  const { name } = autoscaler.resource;
  const near = nearOf(graph, autoscaler);
  const kin = beside(
    graph,
    autoscaler,
    near.flatMap((key) => [...graph.objects.read(kindKey(key, mention.kind), autoscaler)]),
  );
  const free = kin.filter((object) => isFree(graph, autoscaler, object));
  const inFile = free.filter(({ document }) => document.uri === autoscaler.document.uri);
  const scalable = beside(
    graph,
    autoscaler,
    near.flatMap((key) => [...graph.pods.read(key, autoscaler)]),
  ).filter(({ resource }) => isScalable(resource) || resource.workloadKind === undefined);
  // A custom kind may stand in front of a workload of its name.
  const otherKind = mention.kind.includes(".") ? [] : scalable;
  return (
    otherKind.find(({ resource }) => resource.name === mention.name) ??
    kin.find(({ resource }) => isMisspelling(resource.name, mention.name)) ??
    free.find(({ resource }) => name !== undefined && resource.name === name) ??
    (inFile.length === 1 ? inFile.find(({ resource }) => isNearly(resource.name, mention.name)) : undefined)
  );
}

function beside<T extends Placed>(graph: Graph, autoscaler: Placed, objects: readonly T[]): readonly T[] {
  return [...new Set(objects)]
    .filter((object) => object.resource.complete && namespaceFit(graph, autoscaler, object) !== "differs")
    .sort(byPlace);
}

/** True for a workload that nobody scales yet; of a custom resource nobody knows. */
function isFree(graph: Graph, autoscaler: Placed<Autoscaler>, object: Placed): boolean {
  return isOf(object, "workload") && podCount(graph, object, autoscaler) !== "autoscaled";
}

function report(autoscaler: Placed<Autoscaler>, meant: Placed): Report {
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
function nameIt(autoscaler: Placed<Autoscaler>, { resource }: Placed): readonly Fix[] {
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
