/** Story: files come, change and go outside of the editor. */
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, fileUri, findingsIn, openFile } from "../support/workspace.ts";

const service = (app: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: worker\nspec:\n  selector:\n    app: ${app}\n  ports:\n    - port: 80\n`;

describe("files", () => {
  const uri = fileUri("mistakes/created.yaml");
  const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const rules = () => findingsIn(uri).map(({ code }) => (typeof code === "object" ? code.value : code));

  after(discardEdits);

  it("are judged as they come, change and go", async () => {
    await openFile("mistakes/selector.yaml");
    await write(service("wokrer"));
    await eventually("a finding in a new file", rules, (found) => found.includes("selector-near-miss"));
    await write(service("wroker"));
    await eventually("no finding once it was mended on disk", rules, (found) => found.length === 0);
    await write(service("wokrer"));
    await eventually("the finding again", rules, (found) => found.length === 1);
    await vscode.workspace.fs.delete(uri);
    await eventually("no finding in a file that is gone", rules, (found) => found.length === 0);
  });
});
