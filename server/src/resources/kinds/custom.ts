/** Reads pod templates out of custom resources: `metadata.labels` beside `spec.containers`, at any depth. */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, child, descend, itemsOf, pairOf } from "../../yaml/node.ts";
import type { ObjectSource } from "../identity.ts";
import { readLabelSelector } from "../label-selector.ts";
import type { Identity } from "../resource.ts";
import type { Workload } from "../workload.ts";
import { readPlacement } from "./pod-placement.ts";
import { readPodTemplate } from "./pod-template.ts";
import { templateAddresses } from "./template-addresses.ts";

/** One workload per pod template found; none when the resource holds no template. */
export function readCustomWorkloads(
  identity: Identity,
  { root, text }: Pick<ObjectSource, "root" | "text">,
): readonly Workload[] {
  return findTemplates(child(root, "spec"), "spec").map(({ node, path }, index) => {
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
      picks: [
        ...(index === 0 ? ownSelector(root) : []),
        ...readPlacement(child(node, "spec"), `${path}.spec`),
      ],
      whole: true,
    };
  });
}

/** A resource with a template and a selector beside it is made like a Deployment, as a Rollout is. */
function ownSelector(root: YamlNode): Workload["picks"] {
  const pair = pairOf(child(root, "spec"), "selector");
  const isSelector = ["matchLabels", "matchExpressions"].some((key) => child(pair?.value, key) !== undefined);
  const selector = isSelector ? readLabelSelector(pair) : undefined;
  if (selector === undefined) return [];
  return [{ of: "pods", field: "spec.selector", selector, namespaces: "own", ports: [] }];
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
