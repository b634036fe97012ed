/** Reads whom the routes of Traefik name: Services, other services of its own, and the Secret of a certificate. */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** An IngressRoute or IngressRouteTCP. */
export function readTraefikRoute(root: YamlNode): readonly Mention[] {
  return [...inRoutes(root, "TCP"), ...certificateOf(root)];
}

/** An IngressRouteUDP. */
export function readTraefikUdpRoute(root: YamlNode): readonly Mention[] {
  return inRoutes(root, "UDP");
}

/** A TraefikService, which shares requests out or copies them. */
export function readTraefikService(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const mirroring = child(spec, "mirroring");
  return [
    ...itemsOf(descend(spec, "weighted", "services")).flatMap((each) =>
      serviceIn(each, "spec.weighted.services", "TCP"),
    ),
    ...serviceIn(mirroring, "spec.mirroring", "TCP"),
    ...itemsOf(child(mirroring, "mirrors")).flatMap((each) =>
      serviceIn(each, "spec.mirroring.mirrors", "TCP"),
    ),
  ];
}

function inRoutes(root: YamlNode, protocol: "TCP" | "UDP"): readonly Mention[] {
  return itemsOf(descend(root, "spec", "routes")).flatMap((route) =>
    itemsOf(child(route, "services")).flatMap((each) => serviceIn(each, "spec.routes.services", protocol)),
  );
}

/** A Service unless another kind is said. `api@internal` is in no manifest. */
function serviceIn(item: YamlNode | undefined, field: string, protocol: "TCP" | "UDP"): readonly Mention[] {
  const written = asScalar(child(item, "kind"));
  const kind = written === undefined ? "Service" : knownText(written);
  const port = portIn(item, "port", protocol);
  const facts = { field: `${field}.name`, port, sendsTraffic: true };
  if (kind === "Service") return namedIn(item, { kind, ...facts });
  if (kind !== "TraefikService") return [];
  return groups
    .flatMap((group) => namedIn(item, { kind: `${kind}.${group}`, ...facts }))
    .filter(({ name }) => !name.includes("@"));
}

/** Version 3 has dropped the old group, and takes objects of the new one only. */
const groups = ["traefik.io", "traefik.containo.us"] as const;

function certificateOf(root: YamlNode): readonly Mention[] {
  return namedIn(descend(root, "spec", "tls"), {
    kind: "Secret",
    key: "secretName",
    field: "spec.tls.secretName",
    optional: true,
  });
}
