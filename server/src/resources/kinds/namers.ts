/** The custom resources that name Services and workloads, one kind a line: a rename has to follow them. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import type { Identity } from "../resource.ts";
import { readAlerting } from "./alerting.ts";
import { readRollout } from "./argo-rollout.ts";
import { readAttached, selectedPods } from "./attached.ts";
import { readHttpProxy } from "./contour.ts";
import { readDestinationRule, readSidecar, readVirtualService } from "./istio.ts";
import { readEventing } from "./knative.ts";
import { readVirtualServer } from "./nginx.ts";
import { readOpenShiftRoute } from "./openshift.ts";
import { readCanary, readScaledObject, readVerticalAutoscaler } from "./scaler.ts";
import { readTargetGroup } from "./target-group.ts";
import { readTraefikRoute, readTraefikService, readTraefikUdpRoute } from "./traefik.ts";
import { readTrafficSplit } from "./traffic-split.ts";

type Reader = (root: YamlNode) => readonly Mention[];
type Names = Pick<Parameters<typeof objectKind>[0], "apiVersion" | "kind">;

/** Whether objects of this kind and version name others in fields that are read here. */
export function isNamer(names: Names): boolean {
  return readers.has(objectKind(names));
}

/** Whom an object names; nobody when its kind is not read here. */
export function namesIn(names: Names, root: YamlNode): readonly Mention[] {
  return readers.get(objectKind(names))?.(root) ?? [];
}

/** What an object selects; undefined where that is not known. */
export function picksIn(names: Names, root: YamlNode): Identity["picks"] | undefined {
  const kind = objectKind(names);
  // The selectors of a Prometheus are for monitors, rules and namespaces.
  if (kind === "Prometheus.monitoring.coreos.com") return [];
  return kind.endsWith(".security.istio.io") ? selectedPods(root) : undefined;
}

const readers: ReadonlyMap<string, Reader> = new Map([
  ["ApiServerSource.sources.knative.dev", readEventing],
  ["AuthorizationPolicy.security.istio.io", readAttached],
  ["BackendTLSPolicy", readAttached],
  ["BackendTrafficPolicy.gateway.envoyproxy.io", readAttached],
  ["Canary.flagger.app", readCanary],
  ["ContainerSource.sources.knative.dev", readEventing],
  ["DestinationRule.networking.istio.io", readDestinationRule],
  ["GCPBackendPolicy.networking.gke.io", readAttached],
  ["HTTPProxy.projectcontour.io", readHttpProxy],
  ["HealthCheckPolicy.networking.gke.io", readAttached],
  ["IngressRoute.traefik.containo.us", readTraefikRoute],
  ["IngressRoute.traefik.io", readTraefikRoute],
  ["IngressRouteTCP.traefik.containo.us", readTraefikRoute],
  ["IngressRouteTCP.traefik.io", readTraefikRoute],
  ["IngressRouteUDP.traefik.containo.us", readTraefikUdpRoute],
  ["IngressRouteUDP.traefik.io", readTraefikUdpRoute],
  ["PingSource.sources.knative.dev", readEventing],
  ["Prometheus.monitoring.coreos.com", readAlerting],
  ["RequestAuthentication.security.istio.io", readAttached],
  ["Rollout.argoproj.io", readRollout],
  ["Route.route.openshift.io", readOpenShiftRoute],
  ["ScaledObject.keda.sh", readScaledObject],
  ["Sidecar.networking.istio.io", readSidecar],
  ["SinkBinding.sources.knative.dev", readEventing],
  ["Subscription.messaging.knative.dev", readEventing],
  ["TargetGroupBinding.elbv2.k8s.aws", readTargetGroup],
  ["TrafficSplit.split.smi-spec.io", readTrafficSplit],
  ["TraefikService.traefik.containo.us", readTraefikService],
  ["TraefikService.traefik.io", readTraefikService],
  ["TransportServer.k8s.nginx.org", readVirtualServer],
  ["Trigger.eventing.knative.dev", readEventing],
  ["VerticalPodAutoscaler", readVerticalAutoscaler],
  ["VirtualServer.k8s.nginx.org", readVirtualServer],
  ["VirtualServerRoute.k8s.nginx.org", readVirtualServer],
  ["VirtualService.networking.istio.io", readVirtualService],
]);
