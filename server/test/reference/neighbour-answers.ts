/** Questions on what stands beside a Service: policies, autoscalers, budgets and monitors. */
import type { Workload } from "../../src/resources/workload.ts";
import { rules } from "../../src/rules/index.ts";
import { monitoredPorts } from "../../src/rules/monitor-ports.ts";
import { picked, pickedServices } from "../../src/workspace/picks.ts";
import { isLetThrough, letsPeer, letsPort } from "../../src/workspace/policy-reach.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import type { ReferenceCase } from "./answers.ts";
import { answerFrom, type Question } from "./questions.ts";

/** The field and the kind of error of the API server, by the rule of ours that says the same. */
const refusals = new Map([
  ["network-policy-invalid", { path: "spec.ingress[0].ports[0].endPort", kind: "Invalid value" }],
  ["autoscaler-target-invalid", { path: "spec.scaleTargetRef.apiVersion", kind: "Invalid value" }],
  ["budget-invalid", { path: "spec", kind: "Invalid value" }],
]);

const policyQuestions: readonly Question[] = [
  [/does this policy let (?:Service traffic|it) through/i, (_, [policy = ""]) => letsServiceThrough(policy)],
  [/which protocol does this rule cover/, (_, [policy = ""]) => coveredProtocol(policy)],
  [/^Is the rule OR or AND/, (_, [policy = ""]) => combination(policy)],
  [/podSelector-only peer: pods of which namespaces/, (_, [policy = ""]) => peerNamespaces(policy)],
  [/effective types/, (_, [policy = ""]) => typesOf(policy)],
  [
    /^spec\.podSelector \{\} and no rules: which pods/,
    () => (isolatesAll("  podSelector: {}\n") ? "all pods of the namespace" : "not all"),
  ],
  [/: error\?$/, (_, [policy = ""]) => refusalOf(policy)],
];

const scaleQuestions: readonly Question[] = [
  [
    /^scaleTargetRef without apiVersion, kind (\w+) .*: error/,
    ([kind = ""]) => refusalOf(autoscaler(`kind: ${kind}`)),
  ],
  [
    /^scaleTargetRef kind (\w+): rejected/,
    ([kind = ""]) => refusalOf(autoscaler(`apiVersion: apps/v1, kind: ${kind}`)) !== undefined,
  ],
  [
    /^PDB \(policy\/v1\) with selector \{\}: which pods/,
    () => (namesPicked(budget("selector: {}")).length === 2 ? "all in the namespace" : "not all"),
  ],
  [
    /^PDB with minAvailable and maxUnavailable: error/,
    () => refusalOf(budget("minAvailable: 1, maxUnavailable: 1, selector: {}")),
  ],
];

const monitorQuestions: readonly Question[] = [
  [
    /^ServiceMonitor selector (\w+)=(\w+); Service web has metadata\.labels \{\}/,
    ([key = "", value = ""]) => servicesPicked(monitor(`{ ${key}: ${value} }`, "http") + service({})) > 0,
  ],
  [
    /^ServiceMonitor endpoint port (\w+); the Service port is unnamed and its targetPort is/,
    ([port = ""]) => scrapesByName(monitor("{ app: web }", port) + service({ labels: "app: web" })),
  ],
  [
    /^PodMonitor port (\w+); container port \w+=(\d+): scraped on/,
    ([port = "", number = ""]) =>
      scrapedOn(
        monitor("{ app: a }", port, "PodMonitor") + pod("a", `{ name: ${port}, containerPort: ${number} }`),
      ),
  ],
  [
    /^ServiceMonitor in namespace (\w+) without namespaceSelector; Service in (\w+)/,
    ([here = "", there = ""]) =>
      servicesPicked(
        monitor("{ app: web }", "http").replace("name: m", `name: m, namespace: ${here}`) +
          service({ labels: "app: web", namespace: there }),
      ) > 0,
  ],
];

/** Our answer on a NetworkPolicy. */
export function answerPolicy({ question, input }: ReferenceCase): unknown {
  return answerFrom(policyQuestions, question, input);
}

/** Our answer on an autoscaler or a disruption budget. */
export function answerScale({ question, input }: ReferenceCase): unknown {
  return answerFrom(scaleQuestions, question, input);
}

/** Our answer on a monitor of the Prometheus operator. */
export function answerMonitor({ question, input }: ReferenceCase): unknown {
  return answerFrom(monitorQuestions, question, input);
}

function placedIn(text: string) {
  const workspace = workspaceOf({ files: new Map([["all.yaml", text]]) });
  const placed = [...workspace.files()].flatMap(({ documents }) =>
    documents.flatMap(({ resources }) => resources),
  );
  return { workspace, placed, graph: workspace.graph };
}

/** What our rules say of the first object, in the words of the API server. */
function refusalOf(text: string): unknown {
  const errors = findingsIn(placedIn(text).workspace, rules).filter(({ level }) => level === "error");
  return errors.map(({ rule }) => refusals.get(rule))[0];
}

function policyIn(text: string) {
  const { graph, placed } = placedIn(text);
  const policy = placed.find((each) => isOf(each, "network-policy"));
  if (policy === undefined || !isOf(policy, "network-policy")) throw new Error("no policy");
  const workloads = placed.filter((each): each is Placed<Workload> => isOf(each, "workload"));
  return { graph, policy, workloads, look: { graph, reader: undefined } };
}

/** A client, and the pods on 8080 behind a Service on 80. */
function letsServiceThrough(policy: string): boolean {
  const text = `${policy}---\n${pod("web", "{ containerPort: 8080 }", "shop")}${pod("client", "", "shop")}`;
  const { look, workloads } = policyIn(text);
  const [target, caller] = workloads;
  if (target === undefined || caller === undefined) throw new Error("no pods");
  return isLetThrough(look, { caller, target, number: 8080, protocol: "TCP" }, "ingress") === "yes";
}

function coveredProtocol(text: string): string | undefined {
  const port = "{ name: dns, containerPort: 53 }, { name: dns, containerPort: 53, protocol: UDP }";
  const { policy, workloads } = policyIn(`${text}---\n${pod("web", port, "shop")}`);
  const [rule] = policy.resource.ingress.rules;
  const [target] = workloads;
  if (rule === undefined || target === undefined) throw new Error("no rule");
  return (["TCP", "UDP"] as const)
    .filter((protocol) => letsPort(rule, { target, number: 53, protocol }) === "yes")
    .join(" and ");
}

/** Whether pods of one peer are let in although they are not of the other. */
function combination(text: string): string {
  const { policy, workloads, look } = policyIn(`${text}---\n${pod("a", "", "shop")}`);
  const [rule] = policy.resource.ingress.rules;
  const [other] = workloads;
  if (rule === undefined || other === undefined) throw new Error("no rule");
  return letsPeer(look, policy, { rule, other }) === "yes" ? "OR" : "AND";
}

function peerNamespaces(text: string): readonly string[] {
  return ["shop", "other"].filter((namespace) => {
    const { policy, workloads, look } = policyIn(`${text}---\n${pod("a", "", namespace)}`);
    const [rule] = policy.resource.ingress.rules;
    const [other] = workloads;
    return rule !== undefined && other !== undefined && letsPeer(look, policy, { rule, other }) === "yes";
  });
}

function typesOf(text: string): readonly string[] {
  const { ingress, egress } = policyIn(text).policy.resource;
  return [...(ingress.isolates ? ["Ingress"] : []), ...(egress.isolates ? ["Egress"] : [])];
}

function isolatesAll(spec: string): boolean {
  const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: np }\nspec:\n${spec}---\n`;
  return namesPicked(policy + pod("a", "") + pod("b", "")).length === 2;
}

function namesPicked(text: string): readonly (string | undefined)[] {
  const { graph, placed } = placedIn(
    text.includes("kind: Pod\n") ? text : text + pod("a", "") + pod("b", ""),
  );
  return placed.flatMap((from) =>
    from.resource.picks.flatMap((pick) => picked(graph, from, pick).map(({ resource }) => resource.name)),
  );
}

function servicesPicked(text: string): number {
  const { graph, placed } = placedIn(text);
  return placed.flatMap((from) =>
    from.resource.picks.flatMap((pick) => pickedServices(graph, { from, pick })),
  ).length;
}

function scrapesByName(text: string): boolean {
  const { graph, placed } = placedIn(text);
  const from = placed.find((each) => isOf(each, "monitor"));
  if (from === undefined || !isOf(from, "monitor")) throw new Error("no monitor");
  const [endpoint] = from.resource.endpoints;
  return monitoredPorts(graph, from)?.named.some(({ name }) => name === endpoint?.port) === true;
}

function scrapedOn(text: string): number | undefined {
  const { graph, placed } = placedIn(text);
  const from = placed.find((each) => isOf(each, "monitor"));
  if (from === undefined || !isOf(from, "monitor")) throw new Error("no monitor");
  const [endpoint] = from.resource.endpoints;
  const port = monitoredPorts(graph, from)?.named.find(({ name }) => name === endpoint?.port)?.port;
  return port !== undefined && "number" in port ? port.number : undefined;
}

function pod(name: string, ports: string, namespace = ""): string {
  const where = namespace === "" ? "" : `, namespace: ${namespace}`;
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}${where}, labels: { app: ${name} } }\nspec: { containers: [{ name: m, image: i, ports: [${ports}] }] }\n---\n`;
}

function service({
  labels = "",
  namespace,
}: {
  readonly labels?: string;
  readonly namespace?: string;
}): string {
  const where = namespace === undefined ? "" : `, namespace: ${namespace}`;
  return `apiVersion: v1\nkind: Service\nmetadata: { name: web${where}, labels: { ${labels} } }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }\n---\n`;
}

function monitor(labels: string, port: string, kind = "ServiceMonitor"): string {
  const endpoints = kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints";
  return `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: { name: m }\nspec: { selector: { matchLabels: ${labels} }, ${endpoints}: [{ port: ${port} }] }\n---\n`;
}

function autoscaler(target: string): string {
  return `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: h }\nspec: { scaleTargetRef: { ${target}, name: web }, maxReplicas: 3 }\n`;
}

function budget(spec: string): string {
  return `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: b }\nspec: { ${spec} }\n---\n`;
}
