/**
 * What the extension and the page of the picture say to each other. A page is never trusted: its messages are read
 * from anything at all, and name nodes by the ids that it was given, not files or commands.
 */
import type { PictureParams, WiringPicture, WiringState } from "../../../server/src/lsp/protocol.ts";

/** Which part of the workspace is shown; `file` and `folder` are those of the editor. */
export type PictureReach = PictureParams["of"]["kind"];

/** Texts of the page, in the user's language. */
export interface PictureTexts {
  readonly states: Readonly<Record<WiringState, string>>;
  readonly reaches: Readonly<Record<PictureReach, string>>;
  readonly reach: string;
  readonly port: string;
  readonly container: string;
  readonly alias: string;
  readonly nameless: string;
  readonly here: string;
  /** With the number as `{0}`. */
  readonly services: string;
  readonly problems: string;
  readonly empty: string;
  readonly asTree: string;
  readonly export: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly neighbours: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly picture: string;
}

/** A place of the cursor; lines and characters count from 0. */
export interface CursorPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

export type ToPage =
  | { readonly type: "texts"; readonly texts: PictureTexts }
  | { readonly type: "picture"; readonly picture: WiringPicture; readonly reach: PictureReach }
  | { readonly type: "cursor"; readonly cursor: CursorPlace }
  | { readonly type: "export"; readonly format: ExportFormat };

export type ExportFormat = "svg" | "png";

export type FromPage =
  | { readonly type: "ready" }
  | { readonly type: "open"; readonly id: string }
  | { readonly type: "reach"; readonly reach: PictureReach }
  | { readonly type: "tree" }
  | { readonly type: "export" }
  /** The text of an SVG, or a PNG in base64. */
  | { readonly type: "exported"; readonly format: ExportFormat; readonly data: string }
  | { readonly type: "drawn"; readonly drawn: Drawn };

/** What is on screen, in numbers. */
export interface Drawn {
  readonly cards: number;
  readonly cables: number;
  readonly groups: number;
  /** The id of the node that the cursor is in. */
  readonly here: string | undefined;
  readonly milliseconds: number;
}

/** A message of the page; undefined for anything that is none. */
export function readFromPage(message: unknown): FromPage | undefined {
  const { type, id, reach, format, data, drawn } = recordOf(message);
  if (type === "ready" || type === "tree" || type === "export") return { type };
  if (type === "open" && typeof id === "string") return { type, id };
  if (type === "reach" && isReach(reach)) return { type, reach };
  if (type === "exported" && (format === "svg" || format === "png") && typeof data === "string")
    return { type, format, data };
  return type === "drawn" ? readDrawn(drawn) : undefined;
}

/** What a panel remembers of itself between sessions. */
export function readReach(state: unknown): PictureReach | undefined {
  const { reach } = recordOf(state);
  return isReach(reach) ? reach : undefined;
}

function readDrawn(value: unknown): FromPage | undefined {
  const { cards, cables, groups, here, milliseconds } = recordOf(value);
  if (typeof cards !== "number" || typeof cables !== "number" || typeof groups !== "number") return undefined;
  if (typeof milliseconds !== "number") return undefined;
  const at = typeof here === "string" ? here : undefined;
  return { type: "drawn", drawn: { cards, cables, groups, here: at, milliseconds } };
}

function isReach(value: unknown): value is PictureReach {
  return value === "file" || value === "folder" || value === "everything";
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
