/**
 * The one notation of all fixtures: several files, a cursor and the expected findings in one text that is YAML still.
 *
 *     #- app/svc.yaml                starts a file; what stands before the first such line is `main.yaml`
 *     app: w$0eb                     the cursor
 *     #    ^^^ error: Full message.  a finding on the line above, at exactly these columns
 *     #@1+4 error: Full message.     the same where carets cannot show it: column from 1, and length in characters
 *     #    ^^^ error other-rule: …   a finding of another rule than the one under test
 *     #    ^^^ reference             a mark of that name on the line above
 *
 * Such lines are taken out before the text is parsed: within a block scalar a comment would be content.
 */
import { type Range, shifted } from "../../src/text/range.ts";

export interface Fixture {
  /** Texts without markers, by path, in the order of the fixture. */
  readonly files: ReadonlyMap<string, string>;
  readonly cursor?: Cursor;
  /** In the order of the fixture. */
  readonly expectations: readonly Expectation[];
  /** In the order of the fixture. */
  readonly marks: readonly Mark[];
}

/** A place that a fixture gives a name. */
export interface Mark {
  readonly path: string;
  /** Offsets into the text of the file. */
  readonly range: Range;
  readonly name: string;
}

export interface Cursor {
  readonly path: string;
  readonly offset: number;
}

export interface Expectation {
  readonly path: string;
  /** Offsets into the text of the file. */
  readonly range: Range;
  readonly level: string;
  /** Undefined for the rule under test. */
  readonly rule: string | undefined;
  readonly message: string;
}

export const mainFile = "main.yaml";

/** Takes a fixture apart. Throws on a line that looks like a marker and is none. */
export function parseFixture(text: string): Fixture {
  const files = new Map<string, string>();
  const expectations: Expectation[] = [];
  const marks: Mark[] = [];
  const cursors: Cursor[] = [];
  for (const { path, lines } of sectionsOf(text)) {
    if (files.has(path)) throw new Error(`The fixture holds ${path} twice.`);
    let content = "";
    let above = 0;
    for (const line of lines) {
      const mark = readMark(line);
      if (mark !== undefined) {
        marks.push({ ...mark, path, range: shifted(mark.range, above) });
        continue;
      }
      const marker = readMarker(line);
      if (marker !== undefined) {
        expectations.push({ ...marker, path, range: shifted(marker.range, above) });
        continue;
      }
      above = content.length;
      const at = line.indexOf("$0");
      if (at !== -1) cursors.push({ path, offset: above + at });
      content += at === -1 ? line : line.slice(0, at) + line.slice(at + "$0".length);
    }
    files.set(path, content);
  }
  const [cursor, second] = cursors;
  if (second !== undefined) throw new Error("The fixture holds two cursors.");
  return { files, expectations, marks, ...(cursor === undefined ? {} : { cursor }) };
}

/** Puts a fixture together again, without its cursor: the opposite of `parseFixture`, in one canonical form. */
export function renderFixture({ files, expectations }: Pick<Fixture, "files" | "expectations">): string {
  const sections = [...files].map(([path, text], index) => {
    const inFile = expectations.filter((expectation) => expectation.path === path);
    const header = index === 0 && path === mainFile ? "" : `#- ${path}\n`;
    return header + withMarkers(text, inFile);
  });
  return sections.join("");
}

interface Section {
  readonly path: string;
  readonly lines: readonly string[];
}

const header = /^#- (\S+)\r?\n?$/;

function sectionsOf(text: string): readonly Section[] {
  const sections: { path: string; lines: string[] }[] = [{ path: mainFile, lines: [] }];
  for (const line of linesOf(text)) {
    const path = header.exec(line)?.[1];
    if (path === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ path, lines: [] });
  }
  return sections.filter(({ lines }, index) => index > 0 || lines.length > 0);
}

/** The lines with their line ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

const likeMarker = /^\s*#\s*\^|^#@\d/;
const markerForm =
  /^(?<head>\s*#\s*)(?:(?<carets>\^+)|@(?<column>\d+)\+(?<length>\d+)) (?<level>error|warning|information|hint)(?: (?<rule>[a-z0-9-]+))?: (?<message>.*\S)\s*$/;

const markForm = /^(?<head>\s*#\s*)(?:(?<carets>\^+)|@(?<column>\d+)\+(?<length>\d+)) (?<name>[a-z]+)\s*$/;

/** The mark that a line makes, its range counted from the start of the line above. */
function readMark(line: string): Omit<Mark, "path"> | undefined {
  const { head = "", carets, column, length, name } = markForm.exec(line)?.groups ?? {};
  if (name === undefined) return undefined;
  const start = carets === undefined ? Number(column) - 1 : head.length;
  return { range: { start, end: start + (carets?.length ?? Number(length)) }, name };
}

/** The expectation that a line states, its range counted from the start of the line above. */
function readMarker(line: string): Omit<Expectation, "path"> | undefined {
  if (!likeMarker.test(line)) return undefined;
  const { head = "", carets, column, length, level, rule, message } = markerForm.exec(line)?.groups ?? {};
  if (level === undefined || message === undefined) throw new Error(`Not a marker: ${line.trim()}`);
  const start = carets === undefined ? Number(column) - 1 : head.length;
  return { range: { start, end: start + (carets?.length ?? Number(length)) }, level, rule, message };
}

function withMarkers(text: string, expectations: readonly Expectation[]): string {
  let start = 0;
  const lines = linesOf(text).map((line) => {
    const end = start + line.length;
    const here = expectations
      .filter(({ range }) => range.start >= start && range.start < end)
      .sort((a, b) => a.range.start - b.range.start || (a.message < b.message ? -1 : 1));
    const markers = here.map((each) => markerText(each, shifted(each.range, -start), line));
    start = end;
    return markers.length === 0 ? line : [line.replace(/\n?$/, "\n"), ...markers].join("");
  });
  return lines.join("");
}

function markerText({ level, rule, message }: Expectation, { start, end }: Range, line: string): string {
  const shown = start > 0 && end > start && end <= line.trimEnd().length;
  const place = shown
    ? `#${" ".repeat(start - 1)}${"^".repeat(end - start)}`
    : `#@${start + 1}+${end - start}`;
  return `${place} ${rule === undefined ? level : `${level} ${rule}`}: ${message}\n`;
}
