/** What some kinds are in the picture. A kind that is not here is a client when it sends requests: a webhook, say. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { Role } from "./model.ts";

/** Requests from outside come in here. Whatever else sends requests is a client. */
const entries: ReadonlySet<string> = new Set([
  "Gateway",
  "GRPCRoute",
  "HTTPRoute",
  "Ingress",
  "ListenerSet",
  "TCPRoute",
  "TLSRoute",
  "UDPRoute",
  "Gateway.networking.istio.io",
  "HTTPProxy.projectcontour.io",
  "IngressRoute.traefik.containo.us",
  "IngressRoute.traefik.io",
  "IngressRouteTCP.traefik.containo.us",
  "IngressRouteTCP.traefik.io",
  "IngressRouteUDP.traefik.containo.us",
  "IngressRouteUDP.traefik.io",
  "Route.route.openshift.io",
  "TargetGroupBinding.elbv2.k8s.aws",
  "TransportServer.k8s.nginx.org",
  "VirtualServer.k8s.nginx.org",
  "VirtualServerRoute.k8s.nginx.org",
  "VirtualService.networking.istio.io",
]);

/** Requests come in here and go on to whoever names it: a route says which Gateway it belongs to. */
const fronts: ReadonlySet<string> = new Set(["Gateway", "ListenerSet"]);

/** Where an object that is neither Service nor workload stands. */
export function roleOf({ resource }: Placed): Role {
  return entries.has(objectKind(resource)) ? "entry" : "client";
}

/** Whether what names an object of this kind stands behind it, and not before it. */
export function handsOver(kind: string): boolean {
  return fronts.has(kind);
}
