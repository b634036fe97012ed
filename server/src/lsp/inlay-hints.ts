/** Inlay hints as the protocol has them, for the range that the client shows. */
import { InlayHintKind, type InlayHintParams, InlayHintRequest } from "vscode-languageserver";
import { inlayHints } from "../features/inlay-hints.ts";
import { locate } from "../workspace/source-file.ts";
import { offsetsOf } from "./from-lsp.ts";
import { onDocument, type RequestEntry } from "./handle.ts";

export const inlayHintRequests: readonly RequestEntry[] = [
  onDocument<InlayHintParams>(
    InlayHintRequest.method,
    { inlayHintProvider: true },
    ({ asked, text }, { range }) =>
      inlayHints(asked, offsetsOf(text, range)).map(({ document, range: explained, label }) => ({
        position: locate(document, explained.end),
        label,
        kind: InlayHintKind.Type,
        paddingLeft: true,
      })),
  ),
];
