/** Story: pointing at a Service tells what it reaches; pointing at a container tells what it is given. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf } from "../support/workspace.ts";

const hoverAt = async (document: vscode.TextDocument, text: string): Promise<string> => {
  const place = rangeOf(document, text).end;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    place,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
};

describe("hover", () => {
  after(discardEdits);

  it("on a Service shows endpoints, names and variables", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const text = await eventually(
      "two endpoints",
      () => hoverAt(document, "kind: Service"),
      (hover) => hover.includes("2 endpoints"),
    );
    assert.match(text, /Deployment `my-nginx`/);
    assert.match(text, /my-nginx\.[^`]*svc\.cluster\.local/);
    assert.match(text, /MY_NGINX_SERVICE_HOST/);
  });

  it("on a container shows the variables that it will get", async () => {
    const { document } = await openFile("tutorial/curlpod.yaml");
    const text = await eventually(
      "the variables of the Service beside it",
      () => hoverAt(document, "- name: curlpod"),
      (hover) => hover.includes("MY_NGINX_SERVICE_HOST"),
    );
    assert.match(text, /curlpod/);
  });
});
