/** PEM blocks: `-----BEGIN CERTIFICATE-----`, base64, `-----END CERTIFICATE-----`. */
import { decodeBase64 } from "../../kubernetes/base64.ts";
import type { UnreadablePem } from "./facts.ts";

export interface PemBlock {
  /** What the first line says: `CERTIFICATE`, `RSA PRIVATE KEY`. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** The lines around a block alone are longer. */
const shortest = 52;

/** The first block whose label fits, or why there is none. An encrypted key gives undefined: nobody can read it here. */
export function readPem(
  text: string,
  fits: (label: string) => boolean,
): PemBlock | UnreadablePem | undefined {
  const begin = /-----BEGIN ([A-Z0-9 ]+)-----/g;
  let other = false;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const label = match[1] ?? "";
    if (fits(label)) return readBlock(text, { label, start: begin.lastIndex });
    other ||= !label.endsWith("PARAMETERS");
  }
  if (other) return { problem: "other-block" };
  // A sequence in DER begins with this byte; text does not begin with it and a length.
  if (/^0[\x80-\x84]/.test(text)) return { problem: "der" };
  return { problem: text.length < shortest ? "word" : "no-block" };
}

/** How many blocks of a label begin in a text. */
export function countPem(text: string, label: string): number {
  return text.split(`-----BEGIN ${label}-----`).length - 1;
}

function readBlock(
  text: string,
  { label, start }: { readonly label: string; readonly start: number },
): PemBlock | UnreadablePem | undefined {
  const end = text.indexOf(`-----END ${label}-----`, start);
  if (end === -1) return { problem: "open" };
  const body = text.slice(start, end);
  if (label.startsWith("ENCRYPTED") || body.includes("ENCRYPTED")) return undefined;
  const decoded = decodeBase64(body.replace(/[ \t\r\n]/g, ""));
  return "bytes" in decoded && decoded.bytes.length > 0
    ? { label, bytes: decoded.bytes }
    : { problem: "body" };
}
