/**
 * The Service that belongs in front of a workload: what `kubectl expose` would make, with the port names, protocols
 * and namespace that it loses (S5.4–S5.26), and for kinds that it refuses. Flags may wish for something else.
 */
import * as l10n from "@vscode/l10n";
import { type Labels, matchPairs } from "../../kubernetes/labels.ts";
import type { LabelPair } from "../../resources/resource.ts";
import type { Workload } from "../../resources/workload.ts";
import type { Graph } from "../../workspace/graph.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import { type DraftPort, newWord, type Pair, type Refusal, type Word, writtenWord } from "./draft-parts.ts";
import { draftPorts } from "./ports.ts";
import { serviceName } from "./service-name.ts";
import type { Wishes } from "./wishes.ts";

export interface ServiceDraft {
  readonly name: Word;
  readonly namespace: Word | undefined;
  readonly labels: readonly Pair[];
  readonly selector: readonly Pair[];
  readonly ports: readonly DraftPort[];
  /** These are undefined where the default of the API is right. */
  readonly type: string | undefined;
  readonly clusterIP: string | undefined;
  readonly sessionAffinity: string | undefined;
  readonly externalIP: string | undefined;
  readonly loadBalancerIP: string | undefined;
}

/** The Service for a workload, or why there can be none. */
export function draftService(
  graph: Graph,
  workload: Placed<Workload>,
  wishes: Wishes = {},
): ServiceDraft | Refusal {
  const { workloadKind, complete, nameNode, ownLabels } = workload.resource;
  const it = titled(workload);
  if (workloadKind === "Job" || workloadKind === "CronJob")
    return { refused: l10n.t("{0} runs to its end: a Service in front of it would lose its endpoints.", it) };
  if (!complete) return { refused: l10n.t("The document of {0} has syntax errors; mend them first.", it) };
  const name = wishes.name ?? serviceName(graph, workload);
  if (name === undefined)
    return { refused: l10n.t("The name of this {0} is not known.", workload.resource.kind) };
  const namespace = namespaceOf(workload, wishes);
  if (namespace !== undefined && "refused" in namespace) return namespace;
  const selector = wishes.selector === undefined ? ownSelector(workload) : wished(workload, wishes.selector);
  if ("refused" in selector) return selector;
  const ports = draftPorts(workload, wishes);
  if ("refused" in ports) return ports;
  const { type, sessionAffinity, externalIP, loadBalancerIP } = wishes;
  return {
    name: { text: name, style: nameNode?.style ?? "plain" },
    namespace,
    labels: wishes.labels === undefined ? pairsOf(ownLabels?.pairs ?? []) : wordsOf(wishes.labels),
    selector,
    ports,
    type,
    clusterIP: wishes.clusterIP ?? (isHeadless(workload, wishes) ? "None" : undefined),
    sessionAffinity,
    externalIP,
    loadBalancerIP,
  };
}

/** A StatefulSet's Service names its pods (S7.16), unless the flags ask for what only a cluster IP can give (S1.67). */
function isHeadless({ resource }: Placed<Workload>, wishes: Wishes): boolean {
  const { type = "ClusterIP", sessionAffinity = "None", externalIP } = wishes;
  const asksForAddress = type !== "ClusterIP" || sessionAffinity !== "None" || externalIP !== undefined;
  return resource.workloadKind === "StatefulSet" && !asksForAddress;
}

/** The manifest's own; a flag may fill it in, but a Service in another namespace selects nothing (S2.33). */
function namespaceOf(workload: Placed<Workload>, { namespace }: Wishes): Word | Refusal | undefined {
  const { namespace: own, namespaceNode: node } = workload.resource;
  if (namespace !== undefined && own !== undefined && own !== namespace)
    return {
      refused: l10n.t(
        "{0} is in the namespace {1}; a Service in {2} would not select its pods.",
        titled(workload),
        own,
        namespace,
      ),
    };
  if (node !== undefined && node.text !== "") return writtenWord(node);
  return namespace === undefined ? undefined : newWord(namespace);
}

function pairsOf(pairs: readonly LabelPair[]): readonly Pair[] {
  return pairs.map(({ key, node }) => ({ key, value: writtenWord(node) }));
}

function wordsOf(labels: ReadonlyMap<string, string>): readonly Pair[] {
  return [...labels].map(([key, text]) => ({ key, value: newWord(text) }));
}

type Selector = readonly Pair[] | Refusal;

function wished(workload: Placed<Workload>, labels: ReadonlyMap<string, string>): Selector {
  if (selects(labels, workload)) return wordsOf(labels);
  const listed = [...labels].map(([key, value]) => `${key}=${value}`).join(",");
  return { refused: l10n.t("The pods of {0} do not have the labels {1}.", titled(workload), listed) };
}

function ownSelector(workload: Placed<Workload>): Selector {
  const it = titled(workload);
  const { template, selector, workloadKind, apiVersion } = workload.resource;
  const byTemplate =
    workloadKind === "Pod" ||
    workloadKind === undefined ||
    (selector === undefined &&
      (workloadKind === "ReplicationController" || apiVersion.startsWith("extensions/")));
  const pairs = byTemplate ? template.written : selector?.pairs;
  if (pairs === undefined || pairs.pairs.length === 0)
    return {
      refused: byTemplate
        ? l10n.t("The pods of {0} have no labels that a Service could select.", it)
        : l10n.t("{0} has no matchLabels, and a Service cannot select by matchExpressions.", it),
    };
  if (!selects(pairs.labels, workload))
    return { refused: l10n.t("The pods of {0} do not have the labels that its own selector asks for.", it) };
  return pairsOf(pairs.pairs);
}

/** Unless it is known that they do not match. */
function selects(selector: Labels, { resource: { template } }: Placed<Workload>): boolean {
  return matchPairs(selector, template.labels) !== "no";
}
