/** Who reads a key without naming it: then another name for the key is another file, another variable, or no key at all. */
import * as l10n from "@vscode/l10n";
import type { PodReference } from "../resources/pod-reference.ts";
import type { ConfigMap, Secret } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { type MentionBy, mentionsOf } from "../workspace/mentions.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { incomplete, named } from "./wording.ts";

interface Asked {
  readonly holders: readonly Placed<ConfigMap | Secret>[];
  readonly key: string;
}

/** Why a key cannot be renamed as a whole, as a sentence; undefined when it can. */
export function obstacleToKey(graph: Graph, { holders, key }: Asked): string | undefined {
  const holding = holders.filter(({ resource }) => resource.keys?.some((each) => each.key === key));
  if (holding.length === 0) return l10n.t("No manifest here defines the key `{0}`.", key);
  for (const holder of holders) {
    const { resource } = holder;
    const { type } = resource;
    if (type === "secret" && resource.secretType !== "Opaque")
      return l10n.t("The type of {0} says what its keys are called.", named(holder));
    const reader = mentionsOf(graph, holder).find((by) => !namesItsKeys(by));
    const obstacle =
      incomplete(holder) ??
      (reader === undefined
        ? undefined
        : l10n.t("{0} takes the keys of {1} as they are called.", named(reader.from), named(holder)));
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

/** A variable names one key, and a volume may; all variables at once, all files and everybody else do not. */
function namesItsKeys({ from, mention }: MentionBy): boolean {
  if (!isOf(from, "workload")) return false;
  const reference = from.resource.template.references.find((each) => each.mention === mention);
  return reference !== undefined && (reference.use === "variable" || picksFiles(from.resource, reference));
}

/** A volume that lists its files, or one of which every mount asks for a single file. */
function picksFiles({ template }: Workload, { use, keys, owner }: PodReference): boolean {
  if (use !== "volume" || keys.length === 0) return false;
  if (keys.some(({ by }) => by === "key")) return true;
  const mounts = template.containers
    .flatMap((container) => container.mounts)
    .filter(({ name }) => name === owner);
  return keys.length === mounts.length;
}
