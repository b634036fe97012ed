/** Reads pod templates out of custom resources: `metadata.labels` beside `spec.containers`, at any depth. */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, child, descend, itemsOf } from "../../yaml/node.ts";
import type { ObjectSource } from "../identity.ts";
import type { Identity } from "../resource.ts";
import type { Workload } from "../workload.ts";
import { readPodTemplate } from "./pod-template.ts";
import { templateAddresses } from "./template-addresses.ts";

/** One workload per pod template found; none when the resource holds no template. */
export function readCustomWorkloads(
  identity: Identity,
  { root, text }: Pick<ObjectSource, "root" | "text">,
): readonly Workload[] {
  return findTemplates(child(root, "spec")).map((node) => ({
    ...identity,
    type: "workload",
    mentions: templateAddresses(node, { text, field: "spec.template.spec" }),
    workloadKind: undefined,
    replicas: undefined,
    firstOrdinal: 0,
    indexes: undefined,
    serviceName: undefined,
    serviceNameNode: undefined,
    specShape: undefined,
    ownLabels: undefined,
    selector: undefined,
    selectorState: "absent",
    template: readPodTemplate(node, { text, added: new Map(), anchor: node.range }),
    whole: true,
  }));
}

function findTemplates(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind === "sequence") return node.items.flatMap(findTemplates);
  if (node?.kind !== "map") return [];
  const isTemplate =
    asMap(descend(node, "metadata", "labels")) !== undefined &&
    itemsOf(descend(node, "spec", "containers")).length > 0;
  return isTemplate ? [node] : node.pairs.flatMap((pair) => findTemplates(pair.value));
}
