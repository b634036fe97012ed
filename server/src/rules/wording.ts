/** How findings speak of things: the user's own names, in backticks. */
import type { Container, LabelPair } from "../resources/resource.ts";
import type { Placed } from "../workspace/source-file.ts";

/** ``Deployment `web` ``, or the kind alone when the name is not known. */
export function nameOf({ resource }: Placed): string {
  return resource.name === undefined ? `this ${resource.kind}` : `${resource.kind} \`${resource.name}\``;
}

/** ``Container `web` ``, or the kind of container alone when the name is not known. */
export function containerName({ name, role }: Container): string {
  const kind = role === "sidecar" ? "Sidecar" : role === "init" ? "Init container" : "Container";
  return name === undefined ? `${kind} without a name` : `${kind} \`${name}\``;
}

/** The same within a sentence. */
export function theContainer(container: Container): string {
  const text = containerName(container);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The pods of workloads, and the verb that agrees with them: a Pod stands for itself, other kinds make pods. */
export function podsOf(
  workloads: readonly Placed[],
  verb: { readonly one: string; readonly many: string },
): string {
  const [only, ...more] = workloads;
  if (only?.resource.kind === "Pod" && more.length === 0) return `${nameOf(only)} ${verb.one}`;
  return `the pods of ${listed(workloads.map(nameOf))} ${verb.many}`;
}

/** `` `app: web` ``, with the value as it is written. */
export function pairText({ key, value, node }: LabelPair): string {
  return `\`${key}: ${quotedIfEmpty(value ?? node.text)}\``;
}

/** A list as people say it: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

function quotedIfEmpty(value: string): string {
  return value === "" ? '""' : value;
}
