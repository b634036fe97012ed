/** Outline, call hierarchy and inlay hints over the wire. */
import { describe, expect, it } from "vitest";
import type { CallHierarchyItem, DocumentSymbol, InlayHint, WorkspaceSymbol } from "vscode-languageserver";
import { deployment, service } from "../support/manifests.ts";
import { uriOf, withEditor } from "../support/test-connection.ts";

const files = { "w/deploy.yaml": deployment(), "w/svc.yaml": service() };

describe("looking around", () => {
  it("outlines a file and finds objects of closed ones", () =>
    withEditor({ files }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const [entry] = await editor.connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
        textDocument: { uri: uriOf("w/svc.yaml") },
      });
      expect(entry).toMatchObject({ name: "web", detail: "Service" });
      const found = await editor.connection.sendRequest<WorkspaceSymbol[]>("workspace/symbol", {
        query: "deployment",
      });
      expect(found).toMatchObject([
        { name: "web", containerName: "Deployment", location: { uri: uriOf("w/deploy.yaml") } },
      ]);
    }));

  it("leaves the outline to the YAML extension where that is installed", () => {
    const initializationOptions = { others: { yaml: true } };
    return withEditor({ files, initializationOptions }, async (editor) => {
      await editor.open("w/svc.yaml");
      const textDocument = { uri: uriOf("w/svc.yaml") };
      expect(await editor.connection.sendRequest("textDocument/documentSymbol", { textDocument })).toEqual(
        [],
      );
    });
  });

  it("walks from a Service to its pods and back", () =>
    withEditor({ files }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const [item] = await editor.ask<CallHierarchyItem[]>(
        "textDocument/prepareCallHierarchy",
        "w/svc.yaml",
        "Service",
      );
      const [step] = await editor.connection.sendRequest<{ to: CallHierarchyItem }[]>(
        "callHierarchy/outgoingCalls",
        {
          item,
        },
      );
      expect(step?.to).toMatchObject({ name: "web", uri: uriOf("w/deploy.yaml") });
      const [back] = await editor.connection.sendRequest<{ from: CallHierarchyItem }[]>(
        "callHierarchy/incomingCalls",
        {
          item: step?.to,
        },
      );
      expect(back?.from).toEqual(item);
    }));

  it("has no calls for an item that is gone", () =>
    withEditor({ files }, async (editor) => {
      await editor.idle();
      const lost = { name: "x", uri: uriOf("w/gone.yaml"), data: { uri: uriOf("w/gone.yaml"), offset: 0 } };
      expect(await editor.connection.sendRequest("callHierarchy/incomingCalls", { item: lost })).toBeNull();
      expect(
        await editor.connection.sendRequest("callHierarchy/outgoingCalls", { item: { data: 7 } }),
      ).toBeNull();
    }));

  it("hints at what a selector comes to", () =>
    withEditor({ files }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const textDocument = { uri: uriOf("w/svc.yaml") };
      const hints = await editor.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
        textDocument,
        range,
      });
      expect(hints.map(({ label }) => label)).toContain("2 endpoints · Deployment web");
    }));
});
