import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith, patchbay } from "./command.ts";
import { deployment, service } from "./manifests.ts";

const exposed = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 8080
      targetPort: http
`;

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";

const quiet = (stdout: string) => ({ code: 0, stdout, stderr: "" });

describe("KIND/NAME", () => {
  test("is found below the current folder", () => {
    const folder = folderWith({ "app/web.yaml": deployment });
    expect(patchbay(["expose", "deploy/web"], folder)).toEqual(quiet(exposed));
  });

  test("is looked for in the paths that follow", () => {
    const folder = folderWith({ "a/web.yaml": deployment, "b/web.yaml": deployment });
    expect(patchbay(["expose", "Deployment/web", "--type", "NodePort", "b"], folder)).toEqual(
      quiet(exposed.replace("spec:\n", "spec:\n  type: NodePort\n")),
    );
  });

  test("takes a name that no Service has yet", () => {
    const folder = folderWith({
      "web.yaml": deployment,
      "svc.yaml": service.replace("app: web", "app: other"),
    });
    expect(patchbay(["expose", "deploy/web"], folder)).toEqual(
      quiet(exposed.replace("name: web", "name: web-2")),
    );
  });

  test("that could be several is misuse, with their places", () => {
    const folder = folderWith({ "a/web.yaml": deployment, "b.yaml": `${configMap}---\n${deployment}` });
    expect(patchbay(["expose", "deploy/web"], folder)).toEqual({
      code: 2,
      stdout: "",
      stderr: "patchbay: deploy/web is ambiguous: a/web.yaml:1, b.yaml:6\n",
    });
  });

  test.each([
    ["deploy/shop", "there is no deploy/shop here."],
    ["cm/settings", "cm/settings makes no pods that a Service could lead to."],
    ["job/once", "Job once runs to its end: a Service in front of it would lose its endpoints."],
  ])("%s cannot be exposed", (name, reason) => {
    const job = deployment
      .replace("apps/v1", "batch/v1")
      .replace("Deployment", "Job")
      .replace("name: web", "name: once");
    const folder = folderWith({ "web.yaml": deployment, "more.yaml": `${configMap}---\n${job}` });
    expect(patchbay(["expose", name], folder)).toEqual({
      code: 1,
      stdout: "",
      stderr: `patchbay: ${reason}\n`,
    });
  });
});

describe("-f FILE", () => {
  const second = deployment.replace("name: web", "name: api");

  test("exposes every workload of the file", () => {
    const folder = folderWith({ "app.yaml": `${configMap}---\n${deployment}---\n${second}` });
    expect(patchbay(["expose", "-f", "app.yaml"], folder)).toEqual(
      quiet(`${exposed}---\n${exposed.replace("name: web", "name: api")}`),
    );
  });

  test("exposes the others where one cannot be", () => {
    const broken = second.replace("containerPort: 8080", "containerPort: PORT");
    const folder = folderWith({ "app.yaml": `${broken}---\n${deployment}` });
    const { code, stdout, stderr } = patchbay(["expose", "-f", "app.yaml"], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: exposed });
    expect(stderr).toMatch(/^patchbay: Deployment api declares no container port/);
  });

  test("reads standard input", () => {
    expect(patchbay(["expose", "-f", "-"], folderWith({}), deployment)).toEqual(quiet(exposed));
  });

  test("without a workload there is nothing to do", () => {
    const folder = folderWith({ "app.yaml": configMap });
    expect(patchbay(["expose", "-f", "app.yaml"], folder)).toEqual({
      code: 1,
      stdout: "",
      stderr: "patchbay: app.yaml holds no workload.\n",
    });
  });

  test("that is missing cannot be read", () => {
    expect(patchbay(["expose", "-f", "app.yaml"], folderWith({}))).toEqual({
      code: 2,
      stdout: "",
      stderr: "patchbay: app.yaml: not-found\n",
    });
  });

  test("several Services cannot share a name", () => {
    const folder = folderWith({ "app.yaml": `${deployment}---\n${second}` });
    const { code, stderr } = patchbay(["expose", "-f", "app.yaml", "--name", "front"], folder);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "patchbay: --name names one Service, and app.yaml holds 2 workloads.\n",
    });
  });
});

describe("misuse ends with 2", () => {
  test.each([
    [[], "name a workload as KIND/NAME, or a file with -f."],
    [["web.yaml"], '"web.yaml" is not KIND/NAME; a file is named with -f.'],
    [["deploy/web", "--port", "http"], '--port "http" must be a number from 1 to 65535'],
    [["deploy/web", "--overrides", "{}"], "--overrides needs --compat kubectl."],
    [["deploy/web", "--compat", "oc"], "argument 'oc' is invalid. Allowed choices are kubectl"],
  ])("%j", (args, complaint) => {
    const { code, stdout, stderr } = patchbay(["expose", ...args], folderWith({ "web.yaml": deployment }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(complaint);
  });
});

describe("--compat kubectl", () => {
  const object = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { creationTimestamp: null, name: "web" },
    spec: { ports: [{ port: 8080, protocol: "TCP", targetPort: 8080 }], selector: { app: "web" } },
    status: { loadBalancer: {} },
  };
  const compat = ["expose", "--compat", "kubectl"];

  test.each([["deploy/web"], ["-f", "web.yaml"], ["-f", "web.yaml", "--dry-run=client", "-o", "json"]])(
    "%s %s",
    (...args) => {
      const { code, stdout, stderr } = patchbay([...compat, ...args], folderWith({ "web.yaml": deployment }));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(parse(stdout)).toEqual(object);
    },
  );

  test("finds an item of a list", () => {
    const item = deployment.trimEnd().replaceAll("\n", "\n    ");
    const folder = folderWith({
      "list.yaml": `apiVersion: v1\nkind: List\nitems:\n  - ${item.replace("name: web", "name: api")}\n  - ${item}\n`,
    });
    expect(parse(patchbay([...compat, "deploy/web"], folder).stdout)).toEqual(object);
  });

  test("exposes a Service, as our own way does not", () => {
    const folder = folderWith({ "svc.yaml": service });
    expect(parse(patchbay([...compat, "svc/web", "--name", "again"], folder).stdout)).toMatchObject({
      metadata: { name: "again" },
      spec: { ports: [{ port: 80, targetPort: 80 }] },
    });
    expect(patchbay(["expose", "svc/web"], folder).code).toBe(1);
  });

  test("fails as kubectl fails", () => {
    const folder = folderWith({ "set.yaml": deployment.replace("Deployment", "StatefulSet") });
    expect(patchbay([...compat, "-f", "set.yaml"], folder)).toEqual({
      code: 1,
      stdout: "",
      stderr: "error: cannot expose a StatefulSet.apps\n",
    });
  });

  test("says what a dry run says", () => {
    const folder = folderWith({ "web.yaml": deployment });
    expect(patchbay([...compat, "-f", "web.yaml", "--dry-run=client"], folder)).toEqual(
      quiet("service/web exposed (dry run)\n"),
    );
  });
});
