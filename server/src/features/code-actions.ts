/**
 * Code actions: the fixes of the findings at hand, then "Expose" for a workload that no Service selects, what
 * can be made of a Service, and last what silences those findings.
 */
import type { Workload } from "../resources/workload.ts";
import type { Findings } from "../rules/findings.ts";
import type { Finding } from "../rules/rule.ts";
import { resourcesAt } from "../symbols/place.ts";
import { type Range, shifted, touches } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { ActionAnswer, Asked } from "./answers.ts";
import type { Placement } from "./expose/beside.ts";
import { createEdge } from "./expose/edge.ts";
import { exposeWorkload } from "./expose/expose.ts";
import { isUnselected } from "./selecting-services.ts";
import { typeActions } from "./service-type-actions.ts";
import { suppressActions } from "./suppress-actions.ts";
import { documentAt } from "./target.ts";

export interface ActionQuery {
  /** Offsets in the file. */
  readonly range: Range;
  readonly findings: Findings;
}

/** The actions for a range of a file, quick fixes first; what cannot be done is not offered. */
export function codeActions(asked: Asked, { range, findings }: ActionQuery): readonly ActionAnswer[] {
  const documents = asked.workspace.file(asked.uri)?.documents ?? [];
  const touched = documents
    .filter(({ place }) => overlaps(place, range))
    .flatMap((document) =>
      findings
        .in(document)
        .filter((finding) => overlaps(shifted(finding.range, document.place.start), range)),
    );
  const suppressions = touched.flatMap((finding) => suppressActions(asked, finding));
  return [
    ...touched.flatMap(quickFixes),
    ...exposeActions(asked, range.start),
    ...serviceActions(asked, range.start),
    ...suppressions,
  ];
}

/** True when the ranges share a character or an edge. */
function overlaps(one: Range, other: Range): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function quickFixes(finding: Finding): readonly ActionAnswer[] {
  return (finding.fixes ?? []).map(({ title, edits }) => ({
    title,
    kind: "quickfix",
    finding,
    changes: edits.map(({ document, edit }) => ({ kind: "edit", document, edit })),
    select: undefined,
  }));
}

function exposeActions(asked: Asked, offset: number): readonly ActionAnswer[] {
  const workload = workloadAt(asked, offset);
  if (workload === undefined || !isUnselected(asked.workspace.graph, workload)) return [];
  const placements: readonly Placement[] = ["same-file", "new-file"];
  return placements.flatMap((placement) => {
    const action = exposeWorkload(asked, workload, placement);
    return "refused" in action ? [] : [action];
  });
}

/** What can be made of a Service whose kind, name or type is at the offset. */
function serviceActions(asked: Asked, offset: number): readonly ActionAnswer[] {
  const place = documentAt(asked, offset);
  const service =
    place === undefined
      ? undefined
      : resourcesAt(place.document, place.offset).find((each) => isOf(each, "service"));
  if (place === undefined || service === undefined) return [];
  const { kindRange, nameNode, typeNode } = service.resource;
  const named = [kindRange, nameNode?.range].some(
    (range) => range !== undefined && touches(range, place.offset),
  );
  const typed = typeNode !== undefined && touches(typeNode.range, place.offset);
  return [
    ...(named || typed ? typeActions(asked, service) : []),
    ...(named ? [...createEdge(asked, service, "Ingress"), ...createEdge(asked, service, "HTTPRoute")] : []),
  ];
}

/** The workload whose text is at the offset, or that has the document to itself; none when several are meant. */
function workloadAt(asked: Asked, offset: number): Placed<Workload> | undefined {
  const place = documentAt(asked, offset);
  if (place === undefined) return undefined;
  const workloads = (placed: readonly Placed[]) => placed.filter((each) => isOf(each, "workload"));
  const here = workloads(resourcesAt(place.document, place.offset));
  const [workload, ...others] = here.length > 0 ? here : workloads(place.document.resources);
  return others.length === 0 ? workload : undefined;
}
