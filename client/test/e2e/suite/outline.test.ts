/** Story: the outline names the objects of a file. */
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile } from "../support/workspace.ts";

describe("outline", () => {
  after(discardEdits);

  it("names every object of a file", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    await eventually(
      "a Service and a Deployment",
      async () => {
        const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          "vscode.executeDocumentSymbolProvider",
          document.uri,
        );
        return symbols?.map(({ name }) => name) ?? [];
      },
      (names) => names.length === 2 && names.every((name) => name.includes("shop")),
    );
  });
});
