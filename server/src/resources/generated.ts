/** Reads the generators of a kustomization: ConfigMaps and Secrets that no manifest shows (S9.14). */
import type { YamlNode } from "../yaml/node.ts";
import { asScalar, child, itemsOf } from "../yaml/node.ts";
import { knownText } from "./identity.ts";

/** An object as manifests of the same build name it: without the hash that kustomize puts behind. */
export interface Generated {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  /** Undefined when a file has to be read to know them. */
  readonly keys: readonly string[] | undefined;
}

/** What the generators of a kustomization make; those without a known name are left out. */
export function readGenerated(root: YamlNode | undefined): readonly Generated[] {
  return (["ConfigMap", "Secret"] as const).flatMap((kind) => {
    const field = kind === "ConfigMap" ? "configMapGenerator" : "secretGenerator";
    return itemsOf(child(root, field)).flatMap((item) => {
      const name = knownText(asScalar(child(item, "name")));
      return name === undefined ? [] : [{ kind, name, keys: keysOf(item) }];
    });
  });
}

/** `literals` are `key=value`; `files` are `path` or `key=path`; each line of `envs` is a key of its own. */
function keysOf(item: YamlNode): readonly string[] | undefined {
  if (child(item, "envs") !== undefined || child(item, "env") !== undefined) return undefined;
  const literals = textsIn(child(item, "literals")).map((text) => text.split("=")[0] ?? "");
  const files = textsIn(child(item, "files")).map((text) => {
    const [key = "", path] = text.split("=");
    return path === undefined ? (text.split("/").at(-1) ?? "") : key;
  });
  return [...literals, ...files];
}

function textsIn(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => asScalar(item)?.text ?? []);
}
