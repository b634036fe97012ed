/** Story: the extensions that most people have for the same files are there too, and nothing is shown twice. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../../support/eventually.ts";
import { patchbay } from "../../support/extension.ts";
import { discardEdits, findingsIn, openFile, rangeOf } from "../../support/workspace.ts";

describe("coexistence", () => {
  const schema = vscode.languages.createDiagnosticCollection("yaml");

  afterEach(discardEdits);
  after(() => schema.dispose());

  it("knows which extensions are there too", async () => {
    await openFile("tutorial/nginx-svc.yaml");
    for (const id of ["redhat.vscode-yaml", "ms-kubernetes-tools.vscode-kubernetes-tools"]) {
      assert.ok(vscode.extensions.getExtension(id), `${id} is not there`);
    }
    const { others } = await patchbay();
    assert.deepEqual(others, { yaml: true, kubernetes: true });
  });

  it("shows the wiring all the same, once", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const hovers = await eventually(
      "a hover on the Service",
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          "vscode.executeHoverProvider",
          document.uri,
          rangeOf(document, "kind: Service").end,
        ),
      (found) => found.length > 0,
    );
    assert.equal(hovers.length, 1);
  });

  it("leaves the outline to the YAML extension", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    await patchbay();
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.deepEqual(symbols ?? [], []);
  });

  it("leaves to a schema what the schema finds, keeps the fix, and takes it back", async () => {
    const { document } = await openFile("mistakes/names.yaml");
    const { end } = rangeOf(document, "cache: on");
    const place = new vscode.Range(end.translate(0, -"on".length), end);
    const rules = () =>
      findingsIn(document.uri).map(({ code }) => (typeof code === "object" ? code.value : code));
    const both = (found: readonly unknown[]) =>
      found.includes("label-value-not-string") && found.includes("port-name-required");
    await eventually("both findings", rules, both);
    const finding = new vscode.Diagnostic(place, 'Incorrect type. Expected "string".');
    finding.source = "yaml-schema: Kubernetes";
    schema.set(document.uri, [finding]);
    await eventually(
      "only what no schema can know",
      rules,
      (found) => found.length === 1 && found[0] === "port-name-required",
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      place,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Write "on"'), titles.join("; "));
    schema.clear();
    await eventually("both findings again", rules, both);
  });
});
