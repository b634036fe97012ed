import { describe, expect, test } from "vitest";
import { checkSymbol, refusalAt, renamedLines } from "./check.ts";

const deployment = (spec: string, app = "web") => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: web } }
    spec:
${spec}      containers: [{ name: main, image: i }]
`;

describe("where pods are placed, by labels of others", () => {
  test("every term of affinity and anti-affinity, and the spread", () => {
    const text = deployment(
      `      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: zone
              labelSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] }
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 1
              podAffinityTerm:
                topologyKey: zone
                labelSelector: { matchLabels: { app: web } }
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: zone, labelSelector: { matchLabels: { app: cache } } }
      topologySpreadConstraints:
        - topologyKey: zone
          labelSelector:
            matchLabels:
              app: web
`,
      "we$0b",
    );
    expect(renamedLines(text, "shop")).toEqual([
      "main.yaml:5: selector: { matchLabels: { app: shop } }",
      "main.yaml:7: metadata: { labels: { app: shop } }",
      "main.yaml:13: labelSelector: { matchExpressions: [{ key: app, operator: In, values: [shop] }] }",
      "main.yaml:18: labelSelector: { matchLabels: { app: shop } }",
      "main.yaml:26: app: shop",
    ]);
  });

  test("pods of another workload, from wherever it is asked", () => {
    const cache = `apiVersion: v1
kind: Pod
metadata: { name: cache, labels: { app: ca$0che } }
#@41+5 definition
spec: { containers: [{ name: main, image: i }] }
`;
    const near = `      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: zone, labelSelector: { matchLabels: { app: cache } } }
#@73+5 reference
`;
    checkSymbol(`${cache}---\n${deployment(near)}`);
  });

  test("the namespaces that a term lists", () => {
    const pod = (namespace: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: ${namespace}, labels: { app: cache } }\n`;
    const term = `      affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ namespaces: [data], labelSelector: { matchLabels: { app: ca$0che } } }] } }\n`;
    expect(renamedLines(`${deployment(term)}---\n${pod("data")}---\n${pod("other")}`, "store")).toEqual([
      `main.yaml:9: ${term.trim().replace("ca$0che", "store")}`,
      "main.yaml:14: metadata: { name: a, namespace: data, labels: { app: store } }",
    ]);
  });

  test("a selector that is behind an anchor is told, not left behind", () => {
    const text = deployment(
      "      topologySpreadConstraints: [{ labelSelector: { matchLabels: &labels { app: web } } }, { labelSelector: { matchLabels: *labels } }]\n",
      "we$0b",
    );
    expect(refusalAt(text)).toContain("anchor or alias");
  });
});

test("a custom resource made like a Deployment selects its own pods", () => {
  const rollout = deployment("", "we$0b")
    .replace("apps/v1", "argoproj.io/v1")
    .replace("Deployment", "Rollout");
  expect(renamedLines(rollout, "shop")).toEqual([
    "main.yaml:5: selector: { matchLabels: { app: shop } }",
    "main.yaml:7: metadata: { labels: { app: shop } }",
  ]);
});

describe("a custom resource that selects who knows what", () => {
  const custom = (spec: string, namespace = "") =>
    `apiVersion: example.dev/v1\nkind: AccessPolicy\nmetadata: { name: p${namespace} }\nspec:\n  ${spec}\n`;
  const at = deployment("", "we$0b");

  test("nearby it stops a rename of the label that it names", () => {
    for (const spec of [
      "selector: { matchLabels: { app: web } }",
      "rules: [{ to: { endpointSelector: { matchLabels: { app: web } } } }]",
    ])
      expect(refusalAt(`${at}---\n${custom(spec)}`), spec).toBe(
        "AccessPolicy `p` selects `app: web` too, of what is not known. Rename it by hand.",
      );
  });

  test("another label, another namespace and another folder stop nothing", () => {
    const selector = "selector: { matchLabels: { app: web } }";
    expect(refusalAt(`${at}---\n${custom(selector.replace("web", "db"))}`)).toContain("renamed");
    expect(refusalAt(`${at}#- other/p.yaml\n${custom(selector)}`)).toContain("renamed");
    const home = at.replace("{ name: web }", "{ name: web, namespace: home }");
    expect(refusalAt(`${home}---\n${custom(selector, ", namespace: far")}`)).toContain("renamed");
  });
});

describe("of the custom resources that are read it is known what they select", () => {
  const custom = (names: string, spec: string) => {
    const [apiVersion, kind] = names.split(" ");
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: p\nspec:\n${spec}`;
  };
  const at = deployment("", "we$0b");

  test("a security policy of Istio selects pods, and goes along", () => {
    const policy = custom(
      "security.istio.io/v1 AuthorizationPolicy",
      "  selector:\n    matchLabels:\n      app: web\n",
    );
    expect(renamedLines(`${at}---\n${policy}`, "shop")).toEqual([
      "main.yaml:5: selector: { matchLabels: { app: shop } }",
      "main.yaml:7: metadata: { labels: { app: shop } }",
      "main.yaml:18: app: shop",
    ]);
  });

  test("a Prometheus selects monitors, and no pods", () => {
    const prometheus = custom(
      "monitoring.coreos.com/v1 Prometheus",
      "  serviceMonitorSelector:\n    matchLabels:\n      app: web\n",
    );
    expect(refusalAt(`${at}---\n${prometheus}`)).toContain("renamed");
  });
});
