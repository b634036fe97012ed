/** Which Services lead to pods that serve a certificate: pods that mount its Secret, and the Services that select them. */
import { knownText } from "../resources/identity.ts";
import type { Ingress } from "../resources/ingress.ts";
import type { Certificate, Secret } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { type Graph, objectKey } from "./graph.ts";
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

/** A host that an Ingress serves with a certificate. */
export interface ServedHost {
  readonly ingress: Placed<Ingress>;
  readonly host: string;
}

/** The hosts in the order of the Ingresses near the Secret; of an entry without hosts, those of the rules. */
export function hostsServed(
  graph: Graph,
  holder: Placed<Secret | Certificate>,
  reader?: Placed,
): readonly ServedHost[] {
  const name = secretName(holder);
  return mentioning(graph, holder, reader)
    .filter((each) => isOf(each, "ingress"))
    .flatMap((ingress) =>
      ingress.resource.tls
        .filter(({ secret }) => secret?.name === name)
        .flatMap(({ hosts }): readonly (YamlScalar | undefined)[] =>
          hosts.length > 0 ? hosts : ingress.resource.rules.map(({ hostNode }) => hostNode),
        )
        .flatMap((node) => knownText(node) ?? [])
        .map((host) => ({ ingress, host })),
    );
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
