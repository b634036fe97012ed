/** From the protocol's terms to ours. */

import type { Range as LspRange } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Range } from "../text/range.ts";
import { withoutEnd } from "../text/trim.ts";

/**
 * One spelling for every uri: editors and file systems escape different characters, and a file that is open must be
 * the one on disk. A text that is no uri is returned as it is.
 */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The uri of a folder, without a final `/`. */
export function folderUri(uri: string): string {
  return withoutEnd(canonicalUri(uri), "/");
}

/** The part of a uri before the first `:`. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(":")));
}

/** A range as offsets in the file; places outside of the text move to its nearest place. */
export function offsetsOf(text: TextDocument, { start, end }: LspRange): Range {
  return { start: text.offsetAt(start), end: text.offsetAt(end) };
}
