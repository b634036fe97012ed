/** Whether everything that a rename would have to change is in sight: a rename is whole, or it is refused. */
import * as l10n from "@vscode/l10n";
import { objectKind } from "../kubernetes/kinds.ts";
import { objectKey } from "../workspace/graph.ts";
import { nearOf } from "../workspace/selection.ts";
import { isOf, locate, type Placed, type SourceDocument } from "../workspace/source-file.ts";
import { nameOf } from "../workspace/uri.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { groupsOf, rootOf } from "../workspace/world.ts";
import type { Occurrence } from "./occurrence.ts";
import { patchesOf, patchesOver } from "./patches.ts";
import type { FoundSymbol } from "./symbol.ts";

/** Why a symbol cannot be renamed as a whole, as a sentence; undefined when it can. */
export function obstacleTo(workspace: Workspace, symbol: FoundSymbol): string | undefined {
  const occurrences = symbol.occurrences();
  return (
    symbol.rename.obstacle() ??
    behindAlias(symbol, occurrences) ??
    unreadable(workspace, symbol, occurrences) ??
    fromOutside(workspace, symbol, occurrences)
  );
}

function behindAlias({ title }: FoundSymbol, occurrences: readonly Occurrence[]): string | undefined {
  const hidden = occurrences.find(({ spelling }) => spelling.as === "alias");
  if (hidden === undefined) return undefined;
  return l10n.t(
    "{0} stands behind a YAML anchor or alias in {1}. Rename it by hand.",
    sentence(title),
    placeOf(hidden),
  );
}

/** A document nearby that cannot be read may hold the symbol when all its words are there. */
function unreadable(
  { graph }: Workspace,
  { title, rename: { words } }: FoundSymbol,
  occurrences: readonly Occurrence[],
): string | undefined {
  const keys = new Set(occurrences.flatMap(({ placed }) => nearOf(graph, placed)));
  const documents = new Set([...keys].flatMap((key) => [...graph.illegible.read(key)]));
  // The first by place: which file became known first is nothing that an answer may depend on.
  const [hit] = [...documents]
    .filter(({ content }) => holds(content.unread?.words ?? new Set(), words))
    .sort(byPlace);
  if (hit === undefined) return undefined;
  const place = `${fileOf(hit)}:${hit.place.line + 1}`;
  return hit.content.unread?.template === undefined
    ? l10n.t(
        "{0} holds `{1}` too and has syntax errors, so that {2} cannot be renamed as a whole.",
        place,
        words.join(": "),
        title,
      )
    : l10n.t(
        "{0} holds `{1}` too and is a template, so that {2} cannot be renamed as a whole.",
        place,
        words.join(": "),
        title,
      );
}

function byPlace(one: SourceDocument, other: SourceDocument): number {
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  return one.place.start - other.place.start;
}

/** A word may be a part of a path or a host. */
function holds(text: ReadonlySet<string>, words: readonly string[]): boolean {
  const parts = new Set([...text].flatMap((word) => [word, ...word.split("/"), ...word.split(/[./]/)]));
  return words.length > 0 && words.every((word) => parts.has(word));
}

/** A kustomization that sets the label, patches it, or speaks of the name in a way that no edit here can follow. */
function fromOutside(workspace: Workspace, symbol: FoundSymbol, occurrences: readonly Occurrence[]) {
  const uris = new Set(occurrences.map(({ placed }) => placed.document.uri));
  for (const uri of uris) {
    for (const group of groupsOf(workspace.world, uri).groups) {
      const refusal = refusedBy(workspace, symbol, { group, occurrences });
      if (refusal !== undefined) return refusal;
    }
    const patch = patchesOver(workspace, uri).find((document) => isPatched(document, symbol));
    if (patch !== undefined)
      return l10n.t(
        "A patch in {0} changes labels too, so that {1} cannot be renamed as a whole.",
        fileOf(patch),
        symbol.title,
      );
  }
  return inPieces(workspace, symbol, occurrences);
}

/** A strategic patch finds containers and ports by their names, so that it has to follow. */
function inPieces(
  workspace: Workspace,
  { title, rename: { isInPatch } }: FoundSymbol,
  occurrences: readonly Occurrence[],
): string | undefined {
  if (isInPatch === undefined) return undefined;
  const objects = new Set(occurrences.map(({ placed }) => placed));
  const piece = [...objects].flatMap((object) => patchesOf(workspace, object)).find(isInPatch);
  if (piece === undefined) return undefined;
  return l10n.t("A patch in {0} names {1} too. Rename it by hand.", fileOf(piece.document), title);
}

function refusedBy(
  { world, graph }: Workspace,
  { title, name, rename: { words, labelKey } }: FoundSymbol,
  { group, occurrences }: { readonly group: string; readonly occurrences: readonly Occurrence[] },
): string | undefined {
  const kustomization = world.kustomizations.get(group);
  if (kustomization === undefined) return undefined;
  const where = nameOf(group);
  if (labelKey !== undefined && kustomization.labelKeys.has(labelKey))
    return l10n.t("The kustomization in {0} sets the label `{1}` on all objects.", where, labelKey);
  if (words.length > 0 && words.every((word) => kustomization.words.has(word)))
    return l10n.t(
      "The kustomization in {0} speaks of `{1}` itself, so that {2} cannot be renamed as a whole.",
      where,
      words.join(": "),
      title,
    );
  const { prefix, suffix } = kustomization.affixes;
  const built = `${prefix}${name}${suffix}`;
  const named = (placed: Placed) => {
    const reference = { kind: objectKind(placed.resource), name: built };
    return graph.mentioning.size(objectKey(rootOf(world, placed.document.uri), reference)) > 0;
  };
  const isNamed = occurrences.some(
    ({ placed, role }) => role === "definition" && placed.resource.name === name && named(placed),
  );
  if (built === name || labelKey !== undefined || !isNamed) return undefined;
  return l10n.t("The kustomization in {0} makes `{1}` of the name, and others mention that.", where, built);
}

/** Strategic patches carry labels like any object; what a JSON patch does to them cannot be followed. */
function isPatched({ content, resources }: SourceDocument, { rename: { labelKey } }: FoundSymbol): boolean {
  if (labelKey === undefined || !content.touches.labels) return false;
  const labelled = resources.filter((placed) => isOf(placed, "workload") || isOf(placed, "service"));
  return labelled.length === 0 || labelled.some((placed) => carries(placed, labelKey));
}

function carries(placed: Placed, key: string): boolean {
  if (isOf(placed, "service"))
    return (
      placed.resource.selector?.labels.has(key) === true ||
      placed.resource.ownLabels?.labels.has(key) === true
    );
  if (!isOf(placed, "workload")) return false;
  const { selector, template } = placed.resource;
  return (
    template.written?.labels.has(key) === true ||
    selector?.requirements.some((each) => each.key === key) === true
  );
}

function placeOf({ placed: { document }, range }: Occurrence): string {
  return `${fileOf(document)}:${locate(document, range.start).line + 1}`;
}

function fileOf({ uri }: SourceDocument): string {
  return nameOf(uri);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
