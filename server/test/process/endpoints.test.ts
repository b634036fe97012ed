import { expect, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";
import { deployment, service } from "./manifests.ts";

test("the JSON of a Service is the contract, key by key", () => {
  const folder = folderWith({
    "app/svc.yaml": `# The cable.\n---\n${service}`,
    "app/deploy.yaml": deployment,
  });
  const { code, stdout, stderr } = patchbay(["endpoints", "--format", "json"], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    schema: "patchbay.endpoints/1",
    services: [
      {
        file: "app/svc.yaml",
        line: 3,
        document: expect.any(Number),
        name: "web",
        namespace: null,
        type: "ClusterIP",
        headless: false,
        selector: { app: "web" },
        workloads: [
          {
            kind: "Deployment",
            name: "web",
            namespace: null,
            file: "app/deploy.yaml",
            line: 1,
            replicas: 2,
            rank: "folder",
          },
        ],
        ports: [
          {
            name: null,
            port: 80,
            protocol: "TCP",
            targetPort: "http",
            nodePort: null,
            targets: [{ workload: 0, container: "server", port: 8080, portName: "http", declared: true }],
            unresolved: [],
          },
        ],
        dns: ["web", "web.default", "web.default.svc", "web.default.svc.cluster.local"],
        env: expect.objectContaining({
          WEB_SERVICE_HOST: "<cluster IP>",
          WEB_SERVICE_PORT: "80",
        }),
      },
    ],
  });
});

test.each([
  ["auto", "a/svc.yaml", ["web"]],
  ["file", "a/svc.yaml", []],
  ["folder", "a/svc.yaml", ["web"]],
  ["workspace", "a/svc.yaml", ["web", "web-b"]],
])("--scope %s decides which pods count", (scope, file, names) => {
  const folder = folderWith({
    "a/svc.yaml": service,
    "a/deploy.yaml": deployment,
    "b/deploy.yaml": deployment.replace("name: web", "name: web-b"),
  });
  const { services } = JSON.parse(
    patchbay(["endpoints", "--scope", scope, "--format", "json"], folder).stdout,
  );
  expect(services[0].file).toBe(file);
  expect(services[0].workloads.map(({ name }: { name: string }) => name)).toEqual(names);
});

test("text describes each Service", () => {
  const folder = folderWith({ "app.yaml": `${service}---\n${deployment}` });
  const { code, stdout } = patchbay(["endpoints"], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Name: +web$/m);
  expect(stdout).toMatch(/^Pods: +Deployment\/web × 2, app\.yaml:12 \(same file\)$/m);
});
