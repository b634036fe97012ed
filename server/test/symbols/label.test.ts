import { describe, expect, test } from "vitest";
import { rename } from "../../src/features/rename.ts";
import { deployment, service } from "../support/manifests.ts";
import { ask, checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const workload = (labels: string, rest = "") => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: ${labels}
  template:
    metadata:
      labels: ${labels}
    spec:
      containers:
        - name: main
          image: example/web
${rest}`;

describe("a label pair", () => {
  test("is tied to the pods of its selector, their own selector, and other Services of them", () => {
    checkSymbol(
      `${service().replace("app: web", "app: w$0eb")}\
---
apiVersion: v1
kind: Service
metadata:
  name: other
spec:
  selector: { app: "web" }
#@21+3 reference
`.replace("  ports", "#        ^^^ reference\n  ports") +
        `\
#- deploy.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app: web
spec:
  selector:
    matchLabels:
      app: web
#          ^^^ reference
  template:
    metadata:
      labels:
        app: 'web'
#             ^^^ definition
    spec:
      containers: [{ name: main, image: example/web }]
`,
    );
  });

  test("of pods elsewhere is another one: the nearest place decides", () => {
    checkSymbol(`${service().replace("app: web", "app: w$0eb").replace("  ports", "#        ^^^ reference\n  ports")}\
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
#        ^^^ definition
spec: { containers: [{ name: main, image: i }] }
#- elsewhere/all.yaml
${service({ name: "far" })}---
${deployment({ name: "far", app: "web" })}`);
  });

  test("is tied to other pods that the same selector selects", () => {
    checkSymbol(`apiVersion: v1
kind: Pod
metadata:
  name: one
  labels:
    app: $0web
#        ^^^ definition
spec: { containers: [{ name: main, image: i }] }
#- two.yaml
apiVersion: v1
kind: Pod
metadata:
  name: two
  labels:
    app: web
#        ^^^ definition
spec: { containers: [{ name: main, image: i }] }
#- service.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web } }
#@26+3 reference
`);
  });

  test("of which a selector speaks in an expression", () => {
    checkSymbol(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector:
    matchExpressions:
      - { key: app, operator: In, values: [we$0b, api] }
#@44+3 reference
  template:
    metadata: { labels: { app: web } }
#@32+3 definition
    spec: { containers: [{ name: main, image: i }] }
`);
  });

  test("is the same in KYAML and with CRLF", () => {
    const text = `{
  "apiVersion": "v1", "kind": "Service", "metadata": { "name": "web" },
  "spec": { "selector": { "app": "w$0eb" } },
}
---
{
  "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "labels": { "app": "web" } },
  "spec": { "containers": [{ "name": "main", "image": "i" }] },
}
`.replaceAll("\n", "\r\n");
    expect(renamedLines(text, "shop")).toEqual([
      `main.yaml:3: "spec": { "selector": { "app": "shop" } },`,
      `main.yaml:7: "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "labels": { "app": "shop" } },`,
    ]);
  });

  test("leads from the selector to the pods, not to other selectors", () => {
    expect(definitionsAt(`${service().replace("app: web", "a$0pp: web")}---\n${deployment()}`)).toEqual([
      "main.yaml:24: app",
    ]);
    expect(definitionsAt(`${service()}---\n${deployment().replace("app: web", "app: $0web")}`)).toEqual([
      "main.yaml:24: web",
    ]);
  });

  test("without pods is what it is", () => {
    expect(definitionsAt(service().replace("app: web", "app: w$0eb"))).toEqual([]);
    checkSymbol(service().replace("app: web", "app: w$0eb\n#        ^^^ reference"));
  });

  test.each(["apiV$0ersion: v1", "app: $0{{ .Values.app }}"])("%s is none", (line) => {
    expect(refusalAt(service().replace(/apiVersion: v1|app: web/, line))).toBe("no symbol");
  });
});

describe("rename of a label", () => {
  test.each(["web", "'web'", '"web"', "|-\n          web", "!!str web"])("keeps the style of %s", (value) => {
    const fixture = `${service().replace("app: web", "app: w$0eb")}---\n${deployment().replace(
      "        app: web",
      `        app: ${value}`,
    )}`;
    const style = value.replace("web", "shop").replace(/^\|-\s+/, "");
    expect(renamedLines(fixture, "shop")).toEqual([
      "main.yaml:7: app: shop",
      "main.yaml:20: app: shop",
      expect.stringContaining(style),
    ]);
  });

  test("changes the key", () => {
    const fixture = `${service().replace("app: web", "a$0pp: web")}---\n${deployment()}`;
    expect(renamedLines(fixture, "app.kubernetes.io/name")).toEqual([
      "main.yaml:7: app.kubernetes.io/name: web",
      "main.yaml:20: app.kubernetes.io/name: web",
      "main.yaml:24: app.kubernetes.io/name: web",
    ]);
  });

  test("says that a selector is immutable, and lets all changes wait for an answer", () => {
    const { asked, offset } = ask(`${service().replace("app: web", "app: w$0eb")}---\n${deployment()}`);
    expect(rename(asked, { offset, name: "shop" })).toMatchObject({
      changes: [{ caution: "immutable" }, { caution: "immutable" }, { caution: "immutable" }],
      notes: [{ caution: "immutable", label: "Rename that changes an immutable field" }],
    });
  });

  test("gets quotes where the new value needs some", () => {
    const fixture = `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector:\n    app: w$0eb\n`;
    const { asked, offset } = ask(fixture);
    expect(rename(asked, { offset, name: "true" })).toMatchObject({
      changes: [{ edit: { newText: '"true"' } }],
    });
  });
});

describe("a rename of a label is refused", () => {
  const svc = service().replace("app: web", "app: w$0eb");

  test.each([
    ["-x", "`-x` is no legal name: it must start and end with a letter or digit."],
    [
      "a b",
      '`a b` is no legal name: it must consist of letters, digits, hyphens, underscores and dots, without " ".',
    ],
    ["", "A name is needed."],
  ])("to %j", (name, refusal) => {
    expect(refusalAt(`${svc}---\n${deployment()}`, name)).toBe(refusal);
  });

  test("to a value that other pods have already", () => {
    const fixture = `${svc}---\n${deployment()}---\n${deployment({ name: "shop" })}`;
    expect(refusalAt(fixture, "shop")).toBe(
      "Deployment `shop` has `app: shop` already: Service `web` would select it too.",
    );
  });

  test("to a value that another Service selects already", () => {
    const fixture = `${svc}---\n${deployment()}---\n${service({ name: "shop" })}`;
    expect(refusalAt(fixture, "shop")).toBe(
      "Service `shop` selects `app: shop` already: it would select Deployment `web` too.",
    );
  });

  test("to a key that is there already", () => {
    const labels = "{ app: web, tier: web }";
    const fixture = `${service().replace("app: web", "a$0pp: web")}---\n${workload(labels)}`;
    expect(refusalAt(fixture, "tier")).toBe("Deployment `web` has a label `tier` already.");
  });

  test("where a template nearby has the same words", () => {
    const template =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  labels:\n    app: web\n{{- if .x }}\nspec: {}\n{{- end }}\n";
    expect(refusalAt(`${svc}---\n${deployment()}#- b.yaml\n${template}`)).toBe(
      "b.yaml:1 holds `app: web` too and is a template, so that the label `app: web` cannot be renamed as a whole.",
    );
    expect(refusalAt(`${svc}---\n${deployment()}#- b.yaml\n${template.replaceAll("web", "api")}`)).toBe(
      "renamed 3 places",
    );
    expect(refusalAt(`${svc}---\n${deployment()}#- far/b.yaml\n${template}`)).toBe("renamed 3 places");
  });

  test("where a document does not parse at the moment", () => {
    expect(
      refusalAt(
        `${svc}---\n${deployment()}#- b.yaml\nkind: Pod\nmetadata:\n  labels:\n    app: web\n   x: "\n`,
      ),
    ).toBe(
      "b.yaml:1 holds `app: web` too and has syntax errors, so that the label `app: web` cannot be renamed as a whole.",
    );
  });

  test("behind an alias, an anchor and a merge key", () => {
    const aliased = workload("", "")
      .replace("matchLabels: ", "matchLabels: &l { app: web }")
      .replace("labels: \n", "labels: *l\n");
    expect(refusalAt(`${svc}---\n${aliased}`)).toMatch(
      /^The label `app: web` stands behind a YAML anchor or alias in main.yaml:\d+\./,
    );
    const merged = workload("{ <<: { app: web } }");
    expect(refusalAt(`${service().replace("app: web", "a$0pp: web")}---\n${merged}`)).toMatch(
      /anchor or alias/,
    );
  });

  test("where a kustomization sets it, or patches it", () => {
    const files = (kustomization: string) =>
      `${svc}---\n${deployment()}#- kustomization.yaml\n${kustomization}`;
    expect(refusalAt(files("resources: [main.yaml]\ncommonLabels: { app: x }\n"))).toBe(
      "The kustomization in w sets the label `app` on all objects.",
    );
    expect(refusalAt(files("resources: [main.yaml]\npatches: [{ patch: 'app: web' }]\n"))).toBe(
      "The kustomization in w speaks of `app: web` itself, so that the label `app: web` cannot be renamed as a whole.",
    );
    const patch = `#- patch.yaml\n${deployment()}`;
    expect(refusalAt(`${files("resources: [main.yaml]\npatches: [{ path: patch.yaml }]\n")}${patch}`)).toBe(
      "A patch in patch.yaml changes labels too, so that the label `app: web` cannot be renamed as a whole.",
    );
    expect(refusalAt(files("resources: [main.yaml, web]\nnamespace: web\n"))).toBe("renamed 3 places");
  });

  test("where a value that nobody knows decides who is selected", () => {
    const selector = service().replace("app: web", "app: w$0eb\n    tier: {{ .tier }}");
    expect(refusalAt(`${selector.replace("{{ .tier }}", "'{{ .tier }}'")}---\n${deployment()}`)).toBe(
      "Service `web` has labels with values that are not known, so that who is selected is not known either.",
    );
    const pods = workload(`{ app: web, tier: "\${TIER}" }`);
    expect(refusalAt(`${selector.replace("{{ .tier }}", "front")}---\n${pods}`)).toBe(
      "Deployment `web` has labels with values that are not known, so that who is selected is not known either.",
    );
  });

  test("where an expression shares the key", () => {
    const expression = workload("", "")
      .replace("matchLabels: ", "matchExpressions: [{ key: app, operator: In, values: [web, api] }]")
      .replace("labels: \n", "labels: { app: web }\n");
    expect(refusalAt(`${service().replace("app: web", "a$0pp: web")}---\n${expression}`)).toBe(
      "An expression of a selector speaks of `app` with other values too. Rename it by hand.",
    );
  });
});
