/** Base64 as the API server takes it in `data` (S8.45): the standard alphabet with padding; line breaks count for nothing. */

export type Decoded =
  | { readonly bytes: Uint8Array }
  /** 0-based, in the text as it is written; as Kubernetes counts in `illegal base64 data at input byte N`. */
  | { readonly illegalAt: number };

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sextets: ReadonlyMap<string, number> = new Map([...alphabet].map((letter, value) => [letter, value]));

/** The bytes of a text, or the place of the first character that cannot stand there. */
export function decodeBase64(text: string): Decoded {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\n" || letter === "\r") continue;
    if (letter === "=") {
      const end = paddingEnd(text, at, count % 4);
      if (end !== undefined) return { illegalAt: end };
      if (count % 4 === 2) bytes[length++] = (bits >> 4) & 255;
      else {
        bytes[length++] = (bits >> 10) & 255;
        bytes[length++] = (bits >> 2) & 255;
      }
      return { bytes: bytes.subarray(0, length) };
    }
    const value = sextets.get(letter);
    if (value === undefined) return { illegalAt: at };
    bits = ((bits << 6) | value) & 0xff_ff_ff;
    count += 1;
    if (count % 4 !== 0) continue;
    bytes[length++] = bits >> 16;
    bytes[length++] = (bits >> 8) & 255;
    bytes[length++] = bits & 255;
  }
  return count % 4 === 0 ? { bytes: bytes.subarray(0, length) } : { illegalAt: lastQuantum(text, count % 4) };
}

/** Where padding that begins at `at` goes wrong, after `letters` letters of its group of four; undefined when it is right. */
function paddingEnd(text: string, at: number, letters: number): number | undefined {
  if (letters < 2) return at;
  const rest = [...text.slice(at + 1)].map((letter, index) => ({ letter, at: at + 1 + index }));
  const signs = rest.filter(({ letter }) => letter !== "\n" && letter !== "\r");
  const [second, third] = signs;
  if (letters === 3) return second?.at;
  if (second === undefined) return text.length;
  return second.letter === "=" ? third?.at : second.at - 1;
}

/** A group that breaks off is reported where it began, line breaks behind it included in the count. */
function lastQuantum(text: string, letters: number): number {
  return text.length - letters;
}
