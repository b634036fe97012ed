import { expect, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";
import { deployment, service } from "./manifests.ts";

const files = { "app/svc.yaml": `# The cable.\n---\n${service}`, "app/deploy.yaml": deployment };

test("the JSON of a graph is the contract, key by key", () => {
  const { code, stdout, stderr } = patchbay(["graph", "--format", "json"], folderWith(files));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const pods = "app/deploy.yaml#Deployment//web";
  const cable = "app/svc.yaml#Service//web";
  const svc = { namespace: null, file: "app/svc.yaml" };
  const deploy = { namespace: null, file: "app/deploy.yaml" };
  expect(JSON.parse(stdout)).toEqual({
    schema: "patchbay.graph/1",
    nodes: [
      {
        id: pods,
        role: "workload",
        kind: "Deployment",
        name: "web",
        state: "reached",
        text: "× 2",
        parent: null,
        line: 4,
        ...deploy,
      },
      {
        id: `${pods}/server/8080/TCP`,
        role: "container",
        kind: "Container",
        name: "http 8080/TCP",
        state: "reached",
        text: "server",
        parent: pods,
        line: expect.any(Number),
        ...deploy,
      },
      {
        id: cable,
        role: "service",
        kind: "Service",
        name: "web",
        state: "reached",
        text: "2 endpoints",
        parent: null,
        line: 6,
        ...svc,
      },
      {
        id: `${cable}/80/TCP`,
        role: "port",
        kind: "ServicePort",
        name: "80/TCP",
        state: "reached",
        text: "server 8080 (http)",
        parent: cable,
        line: 11,
        ...svc,
      },
    ],
    edges: [
      {
        from: `${cable}/80/TCP`,
        to: `${pods}/server/8080/TCP`,
        relation: "leads",
        state: "reached",
        text: "server 8080 (http)",
        places: [{ file: "app/svc.yaml", line: 12 }],
      },
    ],
  });
});

test("Mermaid is the default, Graphviz another choice, and both are the same each time", () => {
  const folder = folderWith(files);
  expect(patchbay(["graph"], folder).stdout).toMatch(/^flowchart LR\n/);
  expect(patchbay(["graph", "--format", "dot"], folder).stdout).toMatch(/^digraph patchbay \{\n/);
  expect(patchbay(["graph", "app"], folder).stdout).toBe(
    patchbay(["graph", "app/svc.yaml", "app/deploy.yaml"], folder).stdout,
  );
});

test("--scope says which files make one world", () => {
  const folder = folderWith(files);
  expect(patchbay(["graph", "--scope", "file"], folder).stdout).not.toContain("-->");
  expect(patchbay(["graph", "--scope", "workspace"], folder).stdout).toContain("-->");
});

test("a path that is not there ends with 2, and the rest is drawn all the same", () => {
  const { code, stdout, stderr } = patchbay(["graph", "app", "gone"], folderWith(files));
  expect(code).toBe(2);
  expect(stderr).toContain("gone: not-found");
  expect(stdout).toContain("Service web");
});
