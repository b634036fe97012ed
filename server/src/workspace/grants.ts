/** Who lets an object of one namespace refer to one of another (S8.21, S8.24). */
import { objectKind } from "../kubernetes/kinds.ts";
import type { Mention } from "../resources/mention.ts";
import { type Graph, objectKey } from "./graph.ts";
import type { MentionBy } from "./mentions.ts";
import { namespaceOf } from "./near-objects.ts";
import { isOf, type Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

export type Permission = "granted" | "missing" | "unknown";

/** Whether a reference is allowed; within one namespace it always is, and an open namespace leaves it unknown. */
export function permissionOf(graph: Graph, { from, mention }: MentionBy): Permission {
  const here = namespaceOf(graph, from);
  const there = mention.namespace;
  if (there === undefined || there === here) return "granted";
  if (here === undefined) return "unknown";
  const found = grantsFor(graph, from, here).map((grant) =>
    permits(graph, grant, { from, mention, here, there }),
  );
  if (found.includes("granted")) return "granted";
  return found.includes("unknown") ? "unknown" : "missing";
}

/** The grants of the workspace folder that trust a namespace. */
function grantsFor(graph: Graph, from: Placed, namespace: string) {
  const key = objectKey(rootOf(graph.world, from.document.uri), { kind: "Namespace", name: namespace });
  return [...graph.mentioning.read(key, from)].filter((placed) => isOf(placed, "grant"));
}

interface Crossing {
  readonly from: Placed;
  readonly mention: Mention;
  readonly here: string;
  readonly there: string;
}

function permits(graph: Graph, grant: Placed, { from, mention, here, there }: Crossing): Permission {
  if (!isOf(grant, "grant")) return "missing";
  const kind = objectKind(from.resource);
  const trusts = grant.resource.from.some((each) => each.kind === kind && each.namespace === here);
  const opens = grant.resource.to.some(
    (each) => each.kind === mention.kind && (each.name === undefined || each.name === mention.name),
  );
  const namespace = namespaceOf(graph, grant);
  if (namespace !== undefined && namespace !== there) return "missing";
  if (trusts && opens) return namespace === undefined ? "unknown" : "granted";
  return grant.resource.known ? "missing" : "unknown";
}
