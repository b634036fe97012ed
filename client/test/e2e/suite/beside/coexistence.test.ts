/** Story: the extensions that most people have for the same files are there too, and nothing is shown twice. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { patchbay } from "../../support/extension.ts";
import { discardEdits, openFile } from "../../support/workspace.ts";

describe("coexistence", () => {
  after(discardEdits);

  it("knows which extensions are there too", async () => {
    await openFile("tutorial/nginx-svc.yaml");
    for (const id of ["redhat.vscode-yaml", "ms-kubernetes-tools.vscode-kubernetes-tools"]) {
      assert.ok(vscode.extensions.getExtension(id), `${id} is not there`);
    }
    const { others } = await patchbay();
    assert.deepEqual(others, { yaml: true, kubernetes: true });
  });
});
