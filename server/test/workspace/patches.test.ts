import { expect, test } from "vitest";
import { Workspace } from "../../src/workspace/workspace.ts";
import { mayBePatched } from "../../src/workspace/world.ts";

const root = "mem:/w";

function workspaceWith(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace([root]);
  for (const [path, text] of Object.entries(files))
    workspace.update(`${root}/${path}`, text, { open: false });
  return workspace;
}

function patchedParts(workspace: Workspace, path: string): readonly string[] {
  return (["labels", "ports"] as const).filter((part) =>
    mayBePatched(workspace.world, [`${root}/${path}`], part),
  );
}

const kustomization = "resources: [a.yaml]\npatches:\n- path: p.yaml\n";

test("a patch in a file touches what it speaks of", () => {
  const files = {
    "kustomization.yaml": kustomization,
    "a.yaml": "a: 1\n",
    "p.yaml": "spec: { replicas: 3 }\n",
  };
  const workspace = workspaceWith(files);
  expect(patchedParts(workspace, "a.yaml")).toEqual([]);
  workspace.update(`${root}/p.yaml`, "spec: { selector: { app: x } }\n", { open: false });
  expect(patchedParts(workspace, "a.yaml")).toEqual(["labels"]);
});

test("the order in which files come does not matter", () => {
  const workspace = workspaceWith({
    "p.yaml": "spec: { ports: [] }\n",
    "a.yaml": "a: 1\n",
    "kustomization.yaml": kustomization,
  });
  expect(patchedParts(workspace, "a.yaml")).toEqual(["ports"]);
});

test("a patch that nobody read may touch anything", () => {
  expect(patchedParts(workspaceWith({ "kustomization.yaml": kustomization }), "a.yaml")).toEqual([
    "labels",
    "ports",
  ]);
});

test("an overlay's patches are those of its base, and a component that is not here may do anything", () => {
  const over = workspaceWith({
    "base/kustomization.yaml": "resources: [a.yaml]\n",
    "over/kustomization.yaml": "resources: [../base]\ncomponents: [../component]\n",
  });
  expect(patchedParts(over, "base/a.yaml")).toEqual(["labels", "ports"]);
  over.update(`${root}/component/kustomization.yaml`, "kind: Component\n", { open: false });
  expect(patchedParts(over, "base/a.yaml")).toEqual([]);
});
