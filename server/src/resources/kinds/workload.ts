/** Reads a workload of Kubernetes itself: where its template, its selector and its replicas live (S2.1). */
import { controllerLabels } from "../../kubernetes/controller-labels.ts";
import { defaultReplicas, type WorkloadKind } from "../../kubernetes/kinds.ts";
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf } from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import { knownText, type ObjectSource } from "../identity.ts";
import { type LabelSelector, readLabelSelector } from "../label-selector.ts";
import { malformedInExpressions, malformedOf, nonStringsOf, readLabels } from "../labels.ts";
import type { Mention } from "../mention.ts";
import type { Identity, MalformedLabel, NonString } from "../resource.ts";
import type { Workload } from "../workload.ts";
import { readPlacement } from "./pod-placement.ts";
import { readPodTemplate } from "./pod-template.ts";
import { templateAddresses } from "./template-addresses.ts";

/** The workload in an object of a known workload kind. */
export function readWorkload(
  identity: Identity,
  { root, text }: Pick<ObjectSource, "root" | "text">,
  kind: WorkloadKind,
): Workload {
  const owner = kind === "CronJob" ? descend(root, "spec", "jobTemplate") : root;
  const templateNode = kind === "Pod" ? root : descend(owner, "spec", "template");
  const anchor = pairOf(child(owner, "spec"), "template")?.keyRange ?? identity.range;
  const added = controllerLabels(kind, identity.name);
  const serviceNameNode = kind === "StatefulSet" ? asScalar(descend(root, "spec", "serviceName")) : undefined;
  const field =
    kind === "Pod" ? "spec" : `${kind === "CronJob" ? "spec.jobTemplate." : ""}spec.template.spec`;
  const claims =
    kind === "StatefulSet"
      ? itemsOf(descend(root, "spec", "volumeClaimTemplates")).map((item) => child(item, "metadata"))
      : [];
  const template = readPodTemplate(templateNode, {
    text,
    added,
    anchor,
    field,
    claims,
  });
  return {
    ...identity,
    type: "workload",
    workloadKind: kind,
    nonStrings: [...identity.nonStrings, ...(kind === "Pod" ? [] : templateNonStrings(owner, kind))],
    malformed: [...identity.malformed, ...(kind === "Pod" ? [] : templateMalformed(owner, kind))],
    replicas: replicasOf(root, kind),
    mentions: [
      ...serviceMentions(serviceNameNode),
      ...template.references.map(({ mention }) => mention),
      ...templateAddresses(templateNode, { text, field }),
    ],
    picks: readPlacement(child(templateNode, "spec"), field),
    serviceName: knownText(serviceNameNode),
    serviceNameNode,
    specShape: shapeOf(asMap(child(owner, "spec"))),
    firstOrdinal:
      kind === "StatefulSet" ? (integerOf(asScalar(descend(root, "spec", "ordinals", "start"))) ?? 0) : 0,
    indexes: indexesOf(root, kind),
    ownLabels: readLabels(descend(root, "metadata", "labels")),
    selector: readSelector(owner, kind),
    selectorState: selectorStateOf(owner),
    template,
    whole: isWhole(owner, templateNode),
  };
}

/** A piece of a workload, such as a patch, neither runs an image nor says whom it selects and how they are labelled. */
function isWhole(owner: YamlNode | undefined, template: YamlNode | undefined): boolean {
  const containers = itemsOf(descend(template, "spec", "containers"));
  if (containers.some((container) => child(container, "image") !== undefined)) return true;
  const labels = descend(template, "metadata", "labels");
  return descend(owner, "spec", "selector") !== undefined && labels !== undefined;
}

function templateNonStrings(owner: YamlNode | undefined, kind: WorkloadKind): readonly NonString[] {
  const prefix = kind === "CronJob" ? "spec.jobTemplate.spec" : "spec";
  const metadata = (key: string) =>
    nonStringsOf(`${prefix}.template.metadata.${key}`, owner, "spec", "template", "metadata", key);
  const selector =
    kind === "ReplicationController"
      ? nonStringsOf(`${prefix}.selector`, owner, "spec", "selector")
      : nonStringsOf(`${prefix}.selector.matchLabels`, owner, "spec", "selector", "matchLabels");
  return [...metadata("labels"), ...metadata("annotations"), ...selector];
}

function templateMalformed(owner: YamlNode | undefined, kind: WorkloadKind): readonly MalformedLabel[] {
  const prefix = kind === "CronJob" ? "spec.jobTemplate" : "";
  const path = (rest: string) => (prefix === "" ? rest : `${prefix}.${rest}`);
  const selector = descend(owner, "spec", "selector");
  const labels = descend(owner, "spec", "template", "metadata", "labels");
  return [
    ...(kind === "CronJob"
      ? malformedOf(`${prefix}.metadata.labels`, descend(owner, "metadata", "labels"))
      : []),
    ...malformedOf(path("spec.template.metadata.labels"), labels),
    ...(kind === "ReplicationController"
      ? malformedOf(path("spec.selector"), selector)
      : [
          ...malformedOf(path("spec.selector.matchLabels"), child(selector, "matchLabels")),
          ...malformedInExpressions(
            path("spec.selector.matchExpressions"),
            child(selector, "matchExpressions"),
          ),
        ]),
  ];
}

/** How many pods the manifest asks for: what is written, else the kind's default; undefined when it cannot be known. */
function replicasOf(root: YamlNode, kind: WorkloadKind): number | undefined {
  if (kind === "Pod") return 1;
  if (kind === "DaemonSet" || kind === "CronJob") return undefined;
  if (kind !== "Job") return countOf(root, "replicas", defaultReplicas(kind));
  // A Job never runs more pods at a time than it still has to complete.
  const parallelism = countOf(root, "parallelism", defaultReplicas(kind));
  const completions = countOf(root, "completions", parallelism);
  return parallelism === undefined || completions === undefined
    ? undefined
    : Math.min(parallelism, completions);
}

function indexesOf(root: YamlNode, kind: WorkloadKind): number | undefined {
  const mode = kind === "Job" ? asScalar(descend(root, "spec", "completionMode"))?.text : undefined;
  return mode === "Indexed" ? countOf(root, "completions", undefined) : undefined;
}

/** The number under a key of the spec; `otherwise` when it is not written, undefined when it cannot be known. */
function countOf(root: YamlNode, key: string, otherwise: number | undefined): number | undefined {
  const node = asScalar(descend(root, "spec", key));
  return node === undefined || (node.text === "" && node.style === "plain") ? otherwise : integerOf(node);
}

function selectorStateOf(owner: YamlNode | undefined): Workload["selectorState"] {
  const node = descend(owner, "spec", "selector");
  if (node === undefined) return "absent";
  return node.kind === "scalar" && scalarValue(node).type === "null" ? "null" : "written";
}

function readSelector(owner: YamlNode | undefined, kind: WorkloadKind): LabelSelector | undefined {
  if (kind === "Pod") return undefined;
  const form = kind === "ReplicationController" ? "plain" : "expressions";
  return readLabelSelector(pairOf(child(owner, "spec"), "selector"), form);
}

/** The Service that a StatefulSet belongs to (S7.16). */
function serviceMentions(node: YamlScalar | undefined): readonly Mention[] {
  const name = knownText(node);
  if (node === undefined || name === undefined) return [];
  const field = "spec.serviceName";
  const open = { namespace: undefined, port: undefined, optional: false, sendsTraffic: false };
  return [{ kind: "Service", name, field, range: node.range, node, ...open }];
}
