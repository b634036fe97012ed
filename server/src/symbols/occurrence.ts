/** A place that defines something or refers to it, and how to write another name there without touching its style. */
import type { DataKey } from "../resources/data-key.ts";
import type { NamedPort } from "../resources/mention.ts";
import type { LabelPair } from "../resources/resource.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Range } from "../text/range.ts";
import type { Placed } from "../workspace/source-file.ts";
import { replaceScalar, scalarText } from "../yaml/edits.ts";
import type { YamlPair, YamlScalar } from "../yaml/node.ts";

export interface Occurrence {
  /** Whose text it is in. */
  readonly placed: Placed;
  /** The name alone, without quotes, counted from the start of the document. */
  readonly range: Range;
  readonly role: "definition" | "reference";
  readonly spelling: Spelling;
  /** What a person should look at before this place is changed; undefined where nothing is in doubt. */
  readonly caution?: "address" | "variable" | "immutable";
}

/** How the name is written: what another name needs to stand there in the same style. */
export type Spelling =
  | { readonly as: "scalar"; readonly node: YamlScalar }
  | { readonly as: "number"; readonly node: YamlScalar }
  | { readonly as: "key"; readonly range: Range; readonly style: YamlPair["keyStyle"] }
  /** Within a longer text. `derive` makes what stands there from the new name; undefined: it cannot stay in step. */
  | { readonly as: "text"; readonly derive?: (name: string) => string | undefined }
  /** The text stands elsewhere, behind an alias or a merge key, or is repeated through an anchor. */
  | { readonly as: "alias" };

/** Who, and in which role. */
export type Part = Pick<Occurrence, "placed" | "role" | "caution">;

/** A name that is all of a scalar. */
export function scalarOccurrence(part: Part, node: YamlScalar): Occurrence {
  const fixed = node.aliased || node.anchored === true;
  return { ...part, range: insideOf(node), spelling: fixed ? { as: "alias" } : { as: "scalar", node } };
}

/** A number that is all of a scalar. */
export function numberOccurrence(part: Part, node: YamlScalar): Occurrence {
  const { spelling, ...rest } = scalarOccurrence(part, node);
  return { ...rest, spelling: spelling.as === "scalar" ? { as: "number", node } : spelling };
}

/** The key of a pair. */
export function keyOccurrence(part: Part, { keyRange, keyStyle, key, merged, node }: LabelPair): Occurrence {
  const range = inside(keyRange, keyStyle, key);
  const fixed = merged === true || node.anchored === true || node.aliased;
  return {
    ...part,
    range,
    spelling: fixed ? { as: "alias" } : { as: "key", range: keyRange, style: keyStyle },
  };
}

/** A key of a ConfigMap or Secret. A range that does not hold just the key is that of a merge key. */
export function dataKeyOccurrence(part: Part, { keyRange, keyStyle, key }: DataKey): Occurrence {
  const quotes = keyStyle === "plain" ? 0 : 2;
  const exact = keyRange.end - keyRange.start === key.length + quotes;
  return {
    ...part,
    range: inside(keyRange, keyStyle, key),
    spelling: exact ? { as: "key", range: keyRange, style: keyStyle } : { as: "alias" },
  };
}

/** A name within a longer text. A range that does not hold just the name is that of an alias. */
export function textOccurrence(part: Part, { start, end }: Range, name: string): Occurrence {
  const exact = end - start === name.length;
  return { ...part, range: { start, end }, spelling: exact ? { as: "text" } : { as: "alias" } };
}

/** A port beside a mention or a selector. */
export function portOccurrence(part: Part, { node, range, value }: NamedPort): Occurrence {
  if (node === undefined) return textOccurrence(part, range, String(value));
  return typeof value === "number" ? numberOccurrence(part, node) : scalarOccurrence(part, node);
}

/** The edit that writes a new name; undefined where the text stands elsewhere, or cannot follow. */
export function respell({ range, spelling }: Occurrence, name: string): TextEdit | undefined {
  switch (spelling.as) {
    case "alias":
      return undefined;
    case "text": {
      const newText = spelling.derive === undefined ? name : spelling.derive(name);
      return newText === undefined ? undefined : { range, newText };
    }
    case "key":
      return { range: spelling.range, newText: scalarText(name, spelling.style) };
    case "number":
      return { range, newText: name };
    case "scalar":
      return respellScalar(spelling.node, name);
  }
}

/** The text of a block scalar on one line is the end of it; a tag says that it is a string, whatever it looks like. */
function respellScalar(node: YamlScalar, name: string): TextEdit {
  const bare = node.style === "block" || (node.style === "plain" && node.tag !== undefined);
  return bare ? { range: insideOf(node), newText: name } : replaceScalar(node, name);
}

/** The text of a scalar without its quotes. */
function insideOf({ range, style, text, aliased }: YamlScalar): Range {
  if (aliased) return range;
  if (style !== "block") return inside(range, style, text);
  return text.trimEnd().includes("\n") ? range : { start: range.end - text.trimEnd().length, end: range.end };
}

function inside({ start, end }: Range, style: YamlPair["keyStyle"], text: string): Range {
  if (style === "plain" || end - start !== text.length + 2) return { start, end };
  return { start: start + 1, end: end - 1 };
}
