/** Which Services lead to pods that serve a certificate: pods that mount its Secret, and the Services that select them. */
import type { Gateway } from "../resources/gateway.ts";
import { knownText } from "../resources/identity.ts";
import type { Ingress } from "../resources/ingress.ts";
import type { Certificate, Secret } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { type Graph, objectKey } from "./graph.ts";
import { mayBeMeant } from "./mentions.ts";
import { selectingServices } from "./selecting-services.ts";
import { byPlace, namespaceFit, rankOf } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

export interface Serving {
  readonly service: Placed<Service>;
  /** The first workload behind it that mounts the certificate. */
  readonly workload: Placed<Workload>;
}

/** The Services in the order of the workloads behind them, each once. `reader` is told of changes. */
export function servingOf(
  graph: Graph,
  holder: Placed<Secret | Certificate>,
  reader?: Placed,
): readonly Serving[] {
  const found = new Map<Placed<Service>, Serving>();
  for (const workload of mounting(graph, holder, reader)) {
    for (const { service } of selectingServices(graph, workload, reader)) {
      if (!found.has(service)) found.set(service, { service, workload });
    }
  }
  return [...found.values()];
}

/** A host that an Ingress or a listener of a Gateway serves with a certificate. */
export interface ServedHost {
  readonly by: Placed<Ingress> | Placed<Gateway>;
  readonly host: string;
}

/** The hosts in the order of the Ingresses and Gateways near the Secret. `reader` is told of changes. */
export function hostsServed(
  graph: Graph,
  holder: Placed<Secret | Certificate>,
  reader?: Placed,
): readonly ServedHost[] {
  return mentioning(graph, holder, reader).flatMap((by): readonly ServedHost[] => {
    if (isOf(by, "ingress")) return ingressHosts(by, secretName(holder)).map((host) => ({ by, host }));
    if (isOf(by, "gateway")) return listenerHosts(graph, by, holder).map((host) => ({ by, host }));
    return [];
  });
}

/** Of an entry without hosts those of the rules. */
function ingressHosts({ resource: { tls, rules } }: Placed<Ingress>, name: string | undefined) {
  return tls
    .filter(({ secret }) => secret?.name === name)
    .flatMap(({ hosts }): readonly (YamlScalar | undefined)[] =>
      hosts.length > 0 ? hosts : rules.map(({ hostNode }) => hostNode),
    )
    .flatMap((node) => knownText(node) ?? []);
}

/** Of several certificates a listener takes the one that fits, so that only the single one is held against its host. */
function listenerHosts(
  graph: Graph,
  from: Placed<Gateway>,
  holder: Placed<Secret | Certificate>,
): readonly string[] {
  return from.resource.listeners.flatMap(({ hostname, terminates, certificates, certificateCount }) => {
    const [mention] = certificates;
    const isOnly = mention !== undefined && certificateCount === 1;
    if (hostname === undefined || !terminates || !isOnly) return [];
    const isMeant = mention.kind === "Secret" && mention.name === secretName(holder);
    return isMeant && mayBeMeant(graph, { from, mention }, holder) ? [hostname] : [];
  });
}

function secretName({ resource }: Placed<Secret | Certificate>): string | undefined {
  return resource.type === "secret" ? resource.name : resource.secretName;
}

/** Who names the Secret, in its file, folder or kustomization. */
function mentioning(
  graph: Graph,
  holder: Placed<Secret | Certificate>,
  reader: Placed | undefined,
): readonly Placed[] {
  const name = secretName(holder);
  if (name === undefined) return [];
  const key = objectKey(rootOf(graph.world, holder.document.uri), { kind: "Secret", name });
  return [...graph.mentioning.read(key, reader)]
    .filter((each) => namespaceFit(graph, holder, each) !== "differs")
    .filter((each) => ["file", "folder"].includes(rankOf(graph, holder, each)))
    .sort(byPlace);
}

/** The workloads that mount it as files; variables are no place for certificates. */
function mounting(
  graph: Graph,
  holder: Placed<Secret | Certificate>,
  reader: Placed | undefined,
): readonly Placed<Workload>[] {
  const name = secretName(holder);
  return mentioning(graph, holder, reader)
    .filter((each) => isOf(each, "workload"))
    .filter(({ resource: { template } }) =>
      template.references.some(
        ({ use, mention }) => use === "volume" && mention.kind === "Secret" && mention.name === name,
      ),
    );
}
