/** How each request of the server is asked: at every place, once for a file, or once for the workspace. */
import {
  describeMethod,
  type EndpointRows,
  endpointsMethod,
  exposeCommand,
  idleMethod,
  mermaidMethod,
  pictureMethod,
} from "../../src/lsp/protocol.ts";
import { type TestEditor, uriOf } from "../support/test-connection.ts";

/** Asks at one place of one file; a request about a file or the workspace is made at one place alone. */
export type Ask = (editor: TestEditor, at: { readonly path: string; readonly place: Place }) => unknown;

interface Place {
  readonly line: number;
  readonly character: number;
}

const send = (editor: TestEditor, method: string, params: object): Promise<unknown> =>
  editor.connection.sendRequest<unknown>(method, params).catch(() => undefined);

const placed = (method: string, more: object = {}): Ask => {
  return (editor, { path, place }) =>
    send(editor, method, { textDocument: { uri: uriOf(path) }, position: place, ...more });
};
const ofFile = (method: string): Ask => {
  return (editor, { path, place }) =>
    place.line > 0 ? undefined : send(editor, method, { textDocument: { uri: uriOf(path) }, range: wide });
};
const ofWorkspace = (method: string, ...params: readonly object[]): Ask => {
  return async (editor, { place }) => {
    if (place.line === 0) for (const each of params) await send(editor, method, each);
  };
};
const wide = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
const everyReach = [
  { of: { kind: "everything" } },
  { of: { kind: "folder", uri: "file:///w" } },
  ...["web.yaml", "secrets.yaml", "credentials.yaml", "values.yaml", "all.yaml"].map((name) => ({
    of: { kind: "file", uri: uriOf(`w/${name}`) },
  })),
];

const calls = (direction: "incoming" | "outgoing"): Ask => {
  return async (editor, { path, place }) => {
    const prepared = await send(editor, "textDocument/prepareCallHierarchy", {
      textDocument: { uri: uriOf(path) },
      position: place,
    });
    for (const item of Array.isArray(prepared) ? prepared : [])
      await send(editor, `callHierarchy/${direction}Calls`, { item });
  };
};

const tree: Ask = async (editor, { place }) => {
  const below = async (path: readonly string[]): Promise<void> => {
    const answer = (await send(editor, endpointsMethod, { path })) as EndpointRows | undefined;
    for (const item of answer?.items ?? []) if (item.expandable) await below(item.path);
  };
  if (place.line === 0) await below([]);
};

/** By method. */
export const asks: Readonly<Record<string, Ask>> = {
  "textDocument/hover": placed("textDocument/hover"),
  "textDocument/completion": placed("textDocument/completion"),
  "textDocument/definition": placed("textDocument/definition"),
  "textDocument/references": placed("textDocument/references", { context: { includeDeclaration: true } }),
  "textDocument/documentHighlight": placed("textDocument/documentHighlight"),
  "textDocument/prepareRename": placed("textDocument/prepareRename"),
  "textDocument/rename": placed("textDocument/rename", { newName: "renamed" }),
  "textDocument/prepareCallHierarchy": placed("textDocument/prepareCallHierarchy"),
  "callHierarchy/incomingCalls": calls("incoming"),
  "callHierarchy/outgoingCalls": calls("outgoing"),
  "textDocument/codeAction": (editor, { path, place }) =>
    send(editor, "textDocument/codeAction", {
      textDocument: { uri: uriOf(path) },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    }),
  "textDocument/codeLens": ofFile("textDocument/codeLens"),
  "textDocument/documentLink": ofFile("textDocument/documentLink"),
  "textDocument/documentSymbol": ofFile("textDocument/documentSymbol"),
  "textDocument/inlayHint": ofFile("textDocument/inlayHint"),
  "workspace/symbol": ofWorkspace("workspace/symbol", { query: "" }, { query: "web" }),
  "workspace/executeCommand": (editor, { path, place }) =>
    send(editor, "workspace/executeCommand", {
      command: exposeCommand,
      arguments: [uriOf(path), place, place.line % 2 === 0 ? "same-file" : "new-file"],
    }),
  [describeMethod]: placed(describeMethod),
  [endpointsMethod]: tree,
  [pictureMethod]: ofWorkspace(pictureMethod, ...everyReach),
  [mermaidMethod]: ofWorkspace(mermaidMethod, ...everyReach),
  [idleMethod]: ofWorkspace(idleMethod, {}),
};
