/**
 * Who sends requests to a Service, and where a workload sends its own: by the names that they mention, in their own
 * manifest or in a ConfigMap that they read. The call hierarchy, the picture and the hover ask here.
 */
import type { Mention } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import type { Graph } from "./graph.ts";
import { type MentionBy, mentionsOf, objectsMeant } from "./mentions.ts";
import { isOf, type Placed } from "./source-file.ts";

/** One place that sends requests to a Service. */
export interface Call {
  /** The client: a workload, an Ingress, a route, a webhook. */
  readonly from: Placed;
  readonly to: Placed<Service>;
  readonly mention: Mention;
  /** The object that holds the mention when it is not the client itself: a ConfigMap that a workload reads. */
  readonly through: Placed | undefined;
}

/**
 * The calls to a Service, sorted by file and place of whoever mentions it. With `mentionsNear` those count which mean
 * this Service and no namesake.
 */
export function callsTo(
  graph: Graph,
  service: Placed<Service>,
  reader?: Placed,
  mentions: typeof mentionsOf = mentionsOf,
): readonly Call[] {
  return mentions(graph, service, reader)
    .filter(({ mention }) => mention.sendsTraffic)
    .flatMap(({ from, mention }): readonly Call[] => {
      if (!isHolder(from)) return [{ from, to: service, mention, through: undefined }];
      return readersOf(mentions(graph, from, reader)).map((client) => ({
        from: client,
        to: service,
        mention,
        through: from,
      }));
    });
}

/** The calls of a client to the Services of its workspace folder, in the order of its text. */
export function callsFrom(graph: Graph, client: Placed, reader?: Placed): readonly Call[] {
  const own = callsIn(graph, { client, holder: client }, reader);
  const read = client.resource.mentions.flatMap((mention) =>
    mention.kind === "ConfigMap" || mention.kind === "Secret"
      ? objectsMeant(graph, { from: client, mention }, reader).objects
      : [],
  );
  const lent = [...new Set(read)].flatMap((holder) => callsIn(graph, { client, holder }, reader));
  return [...own, ...lent];
}

function callsIn(
  graph: Graph,
  { client, holder }: { readonly client: Placed; readonly holder: Placed },
  reader: Placed | undefined,
): readonly Call[] {
  const through = holder === client ? undefined : holder;
  return holder.resource.mentions
    .filter(({ sendsTraffic }) => sendsTraffic)
    .flatMap((mention) =>
      objectsMeant(graph, { from: holder, mention }, reader)
        .objects.filter((object) => isOf(object, "service"))
        .map((to) => ({ from: client, to, mention, through })),
    );
}

/** What sends nothing itself, and tells others where to send. */
function isHolder({ resource: { kind, apiVersion } }: Placed): boolean {
  return apiVersion === "v1" && (kind === "ConfigMap" || kind === "Secret");
}

/** The workloads that mention a ConfigMap or a Secret, each once. */
function readersOf(mentions: readonly MentionBy[]): readonly Placed[] {
  return [...new Set(mentions.map(({ from }) => from))];
}
