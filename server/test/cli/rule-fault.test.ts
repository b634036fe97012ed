import { expect, test } from "vitest";
import { ruleFault } from "../../src/cli/rule-fault.ts";
import { Workspace } from "../../src/workspace/workspace.ts";

const uri = "file:///w/a.yaml";

test("a rule that throws is told by its place, without the message, which may quote a manifest", () => {
  const workspace = new Workspace(["file:///w"]);
  workspace.update(uri, "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n", { open: false });
  const [placed] = workspace.file(uri)?.documents[0]?.resources ?? [];
  if (placed === undefined) throw new Error("no Secret was read");
  const told = ruleFault({ id: "some-rule" }, placed, new TypeError("hunter2 is no number"));
  expect(told).toMatch(/^patchbay: rule some-rule failed on a Secret in .*a\.yaml: TypeError\n {4}at /);
  expect(told).not.toContain("hunter2");
});
