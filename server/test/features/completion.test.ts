import { describe, expect, test } from "vitest";
import { type CompletionAnswer, complete } from "../../src/features/completion/completion.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import { questionAt } from "./ask.ts";

function answers(fixture: string): readonly CompletionAnswer[] {
  const { asked, offset } = questionAt(fixture);
  return complete(asked, offset);
}

/** `label (detail)` of each answer. */
function offered(fixture: string): readonly string[] {
  return answers(fixture).map(({ label, detail }) => (detail === "" ? label : `${label} (${detail})`));
}

/** The file once the answer with the label is taken. */
function taken(fixture: string, label: string): string | undefined {
  const { asked, offset, files } = questionAt(fixture);
  const answer = complete(asked, offset).find((each) => each.label === label);
  if (answer === undefined) return undefined;
  const range = shifted(answer.range, answer.document.place.start);
  return applyEdits(files.get("main.yaml") ?? "", [{ range, newText: answer.newText }]);
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers:
        - name: nginx
          image: nginx
          ports: [{ name: http, containerPort: 8080 }]
`;
const db = web.replaceAll("web", "db").replaceAll("nginx", "postgres").replace("tier: front", "tier: back");
const pods = `#- web.yaml\n${web}---\n${db}`;

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;

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

describe("ports", () => {
  test("a target port: names, then numbers, of the pods that are selected", () => {
    expect(
      offered(
        `${service("  selector: { app: web }\n  ports:\n    - port: 80\n      targetPort: $0\n")}${pods}`,
      ),
    ).toEqual([
      "http (8080 · container nginx · Deployment web)",
      "8080 (http · container nginx · Deployment web)",
    ]);
  });

  test("a probe knows the ports of its own container only", () => {
    const probed = web
      .replace("image: nginx\n", "image: nginx\n          livenessProbe: { httpGet: { port: $0 } }\n")
      .replace(
        "      containers:\n",
        "      containers:\n        - { name: other, image: i, ports: [{ containerPort: 1234 }] }\n",
      );
    expect(offered(probed)).toEqual(["http (8080 · container nginx)", "8080 (http · container nginx)"]);
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

test("nothing is offered in comments, for fields and fixed values, and in charts", () => {
  expect(offered(`${service("  selector:\n    app: x # $0\n")}${pods}`)).toEqual([]);
  expect(offered(`${service("  $0\n  selector: { app: web }\n")}${pods}`)).toEqual([]);
  expect(offered(`${service("  type: $0\n")}${pods}`)).toEqual([]);
  expect(offered(`#- c/Chart.yaml\nname: c\n#- c/templates/a.yaml\n${web}---\n$0\n`)).toEqual([]);
});
