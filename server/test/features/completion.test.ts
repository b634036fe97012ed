import { describe, expect, test } from "vitest";
import { answers, db, offered, pods, service, taken, web } from "./completed.ts";

describe("in a selector", () => {
  test("pairs of the pods nearby, with what they pick", () => {
    expect(offered(`${service("  selector:\n    $0\n")}${pods}`)).toEqual([
      "app: web (Deployment web)",
      "tier: front (Deployment web)",
      "app: db (Deployment db)",
      "tier: back (Deployment db)",
    ]);
  });

  test("beside a pair only what the same pods have", () => {
    expect(offered(`${service("  selector:\n    app: db\n    ti$0\n")}${pods}`)).toEqual([
      "tier: back (Deployment db)",
    ]);
  });

  test("values behind a key, also in flow style and half written", () => {
    expect(offered(`${service("  selector:\n    app: $0\n  ports: []\n")}${pods}`)).toEqual([
      "web (Deployment web)",
      "db (Deployment db)",
    ]);
    expect(offered(`${service("  selector: { app: w$0 }\n")}${pods}`)).toHaveLength(2);
    expect(offered(`${service("  selector: { app: w$0")}\n${pods}`)).toHaveLength(2);
  });

  test("what is taken replaces the word at the cursor", () => {
    const text = service("  selector:\n    app: w$0eb-ui\n");
    expect(taken(`${text}${pods}`, "db")).toBe(service("  selector:\n    app: db\n"));
  });

  test("a value that would be no string is quoted", () => {
    const numbered = `#- web.yaml\n${web.replaceAll("app: web", 'app: "1"')}`;
    expect(taken(`${service("  selector:\n    app: $0\n")}${numbered}`, "1")).toBe(
      service('  selector:\n    app: "1"\n'),
    );
  });

  test("a workload selects its own pods", () => {
    const own = web.replace("matchLabels: { app: web }", "matchLabels: { $0 }");
    expect(offered(`${own}---\n${db}`)).toEqual([
      "app: web (Deployment web)",
      "tier: front (Deployment web)",
    ]);
  });

  test("CRLF and a second document are no matter", () => {
    const text = `${web}---\n${service("  selector:\n    app: $0\n")}`.replaceAll("\n", "\r\n");
    expect(offered(text)).toEqual(["web (Deployment web)"]);
  });
});

describe("in selectors of other kinds", () => {
  const object = (kind: string, spec: string) =>
    `apiVersion: x/v1\nkind: ${kind}\nmetadata: { name: x }\nspec:\n${spec}`;
  const policy = (spec: string) => object("NetworkPolicy", spec).replace("x/v1", "networking.k8s.io/v1");

  test("peers of a policy, in lists", () => {
    const spec =
      "  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app: $0\n";
    expect(offered(policy(spec) + pods)).toEqual(["web (Deployment web)", "db (Deployment db)"]);
  });

  test("keys and values of expressions, beside what the pairs ask for", () => {
    const spec = (item: string) =>
      `  podSelector:\n    matchLabels: { app: db }\n    matchExpressions:\n      - ${item}\n`;
    expect(offered(policy(spec("key: $0")) + pods)).toEqual(["tier (Deployment db)"]);
    expect(offered(policy(spec("{ key: tier, operator: In, values: [$0] }")) + pods)).toEqual([
      "back (Deployment db)",
    ]);
    expect(offered(policy(spec("{ key: tier, operator: $0 }")) + pods)).toEqual([]);
    expect(
      offered(
        policy(
          "  podSelector: {}\n  ingress: [{ from: [{ namespaceSelector: { matchLabels: { $0 } } }] }]\n",
        ) + pods,
      ),
    ).toEqual([]);
  });

  test("beside which pods others are placed", () => {
    const spread =
      "      topologySpreadConstraints:\n        - labelSelector:\n            matchLabels:\n              tier: $0\n";
    expect(offered(web.replace("    spec:\n", `    spec:\n${spread}`) + pods.replace(web, ""))).toEqual([
      "front (Deployment web)",
      "back (Deployment db)",
    ]);
  });

  test("a Service is not offered pods of another namespace", () => {
    const far = web.replace("{ name: web }", "{ name: web, namespace: far }");
    const near = service("  selector:\n    app: $0\n").replace("name: web", "name: web\n  namespace: near");
    expect(offered(`${near}---\n${far}---\n${db}`)).toEqual(["db (Deployment db)"]);
  });
});

describe("quotes", () => {
  test("those that are there are kept", () => {
    const numbered = `#- web.yaml\n${web.replaceAll("app: web", 'app: "1"')}`;
    const spec = service('  selector:\n    app: "$0"\n');
    expect(taken(spec + numbered, "1")).toBe(service('  selector:\n    app: "1"\n'));
    expect(offered(service('  selector:\n    app: "we$0\n  ports: []\n') + pods)).toHaveLength(2);
  });

  test("a pair that begins in quotes has both halves in them", () => {
    const json = '{"kind":"Service","apiVersion":"v1","metadata":{"name":"a"},"spec":{"selector":{"$0"}}}\n';
    expect(taken(json + pods, "app: web")).toContain('"selector":{"app": "web"}');
  });

  test("a name that would be a number is quoted", () => {
    const claim = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: '12' }\n";
    const pod =
      "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  volumes: [{ configMap: { name: $0 } }]\n";
    expect(taken(`${pod}---\n${claim}`, "12")).toContain('configMap: { name: "12" }');
  });

  test("a key that is not closed by a blank is no place for a pair", () => {
    expect(offered(service("  selector:\n    app:$0\n") + pods)).toEqual([]);
  });
});

describe("names", () => {
  test("a StatefulSet is offered headless Services first", () => {
    const services = `#- svc.yaml\n${service("  ports: []\n")}---\n${service("  clusterIP: None\n").replace("web", "db")}`;
    const set = web.replace("Deployment", "StatefulSet").replace("spec:\n", "spec:\n  serviceName: $0\n");
    expect(offered(`${set}${services}`)).toEqual(["db (Service · svc.yaml)", "web (Service · svc.yaml)"]);
  });

  test("an autoscaler is offered the kind that it names", () => {
    const scaler =
      "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: a }\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: $0\n";
    expect(offered(`${scaler}${pods}`)).toEqual([
      "web (Deployment · web.yaml)",
      "db (Deployment · web.yaml)",
    ]);
  });
});

describe("names within pods", () => {
  const volumes = "      volumes: [{ name: data, emptyDir: {} }, { name: tmp, emptyDir: {} }]\n";

  test("volumes where a container mounts them", () => {
    const mount = web.replace("image: nginx\n", "image: nginx\n          volumeMounts: [{ name: $0 }]\n");
    expect(offered(mount + volumes)).toEqual(["data (volume)", "tmp (volume)"]);
  });

  test("containers where an autoscaler looks at one", () => {
    const scaler =
      "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: a }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  metrics: [{ containerResource: { container: $0 } }]\n";
    expect(offered(scaler + pods)).toEqual(["nginx (Deployment web)"]);
  });
});

describe("variables", () => {
  const withEnv = (line: string) => {
    const env = `image: nginx\n          env:\n            - { name: A, value: x }\n${line}`;
    return web.replace("image: nginx\n", () => env);
  };

  test("behind $( those that stand before, and those of Services", () => {
    const value = '            - { name: B, value: "$($0)" }\n            - { name: C, value: y }\n';
    const given = `#- svc.yaml\n${service("  selector: { app: web }\n  ports: [{ port: 80 }]\n")}`;
    const found = offered(withEnv(value) + given);
    expect(found[0]).toBe("A (x)");
    expect(found).toContain("WEB_SERVICE_PORT (80 · Service web)");
    expect(found.join()).not.toContain("C (y)");
  });

  test("the closing parenthesis comes along where it is missing", () => {
    const args = '          args: ["--a=$($0"]\n';
    expect(taken(withEnv(args), "A")).toContain('args: ["--a=$(A)"]');
  });

  test("an escaped $$( is text", () => {
    expect(offered(withEnv('            - { name: B, value: "$$($0)" }\n'))).toEqual([]);
  });
});

test("an address begins like a Service", () => {
  const value = (text: string) =>
    web.replace("image: nginx\n", `image: nginx\n          env: [{ name: API, value: ${text} }]\n`);
  const services = `#- svc.yaml\n${service("  ports: [{ port: 80 }]\n")}`;
  expect(offered(value("we$0") + services)).toEqual(["web:80 (Service web)", "web (Service web)"]);
  expect(offered(value("http://w$0") + services)).toEqual(["web:80 (Service web)", "web (Service web)"]);
  expect(offered(value("true$0") + services)).toEqual([]);
  expect(offered(value("$0") + services)).toEqual([]);
});

describe("whole Services", () => {
  test("for the workload above, as Expose writes it", () => {
    const fixture = `${web}---\nSer$0\n`;
    expect(offered(fixture)).toEqual([
      "Service for Deployment web (Deployment web)",
      "Service for Deployment web, headless and with an address (Deployment web)",
    ]);
    const text = taken(fixture, "Service for Deployment web, headless and with an address") ?? "";
    expect(text.match(/kind: Service/g)).toHaveLength(2);
    expect(text).toContain("clusterIP: None");
    expect(text).toContain("targetPort: http");
  });

  test("with tab stops where there is no workload", () => {
    const [plain] = answers("S$0\n");
    expect(plain).toMatchObject({ label: "Service", snippet: true });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the notation of snippets
    expect(plain?.newText).toContain("port: ${3:80}\n      targetPort: ${4:http}\n");
  });
});

test("never more than anybody reads; then the letters that are typed choose", () => {
  const many = Array.from({ length: 300 }, (_, at) => web.replaceAll("web", `web${at}`)).join("---\n");
  const at = (typed: string) =>
    offered(`${service(`  selector:\n    app: ${typed}$0\n`)}#- many.yaml\n${many}`);
  expect(at("")).toHaveLength(200);
  expect(at("web29")).toHaveLength(11);
});

test("the middle of a text is no place for a Service, a name or a label", () => {
  expect(offered("hello S$0\n")).toEqual([]);
  expect(offered(`${service("  selector:\n    app: my w$0\n")}${pods}`)).toEqual([]);
});

test("nothing is offered in comments, for fields and fixed values, and in charts", () => {
  expect(offered(`${service("  selector:\n    app: x # $0\n")}${pods}`)).toEqual([]);
  expect(offered(`${service("  $0\n  selector: { app: web }\n")}${pods}`)).toEqual([]);
  expect(offered(`${service("  type: $0\n")}${pods}`)).toEqual([]);
  expect(offered(`#- c/Chart.yaml\nname: c\n#- c/templates/a.yaml\n${web}---\n$0\n`)).toEqual([]);
});
