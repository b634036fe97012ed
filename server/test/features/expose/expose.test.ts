import { describe, expect, test } from "vitest";
import { textsBeside } from "../../../src/features/expose/beside.ts";
import { exposeWorkload } from "../../../src/features/expose/expose.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { questionAt, workloadIn } from "../ask.ts";
import { added, exposed, refusal, web, webService } from "./exposed.ts";

const withPorts = (ports: string) => web.replace("        - containerPort: 80\n", ports);

test("the Service stands below its workload and its name is selected", () => {
  expect(exposed(web)).toEqual({
    files: new Map([["main.yaml", `${web}---\n${webService}`]]),
    selected: "web",
  });
});

describe("ports", () => {
  test("a name is kept and targeted, another protocol than TCP is written", () => {
    expect(added(withPorts("        - { name: dns, containerPort: 53, protocol: UDP }\n"))).toContain(
      "  ports:\n  - name: dns\n    port: 53\n    protocol: UDP\n    targetPort: dns\n",
    );
  });

  test("several ports without names get some", () => {
    const ports =
      "        - containerPort: 80\n        - containerPort: 443\n        - containerPort: 8080\n";
    const udp = "        - { containerPort: 8080, protocol: UDP }\n";
    expect(added(withPorts(ports + udp))).toContain(`  ports:
  - name: http
    port: 80
    targetPort: 80
  - name: https
    port: 443
    targetPort: 443
  - name: tcp-8080
    port: 8080
    targetPort: 8080
  - name: udp-8080
    port: 8080
    protocol: UDP
    targetPort: 8080
`);
  });

  test("an invented name never takes that of a container port", () => {
    const ports = "        - containerPort: 80\n        - { name: http, containerPort: 8080 }\n";
    expect(added(withPorts(ports))).toContain(
      "  - name: tcp-80\n    port: 80\n    targetPort: 80\n  - name: http\n    port: 8080\n    targetPort: http\n",
    );
  });

  test("a port that two containers declare stands once, and a name that leads elsewhere is no target", () => {
    const second = `      - name: b
        image: b
        ports:
        - containerPort: 80
        - { name: http, containerPort: 9090 }
`;
    const ports = "        - containerPort: 80\n        - { name: http, containerPort: 8080 }\n";
    expect(added(withPorts(ports) + second)).toContain(`  ports:
  - name: tcp-80
    port: 80
    targetPort: 80
  - name: http
    port: 8080
    targetPort: http
  - name: tcp-9090
    port: 9090
    targetPort: 9090
`);
  });
});

describe("names", () => {
  test.each([
    ["my.web", "my-web"],
    ["2048", "svc-2048"],
    ["Web", "web"],
    ["a".repeat(70), "a".repeat(63)],
    [`${"a".repeat(62)}.b`, "a".repeat(62)],
  ])("%s becomes %s", (name, wanted) => {
    expect(exposed(web.replace("name: web", `name: "${name}"`)).selected).toBe(wanted);
  });

  test("a name that is taken is counted on", () => {
    const other = webService.replace("app: web", "app: other");
    expect(exposed(`${web}#- svc.yaml\n${other}`).selected).toBe("web-2");
  });

  test("a StatefulSet gets the headless Service that it names", () => {
    const set = web.replace("Deployment", "StatefulSet").replace("spec:\n", "spec:\n  serviceName: peers\n");
    expect(added(set)).toContain("  name: peers\nspec:\n  clusterIP: None\n  selector:\n");
    expect(exposed(`${set}#- svc.yaml\n${webService.replaceAll("web", "peers")}`).selected).toBe("web");
  });
});

describe("what is copied", () => {
  test("namespace and labels of the workload, with their quotes", () => {
    const metadata = `metadata:
  name: 'web'
  namespace: shop
  labels:
    app.kubernetes.io/name: "web"
    tier: front
`;
    expect(added(web.replace("metadata:\n  name: web\n", metadata))).toBe(`---
apiVersion: v1
kind: Service
${metadata}spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: 80
`);
  });

  test("placeholders as they are", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    const templated = web.replaceAll("app: web", 'app: "${APP}"');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    expect(added(templated)).toContain('  selector:\n    app: "${APP}"\n');
  });

  test("all labels of a Pod", () => {
    const pod =
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\n    tier: a\nspec:\n  containers:\n  - name: web\n    image: nginx\n    ports:\n    - containerPort: 80\n";
    expect(added(pod)).toContain("  selector:\n    app: web\n    tier: a\n");
  });

  test("the labels of the template for a custom resource", () => {
    const rollout = web.replace("apps/v1", "argoproj.io/v1alpha1").replace("Deployment", "Rollout");
    expect(added(rollout)).toBe(`---\n${webService}`);
  });

  test("never matchExpressions", () => {
    const expressions =
      "    matchExpressions:\n    - { key: tier, operator: Exists }\n    matchLabels:\n      app: web\n";
    const both = web
      .replace("    matchLabels:\n      app: web\n", expressions)
      .replace("labels:\n        app: web", "labels:\n        app: web\n        tier: a");
    expect(added(both)).toContain("  selector:\n    app: web\n  ports:\n");
  });
});

describe("refusals name the reason", () => {
  test.each([
    ["a Job", web.replace("apps/v1", "batch/v1").replace("Deployment", "Job"), "Job web runs to its end"],
    ["no ports", withPorts(""), "declares no container port"],
    ["a templated port", web.replace("containerPort: 80", "containerPort: PORT"), "with a known number"],
    [
      "no name",
      web.replace("  name: web", "  generateName: web"),
      "The name of this Deployment is not known.",
    ],
    [
      "only matchExpressions",
      web.replace("matchLabels:\n      app: web", "matchExpressions:\n    - { key: app, operator: Exists }"),
      "Deployment web has no matchLabels, and a Service cannot select by matchExpressions.",
    ],
    [
      "a selector that misses its own pods",
      web.replace("      app: web", "      app: other"),
      "do not have the labels that its own selector asks for",
    ],
    ["a half-typed document", `${web}  strategy: {\n`, "syntax errors"],
    ["a patch", `${web}#- kustomization.yaml\npatches:\n- path: main.yaml\n`, "is a patch"],
  ])("%s", (_, fixture, reason) => {
    expect(refusal(fixture)).toContain(reason);
  });

  test("a JSON file holds one value, a new file is fine", () => {
    const json = JSON.stringify(
      {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "web", labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "nginx", ports: [{ containerPort: 80 }] }] },
      },
      undefined,
      4,
    );
    const fixture = `#- pod.json\n$0${json}\n`;
    expect(refusal(fixture)).toContain("JSON");
    const made = exposed(fixture, "new-file").files.get("web-service.json") ?? "";
    expect(JSON.parse(made)).toEqual({
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", labels: { app: "web" } },
      spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: 80 }] },
    });
    expect(made).toContain('\n    "kind": "Service",\n');
  });
});

test("texts of closed files are asked for", () => {
  const { asked } = questionAt(web);
  const kustomization = "resources:\n- main.yaml\n";
  const workspace = new Workspace(["mem:/w"]);
  workspace.update("mem:/w/main.yaml", web, { open: true });
  workspace.update("mem:/w/kustomization.yaml", kustomization, { open: false });
  const closed = { ...asked, workspace };
  const workload = workloadIn(closed);
  expect(textsBeside(closed, workload)).toEqual(["mem:/w/kustomization.yaml"]);
  expect(exposeWorkload(closed, workload, "new-file")).toHaveProperty("refused");
  const textOf = (uri: string) => (uri.endsWith("kustomization.yaml") ? kustomization : undefined);
  expect(exposeWorkload({ ...closed, textOf }, workload, "new-file")).toHaveProperty("changes");
});
