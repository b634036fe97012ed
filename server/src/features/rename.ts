/** Renames what the cursor is on everywhere at once, or says why that would be half a rename. */
import * as l10n from "@vscode/l10n";
import { symbolAt } from "../symbols/at.ts";
import { type Occurrence, respell } from "../symbols/occurrence.ts";
import { obstacleTo } from "../symbols/whole.ts";
import type { TextEdit } from "../text/edit.ts";
import type { SourceDocument } from "../workspace/source-file.ts";
import type { Asked, Spot } from "./answers.ts";

/** Why there is no rename, as a sentence for people. */
export interface Refusal {
  readonly refusal: string;
}

export interface RenameTarget extends Spot {
  /** The text that the new name replaces. */
  readonly name: string;
}

export type Caution = NonNullable<Occurrence["caution"]>;

export interface RenameChange {
  readonly document: SourceDocument;
  readonly edit: TextEdit;
  /** Which note of the answer the change comes under; undefined for what is certain. */
  readonly caution: Caution | undefined;
}

export interface RenameAnswer {
  /** In the order of files and places. */
  readonly changes: readonly RenameChange[];
  readonly notes: readonly RenameNote[];
}

/** What a person should know before some of the changes are made. */
export interface RenameNote {
  readonly caution: Caution;
  readonly label: string;
  readonly description: string;
}

/** What a rename at an offset would replace; undefined where there is no symbol. */
export function prepareRename({ workspace, uri }: Asked, offset: number): RenameTarget | Refusal | undefined {
  const symbol = symbolAt(workspace, { uri, offset });
  if (symbol === undefined) return undefined;
  const refusal = obstacleTo(workspace, symbol);
  if (refusal !== undefined) return { refusal };
  return { document: symbol.placed.document, range: symbol.range, name: symbol.name };
}

/** The changes that give the symbol at an offset another name; undefined where there is no symbol. */
export function rename(
  { workspace, uri }: Asked,
  { offset, name }: { readonly offset: number; readonly name: string },
): RenameAnswer | Refusal | undefined {
  const symbol = symbolAt(workspace, { uri, offset });
  if (symbol === undefined) return undefined;
  const refusal = obstacleTo(workspace, symbol) ?? symbol.rename.problem(name);
  if (refusal !== undefined) return { refusal };
  const occurrences = symbol.occurrences();
  const bound = occurrences.some(({ caution }) => caution === "immutable");
  const changes = occurrences.flatMap((occurrence): readonly RenameChange[] => {
    const edit = respell(occurrence, name);
    const caution = occurrence.caution ?? (bound ? "immutable" : undefined);
    return edit === undefined ? [] : [{ document: occurrence.placed.document, edit, caution }];
  });
  const cautions = new Set(changes.flatMap(({ caution }) => caution ?? []));
  return { changes, notes: [...cautions].map((caution) => noteOf(caution, symbol.title, name)) };
}

/** With an immutable selector all changes wait together: a part of them would leave the selector without its pods. */
function noteOf(caution: Caution, title: string, name: string): RenameNote {
  const texts = {
    immutable: [
      l10n.t("Rename that changes an immutable field"),
      l10n.t("To apply this to a cluster, the workload has to be deleted and created again."),
    ],
    variable: [
      l10n.t("Variables that Kubernetes derives from the name"),
      l10n.t("The containers get them under the new name, {0}.", name),
    ],
    address: [l10n.t("Addresses in texts"), l10n.t("Look whether they mean {0}.", title)],
  } as const;
  const [label, description] = texts[caution];
  return { caution, label, description };
}
