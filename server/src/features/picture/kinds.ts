/** What some kinds are in the picture. A kind that is not here is an entry when it sends requests. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { Role } from "./model.ts";

/** The API server calls the Services of these. */
const clients: ReadonlySet<string> = new Set([
  "APIService",
  "CustomResourceDefinition",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
]);

/** Requests come in here and go on to whoever names it: a route says which Gateway it belongs to. */
const fronts: ReadonlySet<string> = new Set(["Gateway", "ListenerSet"]);

/** Where an object that is neither Service nor workload stands. */
export function roleOf({ resource }: Placed): Role {
  return clients.has(objectKind(resource)) ? "client" : "entry";
}

/** Whether what names an object of this kind stands behind it, and not before it. */
export function handsOver(kind: string): boolean {
  return fronts.has(kind);
}
