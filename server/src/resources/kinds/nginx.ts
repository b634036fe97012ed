/** Reads whom a VirtualServer, VirtualServerRoute or TransportServer of nginx names. */
import type { YamlNode } from "../../yaml/node.ts";
import { child, descend, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** The Services behind its upstreams, each with the port that it is asked for, and the Secret of its certificate. */
export function readVirtualServer(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const upstreams = itemsOf(child(spec, "upstreams")).flatMap((item) =>
    namedIn(item, {
      kind: "Service",
      key: "service",
      field: "spec.upstreams.service",
      port: portIn(item, "port", "TCP"),
      sendsTraffic: true,
    }),
  );
  const tls = descend(spec, "tls");
  const secret = namedIn(tls, { kind: "Secret", key: "secret", field: "spec.tls.secret", optional: true });
  return [...upstreams, ...secret].filter(({ name }) => !name.includes("/"));
}
