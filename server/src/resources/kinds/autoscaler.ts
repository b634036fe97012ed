/** Reads a HorizontalPodAutoscaler: whose number of pods it decides, and within which limits (S8.35). */
import { objectKind } from "../../kubernetes/kinds.ts";
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import type { Autoscaler, Identity } from "../resource.ts";

/** The autoscaler in an object; without a target when it names none that can be known. */
export function readAutoscaler(identity: Identity, root: YamlNode): Autoscaler {
  const spec = child(root, "spec");
  const pair = pairOf(spec, "scaleTargetRef");
  const map = asMap(pair?.value);
  const nodes = {
    apiVersionNode: scalarAt(map, "apiVersion"),
    kindNode: scalarAt(map, "kind"),
    nameNode: scalarAt(map, "name"),
  };
  const kind = knownText(nodes.kindNode);
  const name = knownText(nodes.nameNode);
  const target = kind === undefined || name === undefined ? undefined : { kind, name };
  return {
    ...identity,
    type: "autoscaler",
    target,
    reference:
      pair === undefined || map === undefined
        ? undefined
        : { keyRange: pair.keyRange, shape: shapeOf(map), ...nodes },
    minReplicas: scalarAt(spec, "minReplicas"),
    maxReplicas: scalarAt(spec, "maxReplicas"),
    containerNames: containerNamesIn(spec),
    mentions: target === undefined ? [] : mentionOf(nodes, target),
  };
}

function mentionOf(
  { apiVersionNode, nameNode }: Pick<NonNullable<Autoscaler["reference"]>, "apiVersionNode" | "nameNode">,
  { kind, name }: NonNullable<Autoscaler["target"]>,
): readonly Mention[] {
  if (nameNode === undefined) return [];
  // Up to Kubernetes 1.33 the group could be left out; then the kind means that of Kubernetes itself (S8.35).
  const apiVersion = knownText(apiVersionNode) ?? "v1";
  return [
    {
      kind: objectKind({ apiVersion, kind }),
      name,
      namespace: undefined,
      field: "spec.scaleTargetRef.name",
      range: nameNode.range,
      node: nameNode,
      port: undefined,
      optional: false,
      sendsTraffic: false,
    },
  ];
}

function containerNamesIn(spec: YamlNode | undefined): readonly YamlScalar[] {
  return itemsOf(child(spec, "metrics")).flatMap((metric) => {
    const node = asScalar(descend(metric, "containerResource", "container"));
    return node === undefined || knownText(node) === undefined ? [] : [node];
  });
}
