/** What `patchbay graph --format json` reports: the picture in the shape that programs may rely on. */
import type { Spot } from "../features/answers.ts";
import type { Picture, PictureEdge, PictureNode } from "../features/picture/model.ts";
import { locate } from "../workspace/source-file.ts";
import { displayPath } from "./display-path.ts";

export interface GraphReport {
  readonly schema: "patchbay.graph/1";
  readonly nodes: readonly ReturnType<typeof nodeEntry>[];
  readonly edges: readonly ReturnType<typeof edgeEntry>[];
}

/** The picture with files and lines for places; absent values are null. */
export function graphReport({ nodes, edges }: Picture): GraphReport {
  return { schema: "patchbay.graph/1", nodes: nodes.map(nodeEntry), edges: edges.map(edgeEntry) };
}

function nodeEntry({ id, role, kind, name, namespace, state, text, parent, spot }: PictureNode) {
  return {
    id,
    role,
    kind,
    name,
    namespace: namespace ?? null,
    state: state ?? null,
    text,
    parent: parent ?? null,
    ...placeOf(spot),
  };
}

function edgeEntry({ from, to, relation, state, text, spots }: PictureEdge) {
  return { from, to, relation, state, text, places: spots.map(placeOf) };
}

/** File and 1-based line. */
function placeOf({ document, range }: Spot) {
  return { file: displayPath(document.uri), line: locate(document, range.start).line + 1 };
}
