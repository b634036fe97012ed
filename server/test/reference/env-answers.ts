/** Answers to the reference cases about variables and probes: the facts by themselves, or a small workspace that is asked. */
import { parse } from "yaml";
import { containerEnvironment, type EnvEntry } from "../../src/kubernetes/container-env.ts";
import { findProbePort } from "../../src/kubernetes/probe-port.ts";
import { rules } from "../../src/rules/index.ts";
import { environmentOf } from "../../src/workspace/environment.ts";
import { variablesOf } from "../../src/workspace/service-variables.ts";
import { isOf } from "../../src/workspace/source-file.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import type { ReferenceCase } from "./answers.ts";

interface EnvManifest {
  readonly env: readonly ({ readonly name: string; readonly value?: string } & {
    /** What `valueFrom` gave; null for an optional reference that leads nowhere. */
    readonly resolved?: string | null;
  })[];
}

interface EnvFromManifest {
  readonly envFrom: readonly {
    readonly prefix: string;
    readonly data: Readonly<Record<string, string>>;
  }[];
}

/** The environment of parts that are given one by one. */
export function answerContainerEnv({ input, question }: ReferenceCase): unknown {
  if (input.length === 0) return keysOfConfigMap(question);
  const [env = "", envFrom = "", services = ""] = input;
  const own: EnvManifest = parse(env);
  const sources: EnvFromManifest = parse(envFrom);
  const given: { serviceVariables: Record<string, string> } = parse(services);
  const { variables } = containerEnvironment({
    env: own.env.map(entryOf),
    envFrom: sources.envFrom.map(({ prefix, data }) => ({ origin: "envFrom", prefix, data: valued(data) })),
    services: [{ origin: "service", variables: valued(given.serviceVariables) }],
  });
  return Object.fromEntries([...variables].map(([name, { value }]) => [name, value.text]));
}

function entryOf({ name, value = "", resolved }: EnvManifest["env"][number]): EnvEntry<string> {
  if (resolved === null) return { kind: "skipped", name, origin: "env" };
  if (resolved === undefined) return { kind: "text", name, text: value, origin: "env" };
  return { kind: "taken", name, value: { text: resolved, known: true }, origin: "env" };
}

function valued(data: Readonly<Record<string, string>>) {
  return new Map(Object.entries(data).map(([name, text]) => [name, { text, known: true }]));
}

/** The keys of a ConfigMap that a container takes as variables. */
function keysOfConfigMap(question: string): unknown {
  const [, key, binary] = /data \{(\w+): .+ binaryData \{(\w+):/.exec(question) ?? [];
  const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  ${key}: x\nbinaryData:\n  ${binary}: eA==\n`;
  const origins = environmentIn(
    `${podIn("shop", { container: "envFrom: [{ configMapRef: { name: c } }]" })}---\n${configMap}`,
  );
  return [...origins].flatMap(([name, { origin }]) => (origin.kind === "source" ? [name] : []));
}

/** Which Services feed a pod. */
export function answerServiceWorld({ question }: ReferenceCase): unknown {
  for (const [pattern, answer] of worldQuestions) if (pattern.test(question)) return answer(question);
  throw new Error(`No answer for: ${question}`);
}

/** The Services `kubernetes` of `default` and of `shop` stand side by side wherever the question says so or "Same". */
const worldQuestions: readonly [RegExp, (question: string) => unknown][] = [
  [/^ExternalName Service: variables/, () => Object.fromEntries(externalNameVariables())],
  [
    /enableServiceLinks false; Services: kubernetes \(default\), cart \(shop\)/,
    () => givers("enableServiceLinks: false", ["cart"]),
  ],
  [
    /links on; Services kubernetes in default and kubernetes in shop/,
    () => giverOfHost("enableServiceLinks: true"),
  ],
  [/^Same, but links off/, () => giverOfHost("enableServiceLinks: false")],
];

function externalNameVariables() {
  const text = `${serviceIn("shop", "x")}  type: ExternalName\n  externalName: example.org\n`;
  const [placed] = [...workspaceOf({ files: new Map([["main.yaml", text]]) }).files()].flatMap(
    ({ documents }) => documents.flatMap(({ resources }) => resources),
  );
  if (placed === undefined || !isOf(placed, "service")) throw new Error("There is no Service.");
  return variablesOf(placed.resource);
}

/** The Services whose variables a pod of namespace `shop` gets. */
function givers(links: string, services: readonly string[]): readonly string[] {
  const texts = [podIn("shop", { links }), ...services.map((name) => serviceIn("shop", name))];
  const origins = [...environmentIn(texts.join("---\n")).values()].map(({ origin }) =>
    origin.kind === "service"
      ? `${origin.service.resource.namespace}/${origin.service.resource.name}`
      : origin.kind === "cluster" && "default/kubernetes",
  );
  return [...new Set(origins)].filter((each) => each !== false);
}

function giverOfHost(links: string): string {
  return givers(links, ["kubernetes"]).join();
}

function environmentIn(text: string) {
  const workspace = workspaceOf({ files: new Map([["main.yaml", text]]) });
  for (const { documents } of workspace.files()) {
    for (const placed of documents.flatMap(({ resources }) => resources)) {
      const container = isOf(placed, "workload") ? placed.resource.template.containers[0] : undefined;
      if (isOf(placed, "workload") && container !== undefined)
        return environmentOf(workspace.graph, { workload: placed, container }).variables;
    }
  }
  throw new Error("There is no container.");
}

interface Pod {
  /** A line of the spec. */
  readonly links?: string;
  /** A line of the container. */
  readonly container?: string;
}

function podIn(namespace: string, { links = "hostNetwork: false", container = "image: i" }: Pod): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  namespace: ${namespace}\nspec:\n  ${links}\n  containers:\n    - name: m\n      ${container}\n`;
}

function serviceIn(namespace: string, name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  ports:\n    - port: 443\n`;
}

interface ProbedPod {
  readonly spec: {
    readonly containers: readonly {
      readonly name: string;
      readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
      readonly readinessProbe?: Readonly<Record<string, { readonly port: number | string }>>;
    }[];
  };
}

/** The port of a probe; that our rule reports a pod exactly when there is none is part of the answer. */
export function answerProbe({ input, question }: ReferenceCase): unknown {
  const [text = ""] = input;
  const [, name] = /container (\w+) uses/.exec(question) ?? [];
  const { spec }: ProbedPod = parse(text);
  const container = spec.containers.find((each) => each.name === name);
  const [handler] = Object.values(container?.readinessProbe ?? {});
  if (container === undefined || handler === undefined) throw new Error("There is no probe.");
  const own = (container.ports ?? []).map((port) => ({ name: port.name, number: port.containerPort }));
  const found = findProbePort(handler.port, own);
  const findings = findingsIn(workspaceOf({ files: new Map([["main.yaml", text]]) }), rules);
  const reported = findings.some(({ rule }) => rule === "probe-port-not-found");
  if (reported !== (found === undefined)) throw new Error("The rule and the fact disagree.");
  return found ?? null;
}
