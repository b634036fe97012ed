/** What features are asked and what they answer: plain data, places as offsets, no protocol. */

import type { Workload } from "../resources/workload.ts";
import type { Finding } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Range } from "../text/range.ts";
import type { Settings } from "../workspace/settings.ts";
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The workspace as it is now, and the settings that hold for the file in question. */
export interface Asked {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly uri: string;
  /** The text of a closed file, for answers that edit it; undefined when it is not at hand. Open files need none. */
  readonly textOf?: (uri: string) => string | undefined;
}

/** The text of a file, open or at hand. */
export function textOf({ workspace, textOf: read }: Asked, uri: string): string | undefined {
  return workspace.file(uri)?.text ?? read?.(uri);
}

/** A range in a document; offsets count from the start of the document. */
export interface Spot {
  readonly document: SourceDocument;
  readonly range: Range;
}

export interface HoverAnswer extends Spot {
  /** Markdown that reads well as plain text; names from manifests are escaped. */
  readonly markdown: string;
}

export interface LensAnswer extends Spot {
  readonly title: string;
  /** The workload that the lens offers to expose; undefined for a lens that only tells. */
  readonly expose: Placed<Workload> | undefined;
}

export type FileChange =
  | { readonly kind: "edit"; readonly document: SourceDocument; readonly edit: TextEdit }
  /** `text` has the line ends that it will be written with. */
  | { readonly kind: "create"; readonly uri: string; readonly text: string };

export interface ActionAnswer {
  readonly title: string;
  readonly kind: "quickfix" | "refactor";
  /** The finding that it mends. */
  readonly finding: Finding | undefined;
  readonly changes: readonly FileChange[];
  /** Where the cursor should go afterwards, in the changed file: offsets into its new text. */
  readonly select: { readonly uri: string; readonly range: Range } | undefined;
}
