/** Document symbols and workspace symbols: the outline as the protocol has it. */
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  DocumentSymbolRequest,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
  WorkspaceSymbolRequest,
} from "vscode-languageserver";
import { type OutlineEntry, objectsLike, outline } from "../features/outline.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import { toRange } from "./to-lsp.ts";

export const outlineRequests: readonly RequestEntry[] = [
  onDocument<DocumentSymbolParams>(
    DocumentSymbolRequest.method,
    { documentSymbolProvider: { label: "Patchbay" } },
    // The YAML extension has an outline of its own, and editors would show both.
    ({ session, asked }) => (session.client.others.yaml ? [] : outline(asked).map(toDocumentSymbol)),
  ),
  {
    method: WorkspaceSymbolRequest.method,
    capabilities: { workspaceSymbolProvider: true },
    answer: ({ checked }, params) =>
      objectsLike(checked.workspace, (params as WorkspaceSymbolParams).query).map(toWorkspaceSymbol),
  },
];

const kinds: Readonly<Record<OutlineEntry["sort"], SymbolKind>> = {
  service: SymbolKind.Interface,
  workload: SymbolKind.Class,
  object: SymbolKind.Object,
  container: SymbolKind.Module,
  port: SymbolKind.Field,
};

function toDocumentSymbol(entry: OutlineEntry): DocumentSymbol {
  const { document, name, detail, sort, range, selection, children } = entry;
  return {
    name,
    detail,
    kind: kinds[sort],
    range: toRange({ document, range }),
    selectionRange: toRange({ document, range: selection }),
    children: children.map(toDocumentSymbol),
  };
}

function toWorkspaceSymbol({ document, name, detail, sort, selection }: OutlineEntry): WorkspaceSymbol {
  const location = { uri: document.uri, range: toRange({ document, range: selection }) };
  return { name, kind: kinds[sort], containerName: detail, location };
}
