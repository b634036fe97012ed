/** "Expose": writes the Service for a workload, below it in its file or into a file of its own. */
import * as l10n from "@vscode/l10n";
import { addMember } from "../../resources/kustomization-edit.ts";
import type { Workload } from "../../resources/workload.ts";
import { lineEnd, withLineEnd } from "../../text/edit.ts";
import { type Range, shifted } from "../../text/range.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { folderOf, nameOf, resolvePath } from "../../workspace/uri.ts";
import { groupsOf, isOutside } from "../../workspace/world.ts";
import { type ActionAnswer, type Asked, type FileChange, textOf } from "../answers.ts";
import { titled } from "../places.ts";
import { draftService, type ServiceDraft } from "./draft.ts";
import type { Refusal } from "./draft-parts.ts";
import { insertBelow } from "./insert-document.ts";
import { styleOf } from "./style.ts";
import { type ServiceText, writeService } from "./text.ts";
import type { Wishes } from "./wishes.ts";

export type Placement = "same-file" | "new-file";

/**
 * The Service for a workload (product, section 6), or a sentence that says why there can be none. A workload inside a
 * `List` gets a document of its own below the list. The texts of the files in `textsForExpose` must be at hand.
 */
export function exposeWorkload(
  asked: Asked,
  workload: Placed<Workload>,
  placement: Placement,
): ActionAnswer | Refusal {
  const exposure = drafted(asked, workload, {});
  if ("refused" in exposure) return exposure;
  return placement === "same-file" ? belowWorkload(asked, exposure) : inNewFile(asked, exposure);
}

/**
 * The text of that Service alone, as wished, in the style and the line ends of the workload's file; ends with a line
 * break. Or a sentence that says why there can be none.
 */
export function serviceManifest(asked: Asked, workload: Placed<Workload>, wishes: Wishes): string | Refusal {
  const exposure = drafted(asked, workload, wishes);
  if ("refused" in exposure) return exposure;
  const { text } = written(exposure);
  return inLineEnds(`${text}\n`, lineEnd(exposure.text));
}

/** The files that an Expose edits besides open ones: whoever asks may have to read them first. */
export function textsForExpose(
  { workspace }: Asked,
  { document: { uri } }: Placed<Workload>,
): readonly string[] {
  const files = [uri, ...listings(workspace, uri).map((listing) => listing.uri)];
  return files.filter((file) => workspace.file(file)?.text === undefined);
}

interface Exposure {
  readonly workload: Placed<Workload>;
  /** The text of the workload's file. */
  readonly text: string;
  readonly draft: ServiceDraft;
}

function drafted(asked: Asked, workload: Placed<Workload>, wishes: Wishes): Exposure | Refusal {
  const { graph, world } = asked.workspace;
  const { uri } = workload.document;
  if (isOutside(world, uri))
    return { refused: l10n.t("{0} belongs to a chart or is a patch.", titled(workload)) };
  const text = textOf(asked, uri);
  if (text === undefined) return { refused: l10n.t("The text of {0} is not at hand.", nameOf(uri)) };
  const draft = draftService(graph, workload, wishes);
  return "refused" in draft ? draft : { workload, text, draft };
}

function written({ workload, text, draft }: Exposure): ServiceText {
  const { start, end } = workload.document.place;
  return writeService(draft, styleOf(workload, text.slice(start, end)));
}

function belowWorkload(asked: Asked, exposure: Exposure): ActionAnswer | Refusal {
  const { workload, text, draft } = exposure;
  const { document } = workload;
  const { uri } = document;
  if (uri.endsWith(".json") || isJson(text))
    return { refused: l10n.t("A JSON file holds one value; put the Service into a new file.") };
  const { text: body, name } = written(exposure);
  const documents = asked.workspace.file(uri)?.documents ?? [document];
  const { document: owner, at, before, after } = insertBelow(text, documents, document);
  const end = lineEnd(text);
  const edit = { range: { start: at, end: at }, newText: before + body + after };
  const start = owner.place.start + at + inLineEnds(before, end).length;
  return {
    title: l10n.t("Expose {0}: add Service {1} below it", titled(workload), draft.name.text),
    kind: "refactor",
    finding: undefined,
    changes: [{ kind: "edit", document: owner, edit }],
    select: { uri, range: shifted(inConverted(body, name, end), start) },
  };
}

function inNewFile(asked: Asked, exposure: Exposure): ActionAnswer | Refusal {
  const { workload, text, draft } = exposure;
  const { uri: from } = workload.document;
  const { text: body, name } = written(exposure);
  const uri = freeUri(asked, from, draft.name.text);
  const listed = listings(asked.workspace, from).map((listing) => listInKustomization(asked, listing, uri));
  const unlisted = listed.find((each) => "refused" in each);
  if (unlisted !== undefined && "refused" in unlisted) return unlisted;
  const end = lineEnd(text);
  const mark = text.startsWith("---") ? "---\n" : "";
  const start = inLineEnds(mark, end).length;
  return {
    title: l10n.t("Expose {0}: add Service {1} in {2}", titled(workload), draft.name.text, nameOf(uri)),
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

function inLineEnds(text: string, end: "\n" | "\r\n"): string {
  return withLineEnd({ range: { start: 0, end: 0 }, newText: text }, end).newText;
}

/** Where a range of a text lies once its line ends are those of the file. */
function inConverted(text: string, { start, end }: Range, lineEnds: "\n" | "\r\n"): Range {
  return shifted({ start, end }, inLineEnds(text.slice(0, start), lineEnds).length - start);
}

/** A file of the workload's folder, and of its kind, that nobody has yet. */
function freeUri(asked: Asked, from: string, service: string): string {
  const extension = /\.(?:ya?ml|json)$/.exec(from)?.[0] ?? ".yaml";
  const isTaken = (uri: string) =>
    asked.workspace.file(uri) !== undefined || textOf(asked, uri) !== undefined;
  const candidate = (count: number) =>
    `${folderOf(from)}/${service}-service${count === 1 ? "" : `-${count}`}${extension}`;
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
    "The new file cannot be listed in {0}; put the Service into the same file.",
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
