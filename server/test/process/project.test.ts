/** `.patchbay.yaml` in the terminal. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";
import { deployment, service, unnamedPort } from "./manifests.ts";

const off = "rules:\n  port-name-required: off\n";

test("the levels of the project decide the exit code", () => {
  const files = { "svc.yaml": unnamedPort, ".patchbay.yaml": "rules:\n  port-name-required: hint\n" };
  const { code, stdout } = patchbay(["check"], folderWith(files));
  expect(code).toBe(0);
  expect(stdout).toContain("svc.yaml:9:13 hint ");
});

test("it holds for a part of the project too, and the nearest one counts", () => {
  const files = { "a/b/svc.yaml": unnamedPort, "a/svc.yaml": unnamedPort, ".patchbay.yaml": off };
  expect(patchbay(["check", "a/b"], folderWith(files)).code).toBe(0);
  expect(patchbay(["check", "a/b/svc.yaml"], folderWith(files)).code).toBe(0);
  const nearer = { ...files, "a/b/.patchbay.yaml": "rules: { port-name-required: error }\n" };
  expect(patchbay(["check"], folderWith(nearer)).stdout).toMatch(/^a\/b\/svc\.yaml:[\s\S]*\n\n1 error in 2/);
});

test("what it leaves out is not even read", () => {
  const latin1 = Buffer.from(service.replace("name: web", "name: caf\u00e9"), "latin1");
  const files = {
    "old/svc.yaml": unnamedPort,
    "old/latin.yaml": latin1,
    "svc.yaml": service,
    "deploy.yaml": deployment,
  };
  const folder = folderWith({ ...files, ".patchbay.yaml": "exclude: [old]\n" });
  expect(patchbay(["check"], folder)).toEqual({
    code: 0,
    stdout: "No findings in 2 manifests (3 files read).\n",
    stderr: "",
  });
  expect(patchbay(["check", "old/svc.yaml"], folder).code).toBe(0);
});

test("its scope counts unless the command line names one; so does its domain", () => {
  const files = { "svc.yaml": service.replace("http", "htpp"), "deploy.yaml": deployment };
  const folder = folderWith({ ...files, ".patchbay.yaml": "scope: file\nclusterDomain: example.internal\n" });
  expect(patchbay(["check"], folder).stdout).toMatch(/^No findings/);
  expect(patchbay(["check", "--scope", "folder"], folder).stdout).toContain("[target-port-name-not-found]");
  const { services } = JSON.parse(patchbay(["endpoints", "--format", "json"], folder).stdout);
  expect(services[0].workloads).toEqual([]);
  expect(services[0].dns.at(-1)).toMatch(/\.svc\.example\.internal$/);
});

test("mistakes in it are named with their lines and end with 2; the rest of it counts", () => {
  const folder = folderWith({
    "svc.yaml": unnamedPort,
    ".patchbay.yaml": `${off}  port-name: off\nscope: world\n`,
  });
  expect(patchbay(["check"], folder)).toEqual({
    code: 2,
    stdout: "No findings in 1 manifest (2 files read).\n",
    stderr:
      "patchbay: .patchbay.yaml:3: rules: there is no rule port-name.\n" +
      "patchbay: .patchbay.yaml:4: scope must be one of auto, file, folder, workspace.\n",
  });
});

test("one that lies above the current folder is not looked at", () => {
  const folder = folderWith({ ".patchbay.yaml": off, "a/svc.yaml": unnamedPort });
  expect(patchbay(["check"], join(folder, "a")).code).toBe(1);
});
