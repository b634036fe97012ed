/** The keys of a ConfigMap or a Secret that is named beside. Of a Secret the keys only, never a value. */
import { objectsMeant } from "../../workspace/mentions.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { asScalar, child } from "../../yaml/node.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { asString, type Cursor, nodeAt } from "./cursor.ts";

/** Where a key is named, how many steps above it the name of the object stands, and under which key. */
const places = [
  { ends: ["configMapKeyRef", "key"], up: 1, name: "name", kind: "ConfigMap" },
  { ends: ["secretKeyRef", "key"], up: 1, name: "name", kind: "Secret" },
  { ends: ["configMap", "items", "key"], up: 3, name: "name", kind: "ConfigMap" },
  { ends: ["secret", "items", "key"], up: 3, name: "secretName", kind: "Secret" },
] as const;

/** The keys of the object that is named beside the cursor. */
export function dataKeys({ asked, placed, keys, path, part, root, style }: Cursor): readonly Offer[] {
  const place = places.find(({ ends }) =>
    ends.every((key, at) => key === keys[keys.length - ends.length + at]),
  );
  if (place === undefined || part !== "value" || placed === undefined) return [];
  const holder = nodeAt(root, path.slice(0, -place.up));
  // In the sources of a projected volume a Secret is named by `name` too.
  const name = asScalar(child(holder, place.name))?.text ?? asScalar(child(holder, "name"))?.text;
  if (name === undefined) return [];
  const mention = { kind: place.kind, name, namespace: undefined };
  const { objects } = objectsMeant(asked.workspace.graph, { from: placed, mention });
  return objects.flatMap((object) =>
    keysOf(object).map(
      (label): Offer => ({
        label,
        detail: titled(object),
        sort: "key",
        newText: asString(label, style),
      }),
    ),
  );
}

/** None where they could not be read. */
function keysOf({ resource }: Placed): readonly string[] {
  const holds = resource.type === "configmap" || resource.type === "secret";
  return holds ? (resource.keys ?? []).map(({ key }) => key) : [];
}
