/** The name of the Service that Expose writes: legal on every cluster, and not taken. */

import { dns1035Problems } from "../../kubernetes/names.ts";
import type { Workload } from "../../resources/workload.ts";
import { withoutEnd } from "../../text/trim.ts";
import type { Graph } from "../../workspace/graph.ts";
import { servicesNear } from "../../workspace/service-variables.ts";
import type { Placed } from "../../workspace/source-file.ts";

/** The workload's name made legal (S0.16); a StatefulSet's own `serviceName` first (S7.16). Never one that is taken. */
export function serviceName(graph: Graph, workload: Placed<Workload>): string | undefined {
  const taken = new Set(servicesNear(graph, workload).map(({ resource }) => resource.name));
  const { name, serviceName: own } = workload.resource;
  const wanted = [own, name].flatMap((each) => legalName(each) ?? []);
  const [base] = wanted.slice(-1);
  if (name === undefined || base === undefined) return undefined;
  const free = wanted.find((each) => !taken.has(each));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.has(numbered(base, count))) count += 1;
  return numbered(base, count);
}

function numbered(base: string, count: number): string {
  const suffix = `-${count}`;
  return `${base.slice(0, 63 - suffix.length)}${suffix}`;
}

/** A DNS-1035 label, which every cluster takes; undefined when nothing legal is left of the text. */
function legalName(text: string | undefined): string | undefined {
  const lower = (text ?? "").toLowerCase().replace(/[^a-z0-9]+/g, (run) => (/^-+$/.test(run) ? run : "-"));
  const lettered = lower.replace(/^-+/, "").replace(/^(?=\d)/, "svc-");
  const cut = withoutEnd(lettered.slice(0, 63), "-");
  return dns1035Problems(cut).length === 0 ? cut : undefined;
}
