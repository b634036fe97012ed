/** The wiring for people, as kubectl prints it: all Services in the table of `get endpoints`, then each described. */
import { describeService } from "../../features/describe/describe.ts";
import { endpointsTable } from "../../features/describe/endpoints-table.ts";
import type { Described } from "../../features/describe/rows.ts";
import { reachOf } from "../../features/reach.ts";
import type { Scope } from "../../workspace/selection.ts";
import { locate, type Placed } from "../../workspace/source-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { displayPath } from "../display-path.ts";
import { previews, projectSettings } from "../endpoints-report.ts";

/** The table, and one block per Service. A scope that ranks counts workloads as the editor does, each of them once. */
export function endpointsText(workspace: Workspace, scope?: Scope): string {
  const all = previews(workspace, scope).map((preview): Described => {
    const { service, handMade } = preview;
    const whole = { pods: preview.selection.pods, ports: preview.ports, more: [] };
    const inScope = scope ?? projectSettings(workspace, service).scope;
    const { pods, ports, more } = inScope === "auto" ? reachOf(workspace.graph, service) : whole;
    return { service, wired: { pods, ports, handMade }, more };
  });
  if (all.length === 0) return "No Services found.\n";
  const blocks = all.map((each) => {
    const { clusterDomain } = projectSettings(workspace, each.service);
    return describeService(workspace.graph, each, { clusterDomain, place });
  });
  return [endpointsTable(all), ...blocks].join("\n");
}

function place({ resource, document }: Placed): string {
  return `${displayPath(document.uri)}:${locate(document, resource.range.start).line + 1}`;
}
