/** Story: finding one's way. The outline of a file, objects by name, the way of a request, and what selectors come to. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, fileUri, openFile, rangeOf } from "../support/workspace.ts";

const run = <Answer>(command: string, ...args: readonly unknown[]): Thenable<Answer> =>
  vscode.commands.executeCommand<Answer>(command, ...args);

/** Names of the objects in a file, as the outline has them. */
const outlineOf = async ({ uri }: vscode.TextDocument): Promise<readonly string[]> => {
  const symbols = await run<vscode.DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", uri);
  return (symbols ?? []).map(({ name, detail }) => `${detail} ${name}`);
};

describe("looking around", () => {
  afterEach(discardEdits);

  it("the outline lists the objects of a file", async () => {
    const { document } = await openFile("tutorial/nginx-secure-app.yaml");
    const entries = await eventually(
      "an outline",
      () => outlineOf(document),
      ({ length }) => length === 2,
    );
    assert.deepEqual(entries, ["Service my-nginx", "Deployment my-nginx"]);
  });

  it("objects of closed files are found by name", async () => {
    await openFile("tutorial/nginx-svc.yaml");
    const found = await eventually(
      "the client of the tutorial",
      () => run<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "curl-deployment"),
      (symbols) => symbols.some(({ name }) => name === "curl-deployment"),
    );
    const [symbol] = found.filter(({ name }) => name === "curl-deployment");
    assert.match(symbol?.location.uri.path ?? "", /curlpod\.yaml$/);
  });

  it("a Service leads to its pods, and these are called by it", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const place = rangeOf(document, "kind: Service").end;
    const [item] = await eventually(
      "a Service in the call hierarchy",
      () => run<vscode.CallHierarchyItem[]>("vscode.prepareCallHierarchy", document.uri, place),
      ({ length }) => length === 1,
    );
    const steps = await run<vscode.CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", item);
    assert.deepEqual(
      steps.map(({ to }) => to.name),
      ["my-nginx"],
    );
    const back = await run<vscode.CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", steps[0]?.to);
    assert.ok(back.some(({ from }) => from.uri.toString() === document.uri.toString()));
  });

  it("a selector shows what it picks", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await eventually(
      "a hint behind the selector",
      () => run<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole),
      ({ length }) => length > 0,
    );
    assert.match(String(hints[0]?.label), /2 endpoints/);
  });

  it("a lens above a Service says what it reaches, and how many call it", async () => {
    const { document } = await openFile("shop/cart.yaml");
    const lenses = await eventually(
      "the lens of the Service",
      () => run<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      ({ length }) => length > 0,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ["2 endpoints · Deployment cart · 2 callers"],
    );
  });

  it("a kustomization links to the files that it names", async () => {
    const uri = fileUri("shop/kustomization.yaml");
    const text = "resources:\n  - cart.yaml\n  - gone.yaml\n";
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(uri);
    const links = await eventually(
      "a link",
      () => run<vscode.DocumentLink[]>("vscode.executeLinkProvider", uri),
      ({ length }) => length > 0,
    );
    assert.deepEqual(
      links.map(({ target }) => target?.path),
      [fileUri("shop/cart.yaml").path],
    );
    await discardEdits();
    await vscode.workspace.fs.delete(uri);
  });
});
