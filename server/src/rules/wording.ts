/** How findings speak of things: the user's own names, in backticks. */
import type { Container } from "../resources/container.ts";
import type { LabelPair } from "../resources/resource.ts";
import type { ServicePort } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";

/** ``Deployment `web` ``, or the kind alone when the name is not known. */
export function nameOf({ resource }: Placed): string {
  return resource.name === undefined ? `this ${resource.kind}` : `${resource.kind} \`${resource.name}\``;
}

/** ``Container `web` `` at the start of a sentence, or the kind of container alone when the name is not known. */
export function titleOf({ name, role }: Container): string {
  const kind = role === "sidecar" ? "Sidecar" : role === "init" ? "Init container" : "Container";
  return name === undefined ? `${kind} without a name` : `${kind} \`${name}\``;
}

/** The same within a sentence. */
export function theContainer(container: Container): string {
  const text = titleOf(container);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** ``container `web` of Deployment `web` ``; the kind of container alone when the name is not known. */
export function containerName(workload: Placed, { name }: Pick<Container, "name">): string {
  return `${name === undefined ? "a container" : `container \`${name}\``} of ${nameOf(workload)}`;
}

/** The pods of workloads, and the verb that agrees with them: a Pod stands for itself, other kinds make pods. */
export function podsOf(
  workloads: readonly Placed[],
  verb: { readonly one: string; readonly many: string },
): string {
  const names = listed(workloads.map(nameOf));
  if (workloads.some(({ resource }) => resource.kind !== "Pod")) return `the pods of ${names} ${verb.many}`;
  return `${names} ${workloads.length === 1 ? verb.one : verb.many}`;
}

/** `` `app: web` ``, with the value as it is written. */
export function pairText({ key, value, node }: LabelPair): string {
  return `\`${key}: ${quotedIfEmpty(value ?? node.text)}\``;
}

/** "port 80", or "one of its ports" when nobody knows the number. */
export function portText({ port }: Pick<ServicePort, "port">): string {
  return port === undefined ? "one of its ports" : `port ${port}`;
}

/** A value as it is written, in its quotes. */
export function writtenText({ text, style }: YamlScalar): string {
  if (style === "single") return `'${text}'`;
  return style === "double" ? JSON.stringify(text) : text;
}

/** A list as people say it: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

function quotedIfEmpty(value: string): string {
  return value === "" ? '""' : value;
}
