/** How refusals speak of things. */
import * as l10n from "@vscode/l10n";
import type { Placed } from "../workspace/source-file.ts";

/** ``Deployment `web` ``, or the kind alone when the name is not known. */
export function named({ resource: { kind, name } }: Placed): string {
  return name === undefined ? kind : `${kind} \`${name}\``;
}

/** What is wrong with a name first, given the problems of its shape (S0.14–S0.20); undefined when nothing is. */
export function illegal(name: string, problems: readonly string[]): string | undefined {
  const [problem] = problems;
  return problem === undefined ? undefined : l10n.t("`{0}` is no legal name: it {1}.", name, problem);
}

/** Why what stands in one document only cannot be renamed in it: a part of it was not read; undefined when all was. */
export function incomplete({ resource: { complete } }: Placed): string | undefined {
  return complete ? undefined : l10n.t("The document has syntax errors, so that not all of it is known.");
}

/** Kinds whose selector the API server refuses to change (S2.11); the group and version of old ones did not mind. */
export function isImmutable({ resource: { apiVersion, kind } }: Placed): boolean {
  const fixed = ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job"];
  return fixed.includes(kind) && ["apps/v1", "batch/v1"].includes(apiVersion);
}
