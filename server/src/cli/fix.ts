/** `check --fix`: makes the changes that need nobody to look, round by round, and writes each file once at the end. */
import { promises as fs } from "node:fs";
import { fileURLToPath } from "node:url";
import { decode, encode } from "../node/node-file-system.ts";
import { replaceFile } from "../node/replace-file.ts";
import type { Findings } from "../rules/findings.ts";
import type { DocumentEdit, Finding, Fix } from "../rules/rule.ts";
import { applyEdits, lineEnd, type TextEdit, withLineEnd } from "../text/edit.ts";
import { shifted } from "../text/range.ts";
import { FileProblem } from "../workspace/file-system.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { byFile, type SkippedFile } from "./account.ts";
import { displayPath } from "./display-path.ts";
import { byPlace, documentsOf, type FixedEntry } from "./findings-report.ts";
import type { Loaded } from "./load.ts";
import { placeIn } from "./places.ts";

export interface Repair {
  /** Sorted by file and place, as they were before. */
  readonly fixed: readonly FixedEntry[];
  /** Files that should have been changed and could not be, each with its reason. */
  readonly unwritten: readonly SkippedFile[];
}

/** A file under repair. */
interface Draft {
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly text: string;
}

/** A fix may lead to a finding with another; one that never ends must not keep the command from ending. */
const rounds = 100;

/** Applies safe fixes until none is left. The workspace and the findings are those of the new texts afterwards. */
export async function applySafeFixes({ workspace }: Loaded, findings: Findings): Promise<Repair> {
  const drafts = new Map<string, Draft>();
  const fixed: FixedEntry[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const fixes = chosenFixes(workspace, findings);
    if (fixes.length === 0) break;
    const unopened = urisOf(fixes).filter((uri) => !drafts.has(uri));
    if (unopened.length > 0) {
      await open(unopened, drafts);
      take(unopened, { workspace, findings, drafts });
      continue;
    }
    fixed.push(...fixes.map(fixedEntry));
    for (const uri of urisOf(fixes)) redraft(uri, fixes, drafts);
    take(urisOf(fixes), { workspace, findings, drafts });
  }
  return { fixed: fixed.sort(byPlace), unwritten: await write(drafts) };
}

interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** One safe fix for each finding that has some, as far as their edits keep clear of each other. */
function chosenFixes(workspace: Workspace, findings: Findings): readonly ChosenFix[] {
  const taken: DocumentEdit[] = [];
  const found = documentsOf(workspace).flatMap((document) => findings.in(document));
  return found.flatMap((finding) => {
    const fix = finding.fixes?.find(({ safe }) => safe);
    if (fix === undefined || fix.edits.some((edit) => !isWhole(workspace, edit))) return [];
    if (fix.edits.some((edit) => taken.some((other) => collide(edit, other)))) return [];
    taken.push(...fix.edits);
    return [{ finding, fix }];
  });
}

/** A file that was not understood to its end is not touched. */
function isWhole(workspace: Workspace, { document: { uri } }: DocumentEdit): boolean {
  return workspace.file(uri)?.documents.every(({ content }) => content.unread === undefined) ?? false;
}

/** Edits that meet at one place would depend on their order. */
function collide(one: DocumentEdit, other: DocumentEdit): boolean {
  if (one.document !== other.document) return false;
  const [a, b] = [one.edit.range, other.edit.range];
  return a.start <= b.end && b.start <= a.end;
}

function urisOf(fixes: readonly ChosenFix[]): readonly string[] {
  return [...new Set(fixes.flatMap(({ fix }) => fix.edits.map(({ document }) => document.uri)))];
}

/** Reads the files anew: what is loaded keeps no text. */
async function open(uris: readonly string[], drafts: Map<string, Draft>): Promise<void> {
  for (const uri of uris) {
    const bytes = await fs.readFile(fileURLToPath(uri));
    const text = decode(uri, bytes);
    drafts.set(uri, { bytes, before: text, text });
  }
}

function take(
  uris: readonly string[],
  { workspace, findings, drafts }: { workspace: Workspace; findings: Findings; drafts: Map<string, Draft> },
): void {
  const texts = uris.map((uri) => ({ uri, text: drafts.get(uri)?.text ?? "" }));
  findings.update(workspace.updateAll(texts, { open: true }));
}

function redraft(uri: string, fixes: readonly ChosenFix[], drafts: Map<string, Draft>): void {
  const draft = drafts.get(uri);
  if (draft === undefined) return;
  const edits = fixes.flatMap(({ fix }) =>
    fix.edits.filter(({ document }) => document.uri === uri).map((edit) => inFile(edit, draft.text)),
  );
  drafts.set(uri, { ...draft, text: applyEdits(draft.text, edits) });
}

function inFile({ document, edit }: DocumentEdit, text: string): TextEdit {
  const moved = { ...edit, range: shifted(edit.range, document.place.start) };
  return withLineEnd(moved, lineEnd(text));
}

function fixedEntry({ finding, fix }: ChosenFix): FixedEntry {
  const { rule, message, placed, range } = finding;
  return { rule, message, ...placeIn(placed.document, range), fix: fix.title };
}

/** Writes what changed, unless somebody else wrote the file in the meantime. */
async function write(drafts: ReadonlyMap<string, Draft>): Promise<readonly SkippedFile[]> {
  const unwritten: SkippedFile[] = [];
  for (const [uri, { bytes, before, text }] of drafts) {
    if (before === text) continue;
    const path = fileURLToPath(uri);
    try {
      if (!(await fs.readFile(path)).equals(bytes)) throw new FileProblem(uri, "unreadable");
      await replaceFile(path, encode(text, bytes));
    } catch (error) {
      const reason = error instanceof FileProblem ? "changed-meanwhile" : "unwritable";
      unwritten.push({ file: displayPath(uri), reason });
    }
  }
  return unwritten.sort(byFile);
}
