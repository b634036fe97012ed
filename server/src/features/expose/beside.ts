/** Puts a new object beside one that is there: below it in its file, or into a file of its own. */
import * as l10n from "@vscode/l10n";
import { addMember } from "../../resources/kustomization-edit.ts";
import { lineEnd, withLineEnd } from "../../text/edit.ts";
import { type Range, shifted } from "../../text/range.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { folderOf, nameOf, resolvePath } from "../../workspace/uri.ts";
import { groupsOf } from "../../workspace/world.ts";
import { type ActionAnswer, type Asked, type FileChange, textOf } from "../answers.ts";
import type { Refusal } from "./draft-parts.ts";
import { insertBelow } from "./insert-document.ts";
import type { ServiceText } from "./text.ts";

export type Placement = "same-file" | "new-file";

export interface Addition {
  /** What it belongs to. */
  readonly beside: Placed;
  /** The text of that file. */
  readonly text: string;
  readonly written: ServiceText;
  /** The name of a new file, without its extension. */
  readonly stem: string;
  /** The titles of the action: below the object, and in a new file of that name. */
  readonly titles: { readonly below: string; readonly inFile: (file: string) => string };
}

/** The action that adds the object, or a sentence that says why there can be none. */
export function addBeside(asked: Asked, addition: Addition, placement: Placement): ActionAnswer | Refusal {
  return placement === "same-file" ? below(asked, addition) : inNewFile(asked, addition);
}

/** The files that such an action edits besides open ones: whoever asks may have to read them first. */
export function textsBeside({ workspace }: Asked, { document: { uri } }: Placed): readonly string[] {
  const files = [uri, ...listings(workspace, uri).map((listing) => listing.uri)];
  return files.filter((file) => workspace.file(file)?.text === undefined);
}

function below(asked: Asked, { beside, text, written, titles }: Addition): ActionAnswer | Refusal {
  const { document } = beside;
  const { uri } = document;
  if (uri.endsWith(".json") || isJson(text))
    return { refused: l10n.t("A JSON file holds one value; put the object into a new file.") };
  const { text: body, name } = written;
  const documents = asked.workspace.file(uri)?.documents ?? [document];
  const { document: owner, at, before, after } = insertBelow(text, documents, document);
  const end = lineEnd(text);
  const edit = { range: { start: at, end: at }, newText: before + body + after };
  const start = owner.place.start + at + inLineEnds(before, end).length;
  return {
    title: titles.below,
    kind: "refactor",
    finding: undefined,
    changes: [{ kind: "edit", document: owner, edit }],
    select: { uri, range: shifted(inConverted(body, name, end), start) },
  };
}

function inNewFile(asked: Asked, { beside, text, written, stem, titles }: Addition): ActionAnswer | Refusal {
  const { uri: from } = beside.document;
  const { text: body, name } = written;
  const uri = freeUri(asked, from, stem);
  const listed = listings(asked.workspace, from).map((listing) => listInKustomization(asked, listing, uri));
  const unlisted = listed.find((each) => "refused" in each);
  if (unlisted !== undefined && "refused" in unlisted) return unlisted;
  const end = lineEnd(text);
  const mark = text.startsWith("---") ? "---\n" : "";
  const start = inLineEnds(mark, end).length;
  return {
    title: titles.inFile(nameOf(uri)),
    kind: "refactor",
    finding: undefined,
    changes: [
      { kind: "create", uri, text: inLineEnds(`${mark}${body}\n`, end) },
      ...listed.flatMap((each) => ("refused" in each ? [] : [each])),
    ],
    select: { uri, range: shifted(inConverted(body, name, end), start) },
  };
}

/** True for a text that the file's reader takes for JSON values one after the other. */
function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"/.test(text);
}

/** The text with the line ends of a file. */
export function inLineEnds(text: string, end: "\n" | "\r\n"): string {
  return withLineEnd({ range: { start: 0, end: 0 }, newText: text }, end).newText;
}

/** Where a range of a text lies once its line ends are those of the file. */
function inConverted(text: string, { start, end }: Range, lineEnds: "\n" | "\r\n"): Range {
  return shifted({ start, end }, inLineEnds(text.slice(0, start), lineEnds).length - start);
}

/** A file of that folder, and of that kind, that nobody has yet. */
function freeUri(asked: Asked, from: string, stem: string): string {
  const extension = /\.(?:ya?ml|json)$/.exec(from)?.[0] ?? ".yaml";
  const isTaken = (uri: string) =>
    asked.workspace.file(uri) !== undefined || textOf(asked, uri) !== undefined;
  const candidate = (count: number) =>
    `${folderOf(from)}/${stem}${count === 1 ? "" : `-${count}`}${extension}`;
  let count = 1;
  while (isTaken(candidate(count))) count += 1;
  return candidate(count);
}

const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

interface Listing {
  /** The kustomization's own file. */
  readonly uri: string;
  /** The path under which it lists the workload's file. */
  readonly member: string;
}

/** The kustomizations that list a file themselves. */
function listings(workspace: Asked["workspace"], uri: string): readonly Listing[] {
  const { world } = workspace;
  return groupsOf(world, uri).groups.flatMap((folder) => {
    const members = world.kustomizations.get(folder)?.members ?? [];
    const member = members.find((path) => resolvePath(folder, path) === uri);
    const own = kustomizationNames
      .map((name) => `${folder}/${name}`)
      .find((each) => workspace.file(each) !== undefined);
    return member === undefined || own === undefined ? [] : [{ uri: own, member }];
  });
}

function listInKustomization(asked: Asked, { uri, member }: Listing, added: string): FileChange | Refusal {
  const refused = l10n.t(
    "The new file cannot be listed in {0}; put the object into the same file.",
    nameOf(uri),
  );
  const [document] = asked.workspace.file(uri)?.documents ?? [];
  const text = textOf(asked, uri);
  if (document === undefined || text === undefined) return { refused };
  const path = member.slice(0, member.lastIndexOf("/") + 1) + nameOf(added);
  const { start, end } = document.place;
  const edit = addMember(text.slice(start, end), { beside: member, path });
  return edit === undefined ? { refused } : { kind: "edit", document, edit };
}
