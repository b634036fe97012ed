/** The ports of a Service that is named beside, as in the backend of an Ingress, or picked by a monitor. */
import type { Service } from "../../resources/service.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { asScalar, child } from "../../yaml/node.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { type Cursor, nodeAt } from "./cursor.ts";

/** Where a port is named, how many steps above it the object stands that names the Service, and under which key. */
const places = [
  { ends: ["backend", "service", "port", "name"], up: 2, name: "name", by: "name" },
  { ends: ["backend", "service", "port", "number"], up: 2, name: "name", by: "number" },
  { ends: ["defaultBackend", "service", "port", "name"], up: 2, name: "name", by: "name" },
  { ends: ["defaultBackend", "service", "port", "number"], up: 2, name: "name", by: "number" },
  { ends: ["backend", "servicePort"], up: 1, name: "serviceName", by: "either" },
  { ends: ["backendRefs", "port"], up: 1, name: "name", by: "number" },
  { ends: ["requestMirror", "backendRef", "port"], up: 1, name: "name", by: "number" },
  { ends: ["clientConfig", "service", "port"], up: 1, name: "name", by: "number" },
  { ends: ["spec", "service", "port"], up: 1, name: "name", by: "number" },
] as const;

/** By number or by name, as the field takes it; a port without a name cannot be named. */
export function mentionedPorts({ asked, placed, keys, path, part, root }: Cursor): readonly Offer[] {
  const place = places.find(({ ends }) =>
    ends.every((key, at) => key === keys[keys.length - ends.length + at]),
  );
  if (place === undefined || part !== "value" || placed === undefined) return [];
  const holder = nodeAt(root, path.slice(0, -place.up));
  const name = asScalar(child(holder, place.name))?.text;
  if (name === undefined) return [];
  const namespace = asScalar(child(holder, "namespace"))?.text;
  const mention = { kind: "Service", name, namespace };
  const { objects } = objectsMeant(asked.workspace.graph, { from: placed, mention });
  return objects.filter((object) => isOf(object, "service")).flatMap((service) => portsOf(service, place.by));
}

function portsOf(service: Placed<Service>, by: "name" | "number" | "either"): readonly Offer[] {
  return service.resource.ports.flatMap(({ name, port }) => {
    const label = name?.text ?? "";
    const offer = (text: string, other: string): Offer => ({
      label: text,
      detail: [other, titled(service)].filter((part) => part !== "").join(" · "),
      sort: "port",
    });
    const named = by === "number" || label === "" ? [] : [offer(label, `${port ?? ""}`)];
    const numbered = by === "name" || port === undefined ? [] : [offer(`${port}`, label)];
    return [...named, ...numbered];
  });
}
