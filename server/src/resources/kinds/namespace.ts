/** Reads a Namespace: its labels, by which policies and monitors pick namespaces. */
import { descend, type YamlNode } from "../../yaml/node.ts";
import { readLabels } from "../labels.ts";
import { namespaceNameLabel } from "../namespace-names.ts";
import type { Identity, Namespace } from "../resource.ts";

export function readNamespace(identity: Identity, root: YamlNode): Namespace {
  const written = readLabels(descend(root, "metadata", "labels"));
  const own = identity.name === undefined ? [] : [[namespaceNameLabel, identity.name] as const];
  return { ...identity, type: "namespace", written, labels: new Map([...(written?.labels ?? []), ...own]) };
}
