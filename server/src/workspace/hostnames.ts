/** The names that pods have below a Service (S3.15, S7.16-S7.18). */
import { endpointHostname } from "../kubernetes/dns.ts";
import type { SelectedPods } from "./selection.ts";

export interface Hostnames {
  /** In order, without repetition. */
  readonly names: readonly string[];
  /** True when there are more, whose number is not known or not worth listing. */
  readonly more: boolean;
}

/** A list of names longer than a slice (S3.27) is of no use to anybody. */
const most = 100;

/** The host names of the selected pods as endpoints of a Service: none, unless they name the Service as theirs. */
export function hostnamesOf(pods: SelectedPods, serviceName: string): Hostnames {
  const { workloadKind, name, indexes, serviceName: own, template, firstOrdinal } = pods.placed.resource;
  const { hostname, subdomain } = template;
  if (workloadKind === "StatefulSet") {
    if (name === undefined || own !== serviceName) return none;
    const count = typeof pods.count === "number" ? pods.count : undefined;
    return numbered(name, { first: pods.ordinal ?? firstOrdinal, count });
  }
  if (indexes !== undefined && hostname === undefined && subdomain === serviceName && name !== undefined)
    return numbered(name, { first: 0, count: indexes });
  const found = pods.count === 0 ? undefined : endpointHostname({ hostname, subdomain }, serviceName);
  return found === undefined ? none : { names: [found], more: false };
}

const none: Hostnames = { names: [], more: false };

/** Without a known count the first name alone, which a workload that runs at all has. */
function numbered(
  stem: string,
  { first, count }: { readonly first: number; readonly count: number | undefined },
): Hostnames {
  const listed = Math.min(count ?? 1, most);
  const names = Array.from({ length: listed }, (_, at) => `${stem}-${first + at}`);
  return { names, more: count === undefined || count > listed };
}
