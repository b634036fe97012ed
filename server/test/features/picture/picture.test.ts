/** What stands in the wiring picture, and which cable leads where. */
import { describe, expect, test } from "vitest";
import { mermaidOf } from "../../../src/features/picture/mermaid.ts";
import { pictureOf } from "../../../src/features/picture/picture.ts";
import { pathOf, uriOf } from "../../support/check.ts";
import { deployment, service } from "../../support/manifests.ts";
import { questionAt } from "../ask.ts";

function picture(fixture: string, file?: string) {
  const { asked } = questionAt(fixture);
  const includes = file === undefined ? {} : { includes: (uri: string) => uri === uriOf(file) };
  return pictureOf(asked.workspace, { scope: "auto", pathOf, ...includes });
}

/** Every cable in one line; ids without file and namespace. */
function cables(fixture: string, file?: string): readonly string[] {
  const short = (id: string) => id.replace(/^[^#]*#([^/]*)\/[^/]*\//, "$1 ");
  return picture(fixture, file).edges.map(({ from, to, relation, state, text }) =>
    `${short(from)} ${relation} ${short(to)}: ${state} ${text}`.trim(),
  );
}

/** Every whole and part in one line. */
function nodes(fixture: string): readonly string[] {
  return picture(fixture).nodes.map(({ role, kind, name, state, text }) =>
    `${role} ${kind} ${name}: ${state ?? "-"} ${text}`.trim(),
  );
}

const statefulSet = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: postgres }] }
`;

describe("a Service", () => {
  test("leads from each port to the port of a container", () => {
    const fixture = `${service()}---\n${deployment()}`;
    expect(cables(fixture)).toEqual([
      "Service web/80/TCP leads Deployment web/main/8080/TCP: reached main 8080 (http)",
    ]);
    expect(nodes(fixture)).toEqual([
      "workload Deployment web: reached × 2",
      "container Container http 8080/TCP: reached main",
      "service Service web: reached 2 endpoints",
      "port ServicePort 80/TCP: reached main 8080 (http)",
    ]);
  });

  test("leads to a port that no container declares", () => {
    expect(cables(`${service({ targetPort: "9000" })}---\n${deployment()}`)).toEqual([
      "Service web/80/TCP leads Deployment web/main/9000: reached main 9000",
    ]);
  });

  test("nearly leads to the workload that was meant", () => {
    expect(cables(`${service({ app: "wbe" })}---\n${deployment()}`)).toEqual([
      "Service web leads Deployment web: near-miss app: wbe ≠ web",
    ]);
  });

  test("nearly leads to pods without the port", () => {
    expect(cables(`${service({ targetPort: "htpp" })}---\n${deployment()}`)).toEqual([
      "Service web/80/TCP leads Deployment web: near-miss no container port is named htpp",
    ]);
  });

  test("nearly leads to pods in another namespace", () => {
    const inA = service().replace("name: web", "name: web\n  namespace: a");
    const inB = deployment().replace("name: web", "name: web\n  namespace: b");
    expect(cables(`${inA}---\n${inB}`)).toEqual([
      "Service web leads Deployment web: near-miss in another namespace",
    ]);
  });

  test("leads nowhere when nothing is like its pods", () => {
    expect(cables(service({ app: "other" }))).toEqual([]);
    expect(nodes(service({ app: "other" }))).toEqual([
      "service Service web: nothing no endpoints: no pod has app: other",
      "port ServicePort 80/TCP: nothing",
    ]);
  });

  test("of which the selector is a placeholder is unknown, not loose", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    const [first] = nodes(service({ app: '"${APP}"' }));
    expect(first).toMatch(/^service Service web: unknown /);
  });

  test("leads to pods that the manifest scales to nothing, and says so", () => {
    expect(cables(`${service()}---\n${deployment().replace("replicas: 2", "replicas: 0")}`)).toEqual([
      "Service web/80/TCP leads Deployment web/main/8080/TCP: nothing main 8080 (http)",
    ]);
  });

  test("is reached from outside by its node port and its load balancer", () => {
    const typed = (type: string) => service().replace("spec:", `spec:\n  type: ${type}`);
    const nodePort = typed("NodePort").replace("- port: 80", "- port: 80\n      nodePort: 31704");
    expect(cables(nodePort)).toEqual(["Service web/outside forwards Service web/80/TCP: reached :31704"]);
    expect(cables(typed("LoadBalancer"))).toEqual([
      "Service web/outside forwards Service web/80/TCP: reached :80",
    ]);
  });

  test("without pods leads to what is made by hand, or to another name", () => {
    const bare = service().replace("  selector:\n    app: web\n", "");
    const byHand = `apiVersion: v1
kind: Endpoints
metadata: { name: web }
subsets: [{ addresses: [{ ip: 192.0.2.1 }], ports: [{ port: 8080 }] }]
`;
    expect(cables(`${bare}---\n${byHand}`)).toEqual(["Service web/80/TCP leads Endpoints web: reached"]);
    const alias = bare.replace("spec:", "spec:\n  type: ExternalName\n  externalName: db.example.com");
    expect(cables(alias)).toEqual(["Service web leads Service web/alias: unknown"]);
  });
});

describe("what is drawn", () => {
  const three = `#- a/svc.yaml\n${service()}#- a/deploy.yaml\n${deployment()}#- b/all.yaml\n${service({ name: "other" })}`;

  test("of a file is everything that its cables lead to", () => {
    expect(cables(three, "a/svc.yaml")).toEqual(cables(three, "a/deploy.yaml"));
    expect(picture(three, "a/svc.yaml").nodes.map(({ id }) => id)).not.toContain("b/all.yaml#Service//other");
  });

  test("charts and excluded files are no part of", () => {
    const chart = `#- chart/Chart.yaml\nname: chart\n#- chart/templates/svc.yaml\n${service()}`;
    expect(picture(chart).nodes).toEqual([]);
  });

  test("is the same whatever the order in which files come", () => {
    const files = [`#- a.yaml\n${service()}`, `#- b.yaml\n${deployment()}`, `#- c.yaml\n${statefulSet}`];
    expect(picture(files.toReversed().join(""))).toMatchObject({
      nodes: picture(files.join("")).nodes.map(({ id, state }) => ({ id, state })),
      edges: picture(files.join("")).edges.map(({ from, to }) => ({ from, to })),
    });
  });

  test("has ids that are unique and outlive an edit above", () => {
    const twice = `${service()}---\n${service()}`;
    const ids = picture(twice).nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(picture(`# a comment\n${twice}`).nodes.map(({ id }) => id)).toEqual(ids);
  });

  test("has ids that no name can counterfeit", () => {
    const odd = service().replace("name: web", 'name: "web#Service/x~2"');
    const ids = picture(`${odd}---\n${odd}`).nodes.map(({ id }) => id);
    expect(ids[0]).toBe("main.yaml#Service//web%23Service%2Fx%7E2");
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("who calls", () => {
  /** A workload without ports whose one variable has this value. */
  const client = (value: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: client }
spec:
  selector: { matchLabels: { app: client } }
  template:
    metadata: { labels: { app: client } }
    spec: { containers: [{ name: main, image: curl, env: [{ name: WEB, value: "${value}" }] }] }
`;
  const wired = `${service()}---\n${deployment()}`;
  const calls = (fixture: string) => cables(fixture).filter((cable) => !cable.includes(" leads "));

  test("a workload that names a Service in a variable calls the port that it names", () => {
    expect(calls(`${wired}---\n${client("http://web:80/x")}`)).toEqual([
      "Deployment client calls Service web/80/TCP: reached 80",
    ]);
    expect(nodes(`${wired}---\n${client("web:80")}`)).toContainEqual("client Deployment client: - × 1");
  });

  test("a port that the Service does not have is a near miss", () => {
    expect(calls(`${wired}---\n${client("web:8080")}`)).toEqual([
      "Deployment client calls Service web: near-miss no port 8080",
    ]);
  });

  test("any port of a headless Service may be meant", () => {
    const headless = wired.replace(
      "spec:\n  selector:\n    app: web\n  ports",
      "spec:\n  clusterIP: None\n  selector:\n    app: web\n  ports",
    );
    expect(calls(`${headless}---\n${client("web:8080")}`)).toEqual([
      "Deployment client calls Service web: reached 8080",
    ]);
  });

  test("what a ConfigMap names is called by the workloads that read it", () => {
    const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: urls }\ndata: { WEB: http://web:80 }\n";
    const reader = client("x").replace(
      'env: [{ name: WEB, value: "x" }]',
      "envFrom: [{ configMapRef: { name: urls } }]",
    );
    expect(calls(`${wired}---\n${map}---\n${reader}`)).toEqual([
      "Deployment client calls Service web/80/TCP: reached 80 · through ConfigMap urls",
    ]);
    expect(nodes(map)).toEqual([]);
  });

  const ingress = (name: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: front }
spec: { defaultBackend: { service: { name: ${name}, port: { number: 80 } } } }
`;

  test("an Ingress is an entry, and a Service that it names and nobody has is missing", () => {
    expect(calls(`${wired}---\n${ingress("web")}`)).toEqual([
      "Ingress front calls Service web/80/TCP: reached 80",
    ]);
    expect(nodes(ingress("gone"))).toEqual([
      "entry Ingress front: -",
      "missing Service gone: unknown not in these files",
    ]);
  });

  test("a host that is no Service here is nobody", () => {
    expect(nodes(client("example.com:443"))).toEqual([
      "workload Deployment client: - × 1",
      "container Container main: -",
    ]);
  });

  test("a route belongs behind its Gateway", () => {
    const gateway = "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: front }\n";
    expect(nodes(gateway)).toEqual(["entry Gateway front: -"]);
  });
});

test("a workload that is placed by the labels of others has nothing to do with their requests", () => {
  const spread = `spec:
      topologySpreadConstraints: [{ topologyKey: zone, labelSelector: { matchLabels: { app: web } } }]
`;
  const fixture = deployment().replace(
    /(template:[\s\S]*?)spec:\n/,
    (_all, before: string) => before + spread,
  );
  expect(fixture).toContain("topologySpread");
  expect(cables(fixture)).toEqual([]);
});

test("a policy and a budget stand beside the workload whose pods they pick, and in no flowchart", () => {
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: only-http }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{}] }
`;
  const budget = policy
    .replace("networking.k8s.io/v1", "policy/v1")
    .replace("kind: NetworkPolicy", "kind: PodDisruptionBudget")
    .replace("podSelector", "selector")
    .replace(", ingress: [{}]", "");
  const fixture = `${policy}---\n${budget}---\n${deployment()}`;
  expect(cables(fixture)).toEqual([
    "NetworkPolicy only-http concerns Deployment web: reached",
    "PodDisruptionBudget only-http concerns Deployment web: reached",
  ]);
  expect(nodes(fixture)).toContainEqual("workload Deployment web: - × 2");
  expect(mermaidOf(picture(fixture))).not.toContain("only-http");
});

test("a rule of Istio is an entry that calls the ports of its destinations; one that only names a Service concerns it", () => {
  const rules = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: routes }
spec: { hosts: [shop.example.com], http: [{ route: [{ destination: { host: web, port: { number: 80 } } }] }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: rules }
spec: { host: web }
`;
  const fixture = `${service()}---\n${deployment()}---\n${rules}`;
  expect(cables(fixture).filter((cable) => /istio/.test(cable))).toEqual([
    "DestinationRule.networking.istio.io rules concerns Service web: reached",
    "VirtualService.networking.istio.io routes calls Service web/80/TCP: reached 80",
  ]);
  expect(nodes(fixture)).toContain("entry VirtualService.networking.istio.io routes: -");
});
