/** A text that can be kept when what it was cut from is thrown away. */

/** Engines copy shorter pieces of a text anyway. */
const copied = 13;

/**
 * The same text as one of its own. Engines let a piece of a text point into the whole, so that the name of a
 * CustomResourceDefinition would keep a file of a megabyte in memory.
 */
export function ownText(piece: string): string {
  // What is put together becomes a text of its own as soon as something is cut from it.
  return piece.length < copied ? piece : ` ${piece}`.slice(1);
}
