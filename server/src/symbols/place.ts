/** Which document and which resources a place of a file is in. */
import { touches } from "../text/range.ts";
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A place in a file, as an offset from its start. */
export interface FilePlace {
  readonly uri: string;
  readonly offset: number;
}

/** The document at an offset of the file, and the offset within it; between two documents the later one. */
export function placeIn(
  workspace: Workspace,
  { uri, offset }: FilePlace,
): { readonly document: SourceDocument; readonly offset: number } | undefined {
  const document = workspace.file(uri)?.documents.findLast(({ place }) => touches(place, offset));
  return document === undefined ? undefined : { document, offset: offset - document.place.start };
}

/** The resources of a document whose text covers the offset, which counts from the start of the document. */
export function resourcesAt({ resources }: SourceDocument, offset: number): readonly Placed[] {
  return resources.filter(({ resource }) => touches(resource.range, offset));
}
