import { expect, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";
import { deployment, service } from "./manifests.ts";

const web = `${service}---\n${deployment}`;

test("text shows every container with its variables and where they come from", () => {
  const pod = `apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - name: main
      image: client
      env:
        - name: TARGET
          value: $(WEB_SERVICE_HOST):$(WEB_SERVICE_PORT)
      args: [--to=$(TARGET)]
---
`;
  const folder = folderWith({ "app.yaml": pod + service });
  const { code, stdout } = patchbay(["env", "pods/client"], folder);
  expect(code).toBe(0);
  const lines = stdout.split("\n");
  expect(lines.slice(0, 4)).toEqual([
    "Pod/client, app.yaml:1",
    "",
    "Container main",
    expect.stringMatching(/^ {2}TARGET=<cluster IP>:80 +# env$/),
  ]);
  expect(lines).toContain("  args[0]: --to=<cluster IP>:80");
  expect(stdout).toMatch(/^ {2}WEB_SERVICE_PORT=80 +# Service web, app\.yaml:14$/m);
  expect(stdout).toMatch(/^ {2}KUBERNETES_SERVICE_PORT=443 +# Service kubernetes$/m);
  expect(lines).toContain(
    "Service web, app.yaml:14, is created later in the file; pods that start before lack its variables",
  );
});

test("the JSON of a variable is the contract, key by key", () => {
  const folder = folderWith({ "app.yaml": web });
  const { code, stdout } = patchbay(["env", "deploy/web", "app.yaml", "--format", "json"], folder);
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(report).toEqual({
    schema: "patchbay.env/1",
    workload: { kind: "Deployment", name: "web", namespace: null, file: "app.yaml", line: 12 },
    enableServiceLinks: true,
    containers: [{ name: "server", role: "app", variables: expect.any(Array), unread: [], commandLine: [] }],
  });
  expect(report.containers[0].variables[1]).toEqual({
    name: "WEB_SERVICE_PORT",
    value: "80",
    known: true,
    from: { kind: "service", name: "web", file: "app.yaml", range: expect.any(Object) },
    hides: [],
    createdAfter: null,
  });
});

test.each([
  ["deployment/nobody", "patchbay: there is no deployment/nobody; name a workload as KIND/NAME"],
  ["web", "patchbay: there is no web; name a workload as KIND/NAME"],
  ["deployments.apps/web", "patchbay: deployments.apps/web is ambiguous: a.yaml:12, b.yaml:12;"],
])("%s is refused with 2 and a reason", (workload, reason) => {
  const { code, stdout, stderr } = patchbay(["env", workload], folderWith({ "a.yaml": web, "b.yaml": web }));
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(reason);
});
