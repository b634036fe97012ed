/** What the server knows of the extensions beside ours. */

import { expect, test } from "vitest";
import { DocumentSymbolRequest } from "vscode-languageserver";
import { Neighbours } from "../../src/lsp/neighbours.ts";
import { othersMethod } from "../../src/lsp/protocol.ts";
import { uriOf, withEditor } from "../support/test-connection.ts";

test.each([
  ["nothing", undefined],
  ["no object", "yaml"],
  ["null", null],
  ["other values than true", { yaml: "yes", kubernetes: 1 }],
])("%s counts as nobody", (_what, told) => {
  const { yaml, kubernetes } = new Neighbours(told);
  expect({ yaml, kubernetes }).toEqual({ yaml: false, kubernetes: false });
});

test("they are known from the start, and come and go", async () => {
  const files = { "w/a.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n" };
  const initializationOptions = { others: { yaml: true, kubernetes: false } };
  await withEditor({ files, initializationOptions }, async (editor) => {
    await editor.open("w/a.yaml");
    const outline = () =>
      editor.connection.sendRequest(DocumentSymbolRequest.method, {
        textDocument: { uri: uriOf("w/a.yaml") },
      });
    expect(await outline()).toEqual([]);
    await editor.connection.sendNotification(othersMethod, { yaml: false, kubernetes: true });
    expect(await outline()).toHaveLength(1);
    await editor.connection.sendNotification(othersMethod, { yaml: true, kubernetes: true });
    expect(await outline()).toEqual([]);
  });
});
