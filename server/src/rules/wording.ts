/** How findings speak of things: the user's own names, in backticks. What is made here is an argument of a sentence. */
import * as l10n from "@vscode/l10n";
import type { Container } from "../resources/container.ts";
import type { LabelPair } from "../resources/resource.ts";
import type { ServicePort } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";

/** ``Deployment `web` ``, or the kind alone when the name is not known. */
export function nameOf({ resource }: Placed): string {
  return resource.name === undefined
    ? l10n.t({
        message: "this {0}",
        args: [resource.kind],
        comment: "An object without a name, such as this Service",
      })
    : `${resource.kind} \`${resource.name}\``;
}

/** ``Container `web` `` at the start of a sentence, or the kind of container alone when the name is not known. */
export function titleOf({ name, role }: Container): string {
  if (role === "sidecar") {
    return name === undefined ? l10n.t("Sidecar without a name") : l10n.t("Sidecar `{0}`", name);
  }
  if (role === "init") {
    return name === undefined
      ? l10n.t("Init container without a name")
      : l10n.t("Init container `{0}`", name);
  }
  return name === undefined ? l10n.t("Container without a name") : l10n.t("Container `{0}`", name);
}

/** The same within a sentence. */
export function theContainer(container: Container): string {
  const text = titleOf(container);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** ``container `web` of Deployment `web` ``; the kind of container alone when the name is not known. */
export function containerName(workload: Placed, { name }: Pick<Container, "name">): string {
  return name === undefined
    ? l10n.t("a container of {0}", nameOf(workload))
    : l10n.t("container `{0}` of {1}", name, nameOf(workload));
}

/** ``the pods of Deployment `web` ``; a Pod stands for itself. */
export function podsOf(workloads: readonly Placed[]): string {
  const names = listed(workloads.map(nameOf));
  return workloads.some(({ resource }) => resource.kind !== "Pod") ? l10n.t("the pods of {0}", names) : names;
}

/** Whether `podsOf` speaks of one pod, so that the verb is in the singular. */
export function isOnePod([first, ...more]: readonly Placed[]): boolean {
  return more.length === 0 && first?.resource.kind === "Pod";
}

/** `` `app: web` ``, with the value as it is written. */
export function pairText({ key, value, node }: LabelPair): string {
  return `\`${key}: ${quotedIfEmpty(value ?? node.text)}\``;
}

/** "port 80", or "one of its ports" when nobody knows the number. */
export function portText({ port }: Pick<ServicePort, "port">): string {
  return port === undefined ? l10n.t("one of its ports") : l10n.t("port {0}", port);
}

/** A value as it is written, in its quotes. */
export function writtenText({ text, style }: YamlScalar): string {
  if (style === "single") return `'${text}'`;
  return style === "double" ? JSON.stringify(text) : text;
}

/** "a number", or what else a scalar is where something else is wanted. */
export function typeText(type: "number" | "boolean" | "string" | "null"): string {
  if (type === "number") return l10n.t("a number");
  if (type === "boolean") return l10n.t("a boolean");
  return type === "string" ? l10n.t("a string") : l10n.t("a null");
}

/** A list as people say it: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  const comma = l10n.t({ message: ", ", comment: "Between the items of a list, save the last two" });
  return l10n.t({
    message: "{0} and {1}",
    args: [items.slice(0, -1).join(comma), last],
    comment: "The end of a list",
  });
}

/** The same of the first few, and how many more there are. */
export function few(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return rest > 0 ? l10n.t("{0} and {1} more", items.slice(0, most).join(", "), rest) : listed(items);
}

/** One sentence after another. */
export function sentences(first: string, second: string): string {
  return l10n.t({ message: "{0} {1}", args: [first, second], comment: "Two sentences" });
}

function quotedIfEmpty(value: string): string {
  return value === "" ? '""' : value;
}
