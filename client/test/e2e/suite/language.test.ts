/** Story: the editor finds the texts of the extension, in English here and in the languages that it ships. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { extensionId } from "../support/extension.ts";

const languages = ["zh-cn"];

describe("languages", () => {
  const extension = () => {
    const found = vscode.extensions.getExtension(extensionId);
    assert.ok(found);
    return found;
  };

  const textsIn = async (...path: string[]): Promise<object> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, ...path));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  it("the editor puts texts where the manifest has keys", () => {
    const { displayName, contributes } = extension().packageJSON;
    assert.equal(displayName, "Patchbay: Kubernetes Service wiring");
    const titles = contributes.commands.map(({ title }: { title: string }) => title);
    assert.ok(titles.includes("Describe Service Wiring"), `${titles}`);
    assert.deepEqual(
      titles.filter((title: string) => title.startsWith("%")),
      [],
    );
  });

  // Where a language pack is installed, the editor loads the bundle from this very place.
  it("the bundle of every language lies where the manifest says", async () => {
    const { l10n } = extension().packageJSON;
    const english = Object.keys(await textsIn(l10n, "bundle.l10n.json")).sort();
    for (const language of languages) {
      const texts = await textsIn(l10n, `bundle.l10n.${language}.json`);
      assert.deepEqual(Object.keys(texts).sort(), english);
    }
  });
});
