/** Reads a kustomization: which files belong together, and what it changes in them. */
import type { YamlNode } from "../yaml/node.ts";
import { asMap, asScalar, child, itemsOf } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parse.ts";
import { knownText } from "./identity.ts";

export interface Kustomization {
  /** Relative paths of files and folders whose objects it builds: `resources`, `bases`, `components`. */
  readonly members: readonly string[];
  /** Relative paths of files that hold patches: pieces of objects, not objects. */
  readonly patches: readonly string[];
  readonly namespace: string | undefined;
  /** Label keys that it sets on objects, selectors included. */
  readonly labelKeys: ReadonlySet<string>;
  /** True when it changes objects in ways that a reader of the files cannot follow. */
  readonly patching: boolean;
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
  const inline = ["patches", "patchesJson6902", "patchesStrategicMerge", "transformers", "replacements"];
  return {
    members: [...texts(child(root, "resources")), ...texts(child(root, "bases")), ...components],
    patches: patches.filter((path) => !path.includes("\n")),
    namespace: knownText(asScalar(child(root, "namespace"))),
    labelKeys: labelKeys(root),
    patching: components.length > 0 || inline.some((key) => itemsOf(child(root, key)).length > 0),
  };
}

function texts(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => knownText(asScalar(item)) ?? []);
}

function labelKeys(root: YamlNode | undefined): ReadonlySet<string> {
  const maps = [
    child(root, "commonLabels"),
    ...itemsOf(child(root, "labels")).map((item) => child(item, "pairs")),
  ];
  return new Set(maps.flatMap((map) => asMap(map)?.pairs.map((pair) => pair.key) ?? []));
}
