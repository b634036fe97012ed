/** Names of other objects, where a field takes one: those of its kind that stand near. */
import { objectKind } from "../../kubernetes/kinds.ts";
import { kindKey } from "../../workspace/graph.ts";
import { byPlace, namespaceFit, nearOf } from "../../workspace/selection.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { asScalar, child } from "../../yaml/node.ts";
import { shortPath } from "../places.ts";
import type { Offer } from "./completion.ts";
import { asString, type Cursor, nodeAt } from "./cursor.ts";

/** The last keys of a field, and the kind that it names. */
const fields: readonly (readonly [ends: readonly string[], kind: string])[] = [
  [["backend", "service", "name"], "Service"],
  [["defaultBackend", "service", "name"], "Service"],
  [["backend", "serviceName"], "Service"],
  [["clientConfig", "service", "name"], "Service"],
  [["spec", "service", "name"], "Service"],
  [["spec", "serviceName"], "Service"],
  [["backendRefs", "name"], "Service"],
  [["requestMirror", "backendRef", "name"], "Service"],
  [["parentRefs", "name"], "Gateway"],
  [["configMap", "name"], "ConfigMap"],
  [["configMapRef", "name"], "ConfigMap"],
  [["configMapKeyRef", "name"], "ConfigMap"],
  [["secret", "name"], "Secret"],
  [["secret", "secretName"], "Secret"],
  [["secretRef", "name"], "Secret"],
  [["secretKeyRef", "name"], "Secret"],
  [["imagePullSecrets", "name"], "Secret"],
  [["tls", "secretName"], "Secret"],
  [["certificateRefs", "name"], "Secret"],
  [["persistentVolumeClaim", "claimName"], "PersistentVolumeClaim"],
  [["serviceAccountName"], "ServiceAccount"],
];

/** The names that fit the field at the cursor; a headless Service first for a StatefulSet, which needs one (S7.16). */
export function objectNames(cursor: Cursor): readonly Offer[] {
  const { asked, part, placed } = cursor;
  const kind = part === "value" ? kindAt(cursor) : undefined;
  if (kind === undefined || placed === undefined) return [];
  const { graph, world } = asked.workspace;
  const near = nearOf(graph, placed).flatMap((key) => [...graph.objects.read(kindKey(key, kind))]);
  const fitting = [...new Set(near)].filter((each) => namespaceFit(graph, placed, each) !== "differs");
  const rank = (each: Placed) =>
    isOf(placed, "workload") && isOf(each, "service") && !each.resource.headless ? 1 : 0;
  return fitting
    .sort((a, b) => rank(a) - rank(b) || byPlace(a, b))
    .flatMap((each): readonly Offer[] => {
      const { name, kind: label } = each.resource;
      const where = shortPath(world, each.document.uri, placed.document.uri);
      if (name === undefined) return [];
      const detail = `${label} · ${where}`;
      return [{ label: name, detail, sort: "object", newText: asString(name, cursor.style) }];
    });
}

/** A reference that names its kind beside it means that kind. */
function kindAt({ keys, path, root }: Cursor): string | undefined {
  const holder = nodeAt(root, path.slice(0, -1));
  const written = asScalar(child(holder, "kind"))?.text;
  if (keys.at(-2) === "scaleTargetRef" && keys.at(-1) === "name") {
    const apiVersion = asScalar(child(holder, "apiVersion"))?.text ?? "v1";
    return written === undefined ? undefined : objectKind({ apiVersion, kind: written });
  }
  const field = fields.find(([ends]) =>
    ends.every((key, at) => key === keys[keys.length - ends.length + at]),
  );
  return field === undefined ? undefined : (written ?? field[1]);
}
