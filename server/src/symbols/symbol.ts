/** What a place in a text names: the one notion of a symbol that every feature which moves or renames asks for. */
import type { Range } from "../text/range.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Occurrence } from "./occurrence.ts";

/** A symbol under the cursor. Its questions are answered when they are asked, for the workspace as it is then. */
export interface FoundSymbol {
  /** In words that a message can take in: `` the label `app: web` ``. */
  readonly title: string;
  /** The text that a rename replaces. */
  readonly name: string;
  /** Where the cursor found it: the name without its quotes, counted from the start of the document of `placed`. */
  readonly placed: Placed;
  readonly range: Range;
  /** Where what stands here is defined; the place itself where it is a definition. */
  readonly definitions: () => readonly Occurrence[];
  /** Every place that a rename has to change, each once, in the order of files and places. */
  readonly occurrences: () => readonly Occurrence[];
  readonly rename: RenameRules;
}

/** What decides whether a rename is whole, and whether a new name is one. */
export interface RenameRules {
  /** A text that nobody can read may hold the symbol when it has all of these words. */
  readonly words: readonly string[];
  /** A label key that a kustomization must not set; undefined for anything but labels. */
  readonly labelKey: string | undefined;
  /**
   * Whether a piece that a kustomization lays over an object speaks of the symbol, where no rename follows it there;
   * left out for what is followed.
   */
  readonly isInPatch?: (piece: Placed) => boolean;
  /** Why the symbol as such cannot be renamed; undefined when it can. */
  readonly obstacle: () => string | undefined;
  /** What is wrong with a new name, as a sentence; undefined when nothing is. */
  readonly problem: (name: string) => string | undefined;
}

/** A symbol whose occurrences are all known when it is found. */
export function symbolAmong(
  all: readonly Occurrence[],
  { at, ...facts }: Pick<FoundSymbol, "title" | "name" | "rename"> & { readonly at: Occurrence },
): FoundSymbol {
  const { placed, range, role } = at;
  const definitions = () => (role === "definition" ? [at] : all.filter((each) => each.role === "definition"));
  return { ...facts, placed, range, definitions, occurrences: () => all };
}

/** Looks for a symbol of one kind at an offset of the document of a resource. */
export type Finder = (query: SymbolQuery) => FoundSymbol | undefined;

export interface SymbolQuery {
  readonly workspace: Workspace;
  readonly placed: Placed;
  readonly offset: number;
}
