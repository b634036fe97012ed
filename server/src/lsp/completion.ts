/** Completion as the protocol has it. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionRequest,
  InsertTextFormat,
} from "vscode-languageserver";
import { type CompletionAnswer, complete } from "../features/completion/completion.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import { toRange } from "./to-lsp.ts";

/** A blank stands before a value, a parenthesis before the name of a variable. */
const triggerCharacters = [" ", "("];

export const completionRequests: readonly RequestEntry[] = [
  onDocument<CompletionParams>(
    CompletionRequest.method,
    { completionProvider: { triggerCharacters } },
    ({ asked, text }, { position }): CompletionList => {
      const items = complete(asked, text.offsetAt(position)).map(toItem);
      // What is offered depends on the letters that are typed already.
      return { isIncomplete: true, items };
    },
  ),
];

const kinds: Readonly<Record<CompletionAnswer["sort"], CompletionItemKind>> = {
  pair: CompletionItemKind.Property,
  port: CompletionItemKind.Value,
  object: CompletionItemKind.Reference,
  key: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  manifest: CompletionItemKind.Snippet,
};

function toItem(answer: CompletionAnswer, index: number): CompletionItem {
  const { label, detail, sort, newText, snippet } = answer;
  return {
    label,
    kind: kinds[sort],
    ...(detail === "" ? {} : { detail, labelDetails: { description: detail } }),
    // The order is ours: nearest and best first.
    sortText: String(index).padStart(4, "0"),
    textEdit: { range: toRange(answer), newText },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
}
