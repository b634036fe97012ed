/** The texts that the client has open, by canonical uri. An open text stands for the file, whatever the disk says. */
import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri } from "./from-lsp.ts";

export interface OpenDocuments {
  /** The open text; undefined when nothing of that uri is open. */
  readonly get: (uri: string) => TextDocument | undefined;
  readonly uris: () => Iterable<string>;
  /** The canonical uri of what the client calls so; remembered for what is open, since every request asks. */
  readonly uriOf: (said: string) => string;
}

export interface DocumentListener {
  /** Told when a text is opened and after each edit. */
  readonly changed: (uri: string, text: string) => void;
  readonly closed: (uri: string) => void;
}

/** Follows what the client opens, edits and closes. */
export function followDocuments(connection: Connection, listener: DocumentListener): OpenDocuments {
  const open = new Map<string, TextDocument>();
  const canonical = new Map<string, string>();
  const uriOf = (said: string) => canonical.get(said) ?? canonicalUri(said);
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => {
    const uri = uriOf(document.uri);
    canonical.set(document.uri, uri);
    open.set(uri, document);
    listener.changed(uri, document.getText());
  });
  documents.onDidClose(({ document }) => {
    const uri = uriOf(document.uri);
    canonical.delete(document.uri);
    open.delete(uri);
    listener.closed(uri);
  });
  documents.listen(connection);
  return { get: (uri) => open.get(uri), uris: () => open.keys(), uriOf };
}
