/** Slips of the finger: the same one for the same word, so that every run breaks the same things. */

const letter = /[a-zA-Z]/;

/** The word with one letter replaced, left out, doubled or swapped with the next; undefined when it has no letter. */
export function misspelt(word: string): string | undefined {
  const places = [...word].flatMap((each, at) => (letter.test(each) ? [at] : []));
  const seed = hash(word);
  const first = places[seed % Math.max(1, places.length)];
  if (first === undefined) return undefined;
  const slips = [replaced, leftOut, doubled, swapped].map((slip) => slip(word, first));
  const turned = [...slips.slice(seed % 4), ...slips.slice(0, seed % 4)];
  return turned.find((each) => each !== word && isName(each));
}

function replaced(word: string, at: number): string {
  const other = word[at] === "x" ? "y" : "x";
  return word.slice(0, at) + other + word.slice(at + 1);
}

function leftOut(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

function doubled(word: string, at: number): string {
  return word.slice(0, at + 1) + word.slice(at);
}

function swapped(word: string, at: number): string {
  const [one = "", other = ""] = word.slice(at, at + 2);
  return letter.test(other) ? word.slice(0, at) + other + one + word.slice(at + 2) : word;
}

/** What a label, a namespace or a port may be called, so that the only thing wrong is the letter. */
function isName(word: string): boolean {
  return /^[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?$/.test(word) && letter.test(word) && word.length <= 63;
}

function hash(word: string): number {
  let sum = 0;
  for (const each of word) sum = (sum * 31 + (each.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
