/** Checks of what moves and renames, against the marks of a fixture. */
import { expect } from "vitest";
import type { Asked } from "../../src/features/answers.ts";
import { definition } from "../../src/features/definition.ts";
import { highlight } from "../../src/features/highlight.ts";
import { references } from "../../src/features/references.ts";
import { prepareRename, type RenameAnswer, rename } from "../../src/features/rename.ts";
import { symbolAt } from "../../src/symbols/at.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { type Range, shifted } from "../../src/text/range.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import type { SourceDocument } from "../../src/workspace/source-file.ts";
import { pathOf, uriOf, workspaceOf } from "../support/check.ts";
import { type Fixture, parseFixture } from "../support/fixture.ts";

interface Question {
  readonly asked: Asked;
  readonly offset: number;
  readonly fixture: Fixture;
}

/** The question at the cursor of a fixture. */
export function ask(text: string): Question {
  const fixture = parseFixture(text);
  const { cursor } = fixture;
  if (cursor === undefined) throw new Error("The fixture has no cursor.");
  const asked = { workspace: workspaceOf(fixture), settings: defaultSettings, uri: uriOf(cursor.path) };
  return { asked, offset: cursor.offset, fixture };
}

/**
 * The marks `definition` and `reference` are exactly the places of the symbol, whatever of them the cursor is on. Where
 * it is on a reference, its definition is the marks `definition`, or those marked `target` too, if there are some.
 */
export function checkSymbol(text: string): void {
  const { asked, offset, fixture } = ask(text);
  const found = symbolAt(asked.workspace, { uri: asked.uri, offset });
  const places = (found?.occurrences() ?? []).map(({ placed, range, role }) => ({
    ...placeOf(fixture, placed.document, range),
    role,
  }));
  const marked = fixture.marks
    .filter(({ name }) => name !== "target")
    .map(({ path, range, name }) => ({ path, ...shownIn(fixture, path, range), role: name }));
  expect(sorted(places)).toEqual(sorted(marked));
  checkFeatures({ asked, offset, fixture }, sorted(places));
  checkEveryPlace({ asked, offset, fixture }, sorted(places));
}

/** Where the definition of what the cursor is on stands, as `path:line: text`. */
export function definitionsAt(text: string): readonly string[] {
  const { asked, offset, fixture } = ask(text);
  const found = definition(asked, offset)?.found ?? [];
  return found.map(({ document, range }) => {
    const place = placeOf(fixture, document, range);
    return `${place.path}:${place.line}: ${place.text}`;
  });
}

/** Why there is no rename at the cursor; fails when there is one. */
export function refusalAt(text: string, name = "fresh"): string {
  const { asked, offset } = ask(text);
  const prepared = prepareRename(asked, offset);
  if (prepared !== undefined && "refusal" in prepared) return prepared.refusal;
  const answer = rename(asked, { offset, name });
  if (answer === undefined) return "no symbol";
  return "refusal" in answer ? answer.refusal : `renamed ${answer.changes.length} places`;
}

/** The files after a rename at the cursor. Fails when it is refused, or when the way back does not give the same bytes. */
export function renamed(text: string, name: string): ReadonlyMap<string, string> {
  const { asked, offset, fixture } = ask(text);
  const before = symbolAt(asked.workspace, { uri: asked.uri, offset })?.name ?? "";
  const prepared = prepareRename(asked, offset);
  expect(prepared).toMatchObject({ name: before });
  const after = filesAfter(answerAt(asked, offset, name), fixture.files);
  const workspace = workspaceOf({ files: after });
  const back = { ...asked, workspace };
  const again = backAt(fixture, offset, after, name);
  expect(filesAfter(answerAt(back, again, before), after)).toEqual(fixture.files);
  return after;
}

/** The lines that a rename changes, as `path:line: text`. */
export function renamedLines(text: string, name: string): readonly string[] {
  const { files } = parseFixture(text);
  return [...renamed(text, name)].flatMap(([path, after]) => {
    const before = (files.get(path) ?? "").split("\n");
    return after.split("\n").flatMap((line, at) => {
      return line === before[at] ? [] : [`${path}:${at + 1}: ${line.trim()}`];
    });
  });
}

/** The answer of a rename; fails when it is refused. */
export function answerAt(asked: Asked, offset: number, name: string): RenameAnswer {
  const answer = rename(asked, { offset, name });
  if (answer === undefined || "refusal" in answer) throw new Error(answer?.refusal ?? "There is no symbol.");
  return answer;
}

/** The files as a rename leaves them. */
export function filesAfter(
  { changes }: RenameAnswer,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const path of new Set(changes.map(({ document }) => pathOf(document.uri)))) {
    const edits = changes.flatMap(({ document, edit }) =>
      pathOf(document.uri) === path ? [{ ...edit, range: shifted(edit.range, document.place.start) }] : [],
    );
    after.set(path, applyEdits(files.get(path) ?? "", edits));
  }
  return after;
}

/** Where the new name stands at what was the cursor: the changes before it have moved it. */
function backAt(fixture: Fixture, offset: number, after: ReadonlyMap<string, string>, name: string): number {
  const path = fixture.cursor?.path ?? "";
  const [old, now] = [fixture.files.get(path) ?? "", after.get(path) ?? ""];
  const line = old.slice(0, offset).split("\n").length - 1;
  const start = now.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
  const column = offset - (old.lastIndexOf("\n", offset - 1) + 1);
  const text = now.split("\n")[line] ?? "";
  const ends = [...text.matchAll(new RegExp(name.replaceAll(/[.$]/g, "\\$&"), "g"))].map(
    ({ index }) => index,
  );
  const nearest = ends.sort((a, b) => Math.abs(a - column) - Math.abs(b - column))[0];
  return start + (nearest ?? column);
}

interface Shown {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function placeOf(fixture: Fixture, document: SourceDocument, range: Range): Shown {
  const path = pathOf(document.uri);
  return { path, ...shownIn(fixture, path, shifted(range, document.place.start)) };
}

function shownIn({ files }: Fixture, path: string, { start, end }: Range) {
  const text = files.get(path) ?? "";
  const line = text.slice(0, start).split("\n").length;
  return { line, column: start - text.lastIndexOf("\n", start - 1), text: text.slice(start, end) };
}

function sorted<Place extends Shown>(places: readonly Place[]): readonly Place[] {
  const key = ({ path, line, column }: Shown) =>
    `${path} ${String(line).padStart(4)} ${String(column).padStart(4)}`;
  return [...places].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

type Place = Shown & { readonly role: string };

function checkFeatures({ asked, offset, fixture }: Question, places: readonly Place[]): void {
  const shown = (spots: readonly { document: SourceDocument; range: Range }[]) =>
    sorted(spots.map(({ document, range }) => placeOf(fixture, document, range)));
  const plain = places.map(({ role: _role, ...place }) => place);
  expect(shown(references(asked, { offset, declaration: "included" }))).toEqual(plain);
  const others = places.filter(({ role }) => role === "reference").map(({ role: _role, ...place }) => place);
  expect(shown(references(asked, { offset, declaration: "left out" }))).toEqual(others);
  const here = places.filter(({ path }) => path === pathOf(asked.uri));
  const highlights = highlight(asked, offset).map(({ role, ...spot }) => ({
    ...placeOf(fixture, spot.document, spot.range),
    role,
  }));
  expect(sorted(highlights)).toEqual(here);
}

/** The symbol is the same from wherever it is asked. */
function checkEveryPlace({ asked, fixture }: Question, places: readonly Place[]): void {
  for (const { path, range } of fixture.marks) {
    const uri = uriOf(path);
    const found = symbolAt(asked.workspace, { uri, offset: range.start });
    const again = (found?.occurrences() ?? []).map((each) => ({
      ...placeOf(fixture, each.placed.document, each.range),
      role: each.role,
    }));
    expect(sorted(again), `from ${path}:${shownIn(fixture, path, range).line}`).toEqual(places);
  }
}
