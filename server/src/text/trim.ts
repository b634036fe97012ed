/** Cutting the ends of texts. A pattern that looks for the end of a text tries every place for it; this goes there. */

/** The text without those of the characters that it ends with. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
