/** Story: an editor in Chinese shows Patchbay in Chinese: what the manifest says, and what the server says. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../../support/eventually.ts";
import { patchbay } from "../../support/extension.ts";
import { discardEdits, findingsIn, openFile, rangeOf } from "../../support/workspace.ts";

describe("Chinese", () => {
  after(discardEdits);

  it("is the language of the editor, and of the commands", () => {
    assert.equal(vscode.env.language, "zh-cn");
    const { contributes } = vscode.extensions.getExtension("patchbay.patchbay")?.packageJSON ?? {};
    const titles: unknown[] = contributes.commands.map(({ title }: { title: unknown }) => title);
    // The editor keeps both, so that the palette finds a command by either.
    assert.deepEqual(titles.at(0), { value: "描述 Service 的接线", original: "Describe Service Wiring" });
  });

  it("is the language of findings and hovers", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    await (await patchbay()).ready;
    const [finding] = await eventually(
      "a finding",
      () => findingsIn(document.uri),
      (found) => found.length > 0,
    );
    assert.match(finding?.message ?? "", /^Service `shop` 选择 `app: sohp`；.*此 Service 将没有端点。$/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      rangeOf(document, "Service").start,
    );
    const texts = hovers.flatMap(({ contents }) => contents.map((each) => Object(each).value));
    assert.match(texts.join("\n"), /\*\*没有端点\*\*/);
  });
});
