/** Story: a finding is where the mistake is, and goes when the mistake goes, in whichever file it was mended. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, fileUri, findingsIn, openFile, rangeOf, replaceText } from "../support/workspace.ts";

/** The id of a finding's rule and the page that it opens. */
const linkedCode = (
  finding: vscode.Diagnostic | undefined,
): { value: string | number; target: vscode.Uri } => {
  const code = finding?.code;
  if (typeof code !== "object") throw new Error(`no page behind ${String(code)}`);
  return code;
};

const rulesIn = (uri: vscode.Uri) => findingsIn(uri).map((finding) => linkedCode(finding).value);

describe("findings", () => {
  afterEach(discardEdits);

  it("are there for open and closed files, linked to the other end", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    const [finding] = await eventually(
      "a finding in selector.yaml",
      () => findingsIn(document.uri),
      (findings) => findings.length === 1,
    );
    const { value, target } = linkedCode(finding);
    assert.equal(value, "selector-near-miss");
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /no endpoints/);
    assert.deepEqual(finding?.range, rangeOf(document, "sohp"));
    assert.equal(finding?.relatedInformation?.length, 1);
    await eventually(
      "findings in a file that nobody opened",
      () => rulesIn(fileUri("mistakes/workload.yaml")),
      (rules) => rules.includes("workload-selector-mismatch"),
    );
  });

  it("disappear and appear while typing", async () => {
    const editor = await openFile("mistakes/selector.yaml");
    await replaceText(editor, "sohp", "shop");
    await eventually(
      "no finding once the letters are right",
      () => findingsIn(editor.document.uri),
      (findings) => findings.length === 0,
    );
    await replaceText(editor, "app: shop", "app: shopp");
    await eventually(
      "the finding of the new mistake",
      () => rulesIn(editor.document.uri),
      (rules) => rules.includes("selector-near-miss"),
    );
  });

  it("move when another file changes", async () => {
    const service = fileUri("tutorial/nginx-svc.yaml");
    const first = await openFile("tutorial/run-my-nginx.yaml");
    const second = await openFile("tutorial/nginx-secure-app.yaml");
    await eventually(
      "no finding in the tutorial",
      () => findingsIn(service),
      (findings) => findings.length === 0,
    );
    for (const editor of [first, second]) {
      const { document } = editor;
      const renamed = document.getText().replaceAll("run: my-nginx", "run: my-ngnix");
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), renamed);
      assert.equal(await vscode.workspace.applyEdit(edit), true);
    }
    await eventually(
      "the Service in the third file to be reported",
      () => rulesIn(service),
      (rules) => rules.includes("selector-near-miss"),
    );
  });
});
