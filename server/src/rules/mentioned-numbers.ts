/** Whether what a pod reads may name a port: nobody declares every port on which a program listens. */
import type { Workload } from "../resources/workload.ts";
import { objectKey } from "../workspace/graph.ts";
import type { Look } from "../workspace/look.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";

/** True when a ConfigMap that the pods read names the number, or lives elsewhere and may name it. */
export function mayBeInConfigMap(
  look: Look,
  { resource, document }: Placed<Workload>,
  number: number,
): boolean {
  const root = rootOf(look.graph.world, document.uri);
  return resource.template.references
    .filter(({ mention }) => mention.kind === "ConfigMap")
    .some(({ mention }) => mayMention(look, objectKey(root, mention), number));
}

function mayMention({ graph, reader }: Look, key: string, number: number): boolean {
  const found = [...graph.objects.read(key, reader)].filter((object) => isOf(object, "configmap"));
  return found.length === 0 || found.some(({ resource }) => resource.numbers.has(number));
}
