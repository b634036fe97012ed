/** Keys that pods read from a ConfigMap or Secret that is here and does not have them. */
import { distance } from "fastest-levenshtein";
import { isMisspelling, isSlip } from "../kubernetes/misspelling.ts";
import type { DataKey } from "../resources/data-key.ts";
import type { KeyReference, PodReference } from "../resources/pod-reference.ts";
import type { ConfigMap, Secret } from "../resources/resource.ts";
import { generatedNamed } from "./generators.ts";
import { type Graph, madeKey } from "./graph.ts";
import { objectsMeant } from "./mentions.ts";
import { isOf, type Placed } from "./source-file.ts";
import { mayBePatched, rootOf } from "./world.ts";

export interface MissingKey {
  readonly reference: KeyReference;
  /** The object that lacks it, the first of several. */
  readonly holder: Placed<ConfigMap | Secret>;
  /** The keys that are there, each once, as they are written. */
  readonly keys: readonly string[];
  /** The one among them that was probably meant. */
  readonly near: string | undefined;
  /** True when nobody else may bring the key in: the object stands in the same file. */
  readonly sure: boolean;
}

/** What is missing; nothing where the object stands elsewhere or its keys cannot be known. */
export function missingKeys(
  graph: Graph,
  from: Placed,
  { mention, keys }: PodReference,
): readonly MissingKey[] {
  if (keys.length === 0 || mention.optional) return [];
  const { rank, objects } = objectsMeant(graph, { from, mention }, from);
  if (rank !== "file" && rank !== "folder") return [];
  const holders = objects.filter(holdsData);
  const [holder] = holders;
  const known = isFilled(graph, from, mention) ? undefined : knownKeys(graph, from, holders);
  if (holder === undefined || holders.length < objects.length || known === undefined) return [];
  const names = [...new Set(known)];
  return keys
    .filter(({ key }) => !names.includes(key))
    .map((reference) => {
      const near = names
        .filter((name) => isMisspelling(name, reference.key) || isSlip(name, reference.key))
        .sort((a, b) => distance(a, reference.key) - distance(b, reference.key))[0];
      return { reference, holder, keys: names, near, sure: rank === "file" };
    })
    .filter(({ reference, near }) => reference.by === "key" || near !== undefined);
}

/** True when a custom resource is about a Secret of the name: it may merge its keys into this one. */
function isFilled(graph: Graph, from: Placed, { kind, name }: PodReference["mention"]): boolean {
  const key = madeKey(rootOf(graph.world, from.document.uri), name);
  return kind === "Secret" && graph.customs.read(key, from).size > 0;
}

/** The keys that any of the objects of a name has; undefined when one of them may have others, or none at all yet. */
function knownKeys(
  graph: Graph,
  from: Placed,
  holders: readonly Placed<ConfigMap | Secret>[],
): readonly string[] | undefined {
  const uris = [from, ...holders].map(({ document }) => document.uri);
  if (mayBePatched(graph.world, uris, "data")) return undefined;
  const made = holders.flatMap(({ resource: { kind, name = "" } }) =>
    generatedNamed(graph, { kind, name }, from).map(({ keys }) => keys),
  );
  const written = holders.map(({ resource }) => keysOf(resource));
  const all = [...made, ...written];
  return all.some((keys) => keys === undefined || keys.length === 0)
    ? undefined
    : all.flatMap((keys) => keys ?? []);
}

/** An object without keys waits for somebody to fill it in; the cluster itself fills the token of an account. */
function keysOf({ complete, keys, ...resource }: ConfigMap | Secret): readonly string[] | undefined {
  if (!complete || keys === undefined) return undefined;
  if (resource.type === "secret" && resource.secretType === "kubernetes.io/service-account-token")
    return undefined;
  return keys.map(({ key }: DataKey) => key);
}

function holdsData(placed: Placed): placed is Placed<ConfigMap | Secret> {
  return isOf(placed, "configmap") || isOf(placed, "secret");
}
