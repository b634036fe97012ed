/**
 * The Service that belongs in front of a workload: what `kubectl expose` would make, with the port names, protocols
 * and namespace that it loses (S5.4–S5.26), and for kinds that it refuses.
 */
import { findPort } from "../kubernetes/find-port.ts";
import { matchPairs } from "../kubernetes/labels.ts";
import { dns1035Problems, portNameProblems } from "../kubernetes/names.ts";
import type { Protocol } from "../kubernetes/protocol.ts";
import type { ContainerPort, LabelMap, LabelPair, Workload } from "../resources/resource.ts";
import type { Graph } from "../workspace/graph.ts";
import { servicesNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { titled } from "./places.ts";

export interface ServiceDraft {
  readonly name: Word;
  readonly namespace: Word | undefined;
  readonly labels: readonly Pair[];
  readonly selector: readonly Pair[];
  readonly headless: boolean;
  readonly ports: readonly DraftPort[];
}

/** A text and the quotes that it stood in where it comes from. */
export interface Word {
  readonly text: string;
  readonly style: YamlScalar["style"];
}

export interface Pair {
  readonly key: string;
  readonly value: Word;
}

export interface DraftPort {
  /** Undefined for the only port of a Service whose container port has no name either. */
  readonly name: Word | undefined;
  readonly port: number;
  readonly protocol: Protocol;
  readonly targetPort: Word | number;
}

export interface Refusal {
  /** A sentence for the user. */
  readonly refused: string;
}

/** The Service for a workload, or why there can be none. */
export function draftService(graph: Graph, workload: Placed<Workload>): ServiceDraft | Refusal {
  const { workloadKind, complete, nameNode, namespaceNode, ownLabels } = workload.resource;
  const it = titled(workload);
  if (workloadKind === "Job" || workloadKind === "CronJob")
    return { refused: `${it} runs to its end: a Service in front of it would lose its endpoints.` };
  if (!complete) return { refused: `The document of ${it} has syntax errors; mend them first.` };
  const name = serviceName(graph, workload);
  if (name === undefined) return { refused: `The name of this ${workload.resource.kind} is not known.` };
  const selector = selectorOf(workload);
  if ("refused" in selector) return selector;
  const ports = draftPorts(workload);
  if (ports.length === 0)
    return {
      refused: `${it} declares no container port with a known number, so there is nothing to lead to.`,
    };
  return {
    name: { text: name, style: nameNode?.style ?? "plain" },
    namespace: namespaceNode === undefined || namespaceNode.text === "" ? undefined : wordOf(namespaceNode),
    labels: pairsOf(ownLabels?.pairs ?? []),
    selector: pairsOf(selector.pairs),
    headless: workloadKind === "StatefulSet",
    ports,
  };
}

function wordOf({ text, style }: YamlScalar): Word {
  return { text, style };
}

function pairsOf(pairs: readonly LabelPair[]): readonly Pair[] {
  return pairs.map(({ key, node }) => ({ key, value: wordOf(node) }));
}

/** The workload's name made legal (S0.16); a StatefulSet's own `serviceName` first (S7.16). Never one that is taken. */
function serviceName(graph: Graph, workload: Placed<Workload>): string | undefined {
  const taken = new Set(servicesNear(graph, workload).map(({ resource }) => resource.name));
  const { name, serviceName: own } = workload.resource;
  const wanted = [own, name].flatMap((each) => legalName(each) ?? []);
  const [base] = wanted.slice(-1);
  if (name === undefined || base === undefined) return undefined;
  const free = wanted.find((each) => !taken.has(each));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.has(numbered(base, count))) count += 1;
  return numbered(base, count);
}

function numbered(base: string, count: number): string {
  const suffix = `-${count}`;
  return `${base.slice(0, 63 - suffix.length)}${suffix}`;
}

/** A DNS-1035 label, which every cluster takes; undefined when nothing legal is left of the text. */
function legalName(text: string | undefined): string | undefined {
  const lower = (text ?? "").toLowerCase().replace(/[^a-z0-9]+/g, (run) => (/^-+$/.test(run) ? run : "-"));
  const lettered = lower.replace(/^-+/, "").replace(/^(?=\d)/, "svc-");
  const cut = lettered.slice(0, 63).replace(/-+$/, "");
  return dns1035Problems(cut).length === 0 ? cut : undefined;
}

function selectorOf(workload: Placed<Workload>): LabelMap | Refusal {
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
        ? `The pods of ${it} have no labels that a Service could select.`
        : `${it} has no matchLabels, and a Service cannot select by matchExpressions.`,
    };
  if (matchPairs(pairs.labels, template.labels) === "no")
    return { refused: `The pods of ${it} do not have the labels that its own selector asks for.` };
  return pairs;
}

/** One port for each number and protocol that the app containers declare (S5.15, S5.20, S5.21). */
function draftPorts({ resource: { template } }: Placed<Workload>): readonly DraftPort[] {
  const declared = new Map<string, Declared>();
  for (const { role, ports } of template.containers) {
    for (const port of role === "app" ? ports : []) {
      const { number, protocol } = port;
      if (number === undefined || protocol === undefined) continue;
      const key = `${number}/${protocol}`;
      if (!declared.has(key)) declared.set(key, { ...port, number, protocol });
    }
  }
  const found = [...declared.values()];
  const names = portNames(found);
  return found.map((port, at) => ({
    name: names[at],
    port: port.number,
    protocol: port.protocol,
    targetPort: targetOf(port, template.containers),
  }));
}

type Declared = ContainerPort & { readonly number: number; readonly protocol: Protocol };

/** The name when it is legal and leads to this very number, else the number (S3.16). */
function targetOf(port: Declared, containers: Workload["template"]["containers"]): Word | number {
  const name = legalPortName(port);
  if (name === undefined) return port.number;
  const found = findPort(name.text, port.protocol, containers);
  return found.kind === "found" && found.number === port.number ? name : port.number;
}

/** The containers' names where they are legal and differ; several ports all need one (S1.19), so some are invented. */
function portNames(ports: readonly Declared[]): readonly (Word | undefined)[] {
  const own = ports.map(legalPortName);
  if (ports.length === 1) return own;
  const used = new Set<string>();
  const kept = own.map((name) => {
    if (name === undefined || used.has(name.text)) return undefined;
    used.add(name.text);
    return name;
  });
  return kept.map((name, at) => {
    const port = ports[at];
    if (name !== undefined || port === undefined) return name;
    const invented = inventNames(port).find((each) => !used.has(each));
    if (invented === undefined) return undefined;
    used.add(invented);
    return { text: invented, style: "plain" };
  });
}

function legalPortName({ name, nameNode }: Declared): Word | undefined {
  if (name === undefined || portNameProblems(name).length > 0) return undefined;
  return { text: name, style: nameNode?.style ?? "plain" };
}

function inventNames({ number, protocol }: Declared): readonly string[] {
  const known = protocol === "TCP" ? wellKnown.get(number) : undefined;
  const plain = `${protocol.toLowerCase()}-${number}`;
  return [...(known === undefined ? [] : [known]), plain, `port-${number}`, `p-${plain}`];
}

const wellKnown: ReadonlyMap<number, string> = new Map([
  [80, "http"],
  [443, "https"],
]);
