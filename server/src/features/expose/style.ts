/** How a manifest is written, so that what is added to it looks as if its author had written it. */
import type { Service } from "../../resources/service.ts";
import type { Workload } from "../../resources/workload.ts";
import { positionAt } from "../../text/line-index.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { YamlScalar } from "../../yaml/node.ts";

export interface ManifestStyle {
  /** True for `{ … }`: flow style, KYAML, JSON. */
  readonly flow: boolean;
  /** Blanks for one level. */
  readonly indent: number;
  /** Blanks before the dash of a list item, counted from the key of the list. */
  readonly dash: number;
  /** The quotes of words that the manifest does not have yet. */
  readonly quotes: YamlScalar["style"];
  readonly quotedKeys: boolean;
  /** A comma behind the last entry, as KYAML has it. */
  readonly lastComma: boolean;
}

/** The style of a document with a workload or a Service; `text` is the text of that document. */
export function styleOf(workload: Placed<Workload | Service>, text: string): ManifestStyle {
  const { content } = workload.document;
  const flow = text[content.start] === "{";
  return {
    flow,
    indent: indentOf(workload, text),
    dash: dashOf(workload, text),
    quotes: quotesOf(workload, text),
    quotedKeys: flow && /^\{\s*"/.test(text.slice(content.start)),
    lastComma: flow && /,\s*[}\]]/.test(text),
  };
}

/** From an object to the keys of its `metadata`, or from a brace to the keys inside; 2 when nothing tells. */
function indentOf({ resource, document: { lines } }: Placed<Workload | Service>, text: string): number {
  const { kindRange, metadataShape, range } = resource;
  const key = text[range.start] === "{" ? kindRange?.start : metadataShape?.firstKey;
  if (key === undefined) return 2;
  const [outer, inner] = [positionAt(lines, range.start), positionAt(lines, key)];
  const indent = inner.character - outer.character;
  return inner.line > outer.line && indent >= 1 && indent <= 8 ? indent : 2;
}

/** Measured at the list of containers, or of ports. */
function dashOf({ resource, document: { lines } }: Placed<Workload | Service>, text: string): number {
  const [first] = resource.type === "service" ? resource.ports : resource.template.containers;
  if (first === undefined) return 0;
  const { start } = first.range;
  const key = text.lastIndexOf(resource.type === "service" ? "ports:" : "containers:", start);
  const before = text.slice(lines.starts[positionAt(lines, start).line] ?? 0, start);
  const dash = /^( *)-\s+$/.exec(before)?.[1];
  if (dash === undefined || key === -1) return 0;
  return Math.max(0, dash.length - positionAt(lines, key).character);
}

function quotesOf(
  { resource: { kindRange } }: Placed<Workload | Service>,
  text: string,
): YamlScalar["style"] {
  const last = kindRange === undefined ? "" : text[kindRange.end - 1];
  if (last === '"') return "double";
  return last === "'" ? "single" : "plain";
}
