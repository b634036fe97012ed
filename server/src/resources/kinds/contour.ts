/** Reads whom an HTTPProxy of Contour names: Services, proxies that it includes, and the Secret of its certificate. */
import type { YamlNode } from "../../yaml/node.ts";
import { child, descend, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** Services and included proxies; a Secret of another namespace, `shop/cert`, is not followed. */
export function readHttpProxy(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const kind = "HTTPProxy.projectcontour.io";
  const secret = namedIn(descend(spec, "virtualhost", "tls"), {
    kind: "Secret",
    key: "secretName",
    field: "spec.virtualhost.tls.secretName",
    optional: true,
  });
  return [
    ...secret.filter(({ name }) => !name.includes("/")),
    ...itemsOf(child(spec, "includes")).flatMap((each) =>
      namedIn(each, { kind, field: "spec.includes.name" }),
    ),
    ...itemsOf(child(spec, "routes")).flatMap((route) => servicesIn(route, "spec.routes.services")),
    ...servicesIn(child(spec, "tcpproxy"), "spec.tcpproxy.services"),
    ...namedIn(descend(spec, "tcpproxy", "include"), { kind, field: "spec.tcpproxy.include.name" }),
  ];
}

function servicesIn(holder: YamlNode | undefined, field: string): readonly Mention[] {
  return itemsOf(child(holder, "services")).flatMap((item) =>
    namedIn(item, {
      kind: "Service",
      field: `${field}.name`,
      port: portIn(item, "port", "TCP"),
      sendsTraffic: true,
    }),
  );
}
