/** Reads a kustomization: which files belong together, and what it changes in them. */
import type { YamlNode } from "../yaml/node.ts";
import { asMap, asScalar, child, itemsOf } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parse.ts";
import { type Generated, readGenerated } from "./generated.ts";
import { knownText } from "./identity.ts";
import { anything, type Patched, touchedBy, unionOf } from "./patched.ts";
import { wordsOf } from "./unread.ts";

export interface Kustomization {
  /** Relative paths of files and folders whose objects it builds: `resources`, `bases`, `components`. */
  readonly members: readonly string[];
  /** Those of them that are components. */
  readonly components: readonly string[];
  /** Relative paths of files that hold patches: pieces of objects, not objects. */
  readonly patches: readonly string[];
  /** The ConfigMaps and Secrets that it makes, which no manifest shows (S9.14). */
  readonly generated: readonly Generated[];
  readonly namespace: string | undefined;
  /** Label keys that it sets on objects, selectors included. */
  readonly labelKeys: ReadonlySet<string>;
  /** What it changes itself in ways that a reader of the files cannot follow; patches in files come on top. */
  readonly patched: Patched;
  /** What it puts around the names of all objects. */
  readonly affixes: { readonly prefix: string; readonly suffix: string };
  /** The words of all that it says of objects itself: in patches, labels, images, replicas, generators. */
  readonly words: ReadonlySet<string>;
}

/** The names by which kustomize finds its file in a folder. */
export function isKustomizationName(name: string): boolean {
  return name === "kustomization.yaml" || name === "kustomization.yml" || name === "Kustomization";
}

/** The kustomization in a text; undefined when the text is no map. */
export function readKustomization(text: string): Kustomization | undefined {
  const { root } = parseDocument(text);
  if (asMap(root) === undefined) return undefined;
  const patches = [
    ...texts(child(root, "patchesStrategicMerge")),
    ...["patches", "patchesJson6902"].flatMap((key) =>
      itemsOf(child(root, key)).flatMap((item) => knownText(asScalar(child(item, "path"))) ?? []),
    ),
  ];
  const components = texts(child(root, "components"));
  return {
    members: [...texts(child(root, "resources")), ...texts(child(root, "bases")), ...components],
    components,
    patches: patches.filter((path) => !path.includes("\n")),
    generated: readGenerated(root),
    namespace: knownText(asScalar(child(root, "namespace"))),
    labelKeys: labelKeys(root),
    patched: patchedBy(root),
    affixes: {
      prefix: knownText(asScalar(child(root, "namePrefix"))) ?? "",
      suffix: knownText(asScalar(child(root, "nameSuffix"))) ?? "",
    },
    words: new Set(saidIn(root).flatMap((text) => [...wordsOf(text)])),
  };
}

/** True when two kustomizations say the same, so that an edit of a comment is one of nothing. */
export function sameKustomization(one: Kustomization | undefined, other: Kustomization | undefined): boolean {
  const textOf = (each: Kustomization | undefined) =>
    JSON.stringify(each, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
  return one === other || textOf(one) === textOf(other);
}

/** Paths of files and folders, and the namespace, are no names of objects. */
const saysNothing = new Set([
  ...["resources", "bases", "components", "crds", "configurations", "path", "files", "envs", "env"],
  ...["namespace", "namePrefix", "nameSuffix", "apiVersion", "kind"],
]);

function saidIn(node: YamlNode | undefined): readonly string[] {
  if (node?.kind === "scalar") return [node.text];
  if (node?.kind === "sequence") return node.items.flatMap(saidIn);
  const pairs = (node?.pairs ?? []).filter(({ key }) => !saysNothing.has(key));
  return pairs.flatMap(({ key, value }) => [key, ...saidIn(value)]);
}

function texts(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => knownText(asScalar(item)) ?? []);
}

/** A patch written here says what it touches; a transformer may touch anything. */
function patchedBy(root: YamlNode | undefined): Patched {
  const patches = ["patches", "patchesJson6902"].flatMap((key) => itemsOf(child(root, key)));
  const texts = [
    ...patches.map((item) => asScalar(child(item, "patch"))?.text),
    ...itemsOf(child(root, "patchesStrategicMerge")).map((item) => asScalar(item)?.text),
  ];
  const opaque = ["transformers", "replacements"].some((key) => itemsOf(child(root, key)).length > 0);
  return opaque ? anything : unionOf(texts.flatMap((text) => (text === undefined ? [] : touchedBy(text))));
}

/** `labels` reaches pods and selectors only where it says so; `commonLabels` always does. */
function labelKeys(root: YamlNode | undefined): ReadonlySet<string> {
  const reaching = itemsOf(child(root, "labels")).filter((item) =>
    ["includeSelectors", "includeTemplates"].some((key) => asScalar(child(item, key))?.text === "true"),
  );
  const maps = [child(root, "commonLabels"), ...reaching.map((item) => child(item, "pairs"))];
  return new Set(maps.flatMap((map) => asMap(map)?.pairs.map((pair) => pair.key) ?? []));
}
