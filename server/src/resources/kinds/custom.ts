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
  return findTemplates(child(root, "spec"), "spec").map(({ node, path }) => {
    const place = { anchor: node.range, field: `${path}.spec` };
    const template = readPodTemplate(node, { text, added: new Map(), claims: [], ...place });
    return {
      ...identity,
      type: "workload",
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
      template,
      mentions: [
        ...template.references.map(({ mention }) => mention),
        ...templateAddresses(node, { text, field: `${path}.spec` }),
      ],
      whole: true,
    };
  });
}

interface FoundTemplate {
  readonly node: YamlNode;
  /** The field that holds it, without indexes. */
  readonly path: string;
}

function findTemplates(node: YamlNode | undefined, path: string): readonly FoundTemplate[] {
  if (node?.kind === "sequence") return node.items.flatMap((item) => findTemplates(item, path));
  if (node?.kind !== "map") return [];
  const isTemplate =
    asMap(descend(node, "metadata", "labels")) !== undefined &&
    itemsOf(descend(node, "spec", "containers")).length > 0;
  if (isTemplate) return [{ node, path }];
  return node.pairs.flatMap((pair) => findTemplates(pair.value, `${path}.${pair.key}`));
}
