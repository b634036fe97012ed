/** The objects of a file as kubectl reads them: plain values, with the name of the file for messages. */
import type { Placed } from "../../../workspace/source-file.ts";
import { asPlainList, type Plain, plainAt, plainDocuments } from "../../../yaml/plain.ts";

export interface ObjectFile {
  /** The name of the file in messages. */
  readonly source: string;
  /** In order; a `List` counts as one. */
  readonly objects: readonly Plain[];
  /** Why no more of the file could be read; undefined when it was read whole. */
  readonly problem: string | undefined;
}

/** All objects of a text. */
export function objectsIn(source: string, text: string): ObjectFile {
  const { values, problem } = plainDocuments(text);
  return { source, objects: values, problem };
}

/** One object of a file; `text` is that of the whole file. */
export function objectAt(source: string, text: string, { document, resource }: Placed): ObjectFile {
  const { start, end } = document.place;
  const { values, problem } = plainDocuments(text.slice(start, end));
  const objects = values.flatMap((value) => {
    const items = asPlainList(plainAt(value, "items"));
    return items.length > 0 ? items.slice(resource.item, resource.item + 1) : [value];
  });
  return { source, objects, problem };
}
