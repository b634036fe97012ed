/**
 * The environment of a container, made of what the manifests near it hold. Secrets are named and never opened;
 * what another place may hold is told in words and known to be unknown.
 */
import {
  containerEnvironment,
  type EnvData,
  type EnvEntry,
  type Environment,
  type EnvService,
  type EnvValue,
} from "../kubernetes/container-env.ts";
import { serviceVariables } from "../kubernetes/service-env.ts";
import type { Container, EnvReference, EnvSource, EnvVariable } from "../resources/container.ts";
import type { ConfigMap } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "./graph.ts";
import { objectsMeant } from "./mentions.ts";
import { giversNear, unknownAddress } from "./service-variables.ts";
import { isOf, type Placed } from "./source-file.ts";

/** Where a variable comes from. `cluster` is the Service `kubernetes` of namespace `default`, which everybody gets (S4.2). */
export type Origin =
  | { readonly kind: "variable"; readonly variable: EnvVariable }
  | { readonly kind: "source"; readonly source: EnvSource }
  | { readonly kind: "service"; readonly service: Placed<Service> }
  | { readonly kind: "cluster" };

export interface EnvQuestion {
  readonly workload: Placed<Workload>;
  readonly container: Container;
  /** Asks for the environment as this entry of `env` finds it (S4.26). */
  readonly before?: EnvVariable | undefined;
  /** Who asks, to be told when the answer may change. */
  readonly reader?: Placed;
}

/** The environment of a container (S4.1–S4.28). */
export function environmentOf(graph: Graph, question: EnvQuestion): Environment<Origin> {
  const { workload, container, before } = question;
  const last = before === undefined ? container.env.length : container.env.indexOf(before);
  return containerEnvironment({
    envFrom: container.envFrom.map((source) => dataOf(graph, question, source)),
    env: container.env.slice(0, last).map((variable) => entryOf(graph, question, variable)),
    services: servicesOf(graph, workload, question.reader),
  });
}

/** The value of one entry of `env`, whether or not a later one replaces it; undefined when the entry does nothing. */
export function valueOfEntry(
  graph: Graph,
  question: EnvQuestion & { readonly before: EnvVariable },
): EnvValue | undefined {
  const { container, before } = question;
  const next = container.env[container.env.indexOf(before) + 1];
  const after = environmentOf(graph, { ...question, before: next }).variables.get(before.name);
  const mine = after?.origin.kind === "variable" && after.origin.variable === before;
  return mine ? after.value : undefined;
}

function servicesOf(
  graph: Graph,
  workload: Placed<Workload>,
  reader: Placed | undefined,
): readonly EnvService<Origin>[] {
  const links = workload.resource.template.enableServiceLinks;
  const givers = links ? giversNear(graph, workload, reader) : [];
  const near = givers.map(({ service, variables }) => ({
    origin: { kind: "service", service } as const,
    variables: valued(variables),
  }));
  // One of that name in the pod's own namespace replaces the cluster's (S4.3).
  const replaced = givers.some(({ service }) => service.resource.name === "kubernetes");
  return replaced ? near : [...near, { origin: { kind: "cluster" }, variables: clusterVariables }];
}

function valued(variables: ReadonlyMap<string, string>): ReadonlyMap<string, EnvValue> {
  return new Map(
    [...variables].map(([name, text]) => [name, { text, known: !text.includes(unknownAddress) }]),
  );
}

const clusterVariables = valued(
  serviceVariables({
    name: "kubernetes",
    address: unknownAddress,
    ports: [{ name: "https", port: 443, protocol: "TCP" }],
  }),
);

function dataOf(graph: Graph, question: EnvQuestion, source: EnvSource): EnvData<Origin> {
  const origin = { kind: "source", source } as const;
  const found = source.kind === "configmap" ? configMapOf(graph, question, source.name) : undefined;
  const data = source.prefix === undefined ? undefined : found?.resource.data;
  const values = [...(data ?? [])].map(([key, text]): readonly [string, EnvValue] => [
    key,
    text === undefined ? unknown(`<from ConfigMap ${source.name}/${key}>`) : { text, known: true },
  ]);
  return { origin, prefix: source.prefix ?? "", data: data === undefined ? undefined : new Map(values) };
}

function entryOf(graph: Graph, question: EnvQuestion, variable: EnvVariable): EnvEntry<Origin> {
  const { name, value, from } = variable;
  const base = { name, origin: { kind: "variable", variable } } as const;
  if (from !== undefined) {
    const taken = takenFrom(graph, question, from);
    return taken === undefined ? { ...base, kind: "skipped" } : { ...base, kind: "taken", value: taken };
  }
  if (value === undefined) return { ...base, kind: "text", text: "" };
  const { text } = value;
  return text === undefined
    ? { ...base, kind: "taken", value: unknown("<unknown>") }
    : { ...base, kind: "text", text };
}

/** What a `valueFrom` gives (S4.27, S4.32); undefined when it is optional and surely leads nowhere (S4.28). */
function takenFrom(
  graph: Graph,
  question: EnvQuestion,
  { kind, name = "?", key = "?", optional }: EnvReference,
): EnvValue | undefined {
  const { resource } = question.workload;
  if (kind === "secret") return unknown(`<from Secret ${name}/${key}>`);
  if (kind === "resource") return unknown(`<resource ${key}>`);
  if (kind === "other") return unknown("<unknown>");
  if (kind === "field") {
    const field = key === "metadata.namespace" ? resource.namespace : undefined;
    const pod = key === "metadata.name" && resource.workloadKind === "Pod" ? resource.name : field;
    return pod === undefined ? unknown(`<field ${key}>`) : { text: pod, known: true };
  }
  const data = configMapOf(graph, question, name)?.resource.data;
  const text = data?.get(key);
  if (text !== undefined) return { text, known: true };
  return optional && data !== undefined && !data.has(key)
    ? undefined
    : unknown(`<from ConfigMap ${name}/${key}>`);
}

/** The ConfigMap of a name that stands nearest, in the namespace of the workload. */
function configMapOf(
  graph: Graph,
  { workload, reader }: EnvQuestion,
  name: string | undefined,
): Placed<ConfigMap> | undefined {
  if (name === undefined) return undefined;
  const mention = { kind: "ConfigMap", name, namespace: undefined };
  return objectsMeant(graph, { from: workload, mention }, reader).objects.find((object) =>
    isOf(object, "configmap"),
  );
}

function unknown(text: string): EnvValue {
  return { text, known: false };
}
