/** Whom each custom resource names, as it is documented by its project. */
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/resources/read.ts";

/** Every mention as `field → kind name`, with what else it says; the text that its range covers is the name. */
function mentionsIn(names: string, spec: string): readonly string[] {
  const [apiVersion, kind] = names.split(" ");
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: own }\nspec:\n${spec.replace(/^\n/, "")}`;
  const { resources, problems } = readDocument(text);
  expect(problems).toEqual([]);
  return resources.flatMap(({ mentions }) =>
    mentions.map((mention) => {
      const { kind: named, name, namespace, field, range, port, optional, sendsTraffic } = mention;
      expect(text.slice(range.start, range.end).replaceAll(/["']/g, "")).toBe(name);
      const details = [
        namespace === undefined ? "" : ` in ${namespace}`,
        port === undefined ? "" : `:${port.value}`,
        optional ? " optional" : "",
        sendsTraffic ? " called" : "",
      ];
      return `${field} → ${named} ${name}${details.join("")}`;
    }),
  );
}

describe("Istio", () => {
  test("a VirtualService names hosts, destinations and mirrors; a short name is of its own namespace", () => {
    const spec = `
  hosts: [web, "web.shop.svc.cluster.local", shop.example.com, "*.shop.svc.cluster.local"]
  gateways: [edge]
  http:
    - route:
        - { destination: { host: web, subset: v1, port: { number: 80 } }, weight: 90 }
        - { destination: { host: 'cart.shop.svc.cluster.local' } }
        - { destination: { host: api.example.com } }
        - { destination: { host: web.shop } }
      mirror: { host: shadow, port: { number: 81 } }
      mirrors: [{ destination: { host: other } }]
    - delegate: { name: inner, namespace: deep }
  tls: [{ route: [{ destination: { host: secure } }] }]
  tcp: [{ route: [{ destination: { host: mongo } }] }]
`;
    expect(mentionsIn("networking.istio.io/v1 VirtualService", spec)).toEqual([
      "spec.hosts → Service web",
      "spec.hosts → Service web in shop",
      "spec.http.route.destination.host → Service web:80 called",
      "spec.http.route.destination.host → Service cart in shop called",
      "spec.http.mirrors.destination.host → Service other called",
      "spec.http.mirror.host → Service shadow:81 called",
      "spec.http.delegate.name → VirtualService.networking.istio.io inner in deep",
      "spec.tls.route.destination.host → Service secure called",
      "spec.tcp.route.destination.host → Service mongo called",
    ]);
  });

  test("a DestinationRule names its host, and ports of it", () => {
    const spec = `
  host: web
  trafficPolicy: { portLevelSettings: [{ port: { number: 80 } }] }
  subsets: [{ name: v1, trafficPolicy: { portLevelSettings: [{ port: { number: 443 } }] } }]
`;
    expect(mentionsIn("networking.istio.io/v1beta1 DestinationRule", spec)).toEqual([
      "spec.host → Service web",
      "spec.host → Service web:80",
      "spec.host → Service web:443",
    ]);
  });

  test("a Sidecar names full hosts behind a namespace", () => {
    const hosts = `"./web.shop.svc.cluster.local", "istio-system/*", "shop/cart.shop.svc.cluster.local", "*/short"`;
    expect(mentionsIn("networking.istio.io/v1 Sidecar", `  egress: [{ hosts: [${hosts}] }]\n`)).toEqual([
      "spec.egress.hosts → Service web in shop",
      "spec.egress.hosts → Service cart in shop",
    ]);
  });

  test("policies name what they are attached to", () => {
    expect(
      mentionsIn(
        "security.istio.io/v1 AuthorizationPolicy",
        "  targetRefs: [{ kind: Service, group: '', name: web }]\n",
      ),
    ).toEqual(["spec.targetRefs.name → Service web"]);
  });
});

describe("Argo Rollouts", () => {
  test("a canary names its Services and what shifts the requests, beside what its pods name", () => {
    const spec = `
  strategy:
    canary:
      stableService: web
      canaryService: web-canary
      pingPong: { pingService: ping, pongService: pong }
      trafficRouting:
        istio:
          virtualService: { name: web-routes, routes: [main] }
          virtualServices: [{ name: more }]
          destinationRule: { name: web-rule, stableSubsetName: stable }
        nginx: { stableIngress: web-ingress }
        alb: { ingress: alb, rootService: root, servicePort: 80 }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: runner
      containers: [{ name: c, image: i }]
`;
    expect(mentionsIn("argoproj.io/v1alpha1 Rollout", spec)).toEqual([
      "spec.strategy.canary.stableService → Service web",
      "spec.strategy.canary.canaryService → Service web-canary",
      "spec.strategy.canary.pingPong.pingService → Service ping",
      "spec.strategy.canary.pingPong.pongService → Service pong",
      "spec.strategy.canary.trafficRouting.alb.rootService → Service root",
      "spec.strategy.canary.trafficRouting.alb.ingress → Ingress alb",
      "spec.strategy.canary.trafficRouting.nginx.stableIngress → Ingress web-ingress",
      "spec.strategy.canary.trafficRouting.istio.virtualService.name → VirtualService.networking.istio.io web-routes",
      "spec.strategy.canary.trafficRouting.istio.virtualService.name → VirtualService.networking.istio.io more",
      "spec.strategy.canary.trafficRouting.istio.destinationRule.name → DestinationRule.networking.istio.io web-rule",
      "spec.template.spec.serviceAccountName → ServiceAccount runner",
    ]);
  });

  test("blue and green, and a workload that stands elsewhere", () => {
    const spec = `
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  strategy: { blueGreen: { activeService: web, previewService: web-next } }
`;
    expect(mentionsIn("argoproj.io/v1alpha1 Rollout", spec)).toEqual([
      "spec.strategy.blueGreen.activeService → Service web",
      "spec.strategy.blueGreen.previewService → Service web-next",
      "spec.workloadRef.name → Deployment web",
    ]);
  });
});

describe("ways in", () => {
  test.each([
    [
      "route.openshift.io/v1 Route",
      "  to: { kind: Service, name: web, weight: 90 }\n  alternateBackends: [{ kind: Service, name: next }]\n  port: { targetPort: http }\n",
      ["spec.to.name → Service web:http called", "spec.alternateBackends.name → Service next:http called"],
    ],
    [
      "route.openshift.io/v1 Route",
      "  to: { name: web }\n  port: { targetPort: 8080 }\n",
      ["spec.to.name → Service web called"],
    ],
    [
      "traefik.io/v1alpha1 IngressRoute",
      "  routes: [{ match: x, services: [{ name: web, port: 80 }, { name: cart, namespace: shop, port: http }, { kind: TraefikService, name: api@internal }] }]\n  tls: { secretName: cert }\n",
      [
        "spec.routes.services.name → Service web:80 called",
        "spec.routes.services.name → Service cart in shop:http called",
        "spec.tls.secretName → Secret cert optional",
      ],
    ],
    [
      "traefik.containo.us/v1alpha1 IngressRouteUDP",
      "  routes: [{ services: [{ name: dns, port: 53 }] }]\n",
      ["spec.routes.services.name → Service dns:53 called"],
    ],
    [
      "traefik.io/v1alpha1 TraefikService",
      "  mirroring: { name: web, port: 80, mirrors: [{ name: shadow, port: 80 }] }\n",
      [
        "spec.mirroring.name → Service web:80 called",
        "spec.mirroring.mirrors.name → Service shadow:80 called",
      ],
    ],
    [
      "projectcontour.io/v1 HTTPProxy",
      "  virtualhost: { fqdn: x.example.com, tls: { secretName: cert } }\n  includes: [{ name: inner, namespace: deep }]\n  routes: [{ services: [{ name: web, port: 80 }] }]\n  tcpproxy: { services: [{ name: raw, port: 81 }] }\n",
      [
        "spec.virtualhost.tls.secretName → Secret cert optional",
        "spec.includes.name → HTTPProxy.projectcontour.io inner in deep",
        "spec.routes.services.name → Service web:80 called",
        "spec.tcpproxy.services.name → Service raw:81 called",
      ],
    ],
    [
      "k8s.nginx.org/v1 VirtualServer",
      "  upstreams: [{ name: u, service: web, port: 80 }, { name: v, service: shop/cart, port: 80 }]\n  tls: { secret: cert }\n",
      ["spec.upstreams.service → Service web:80 called", "spec.tls.secret → Secret cert optional"],
    ],
    [
      "elbv2.k8s.aws/v1beta1 TargetGroupBinding",
      "  serviceRef: { name: web, port: 80 }\n",
      ["spec.serviceRef.name → Service web:80 called"],
    ],
    [
      "split.smi-spec.io/v1alpha2 TrafficSplit",
      "  service: web\n  backends: [{ service: web-v1, weight: 1 }]\n",
      ["spec.service → Service web", "spec.backends.service → Service web-v1 called"],
    ],
    [
      "networking.gke.io/v1 HealthCheckPolicy",
      "  targetRef: { group: '', kind: Service, name: web }\n",
      ["spec.targetRef.name → Service web"],
    ],
    [
      "gateway.networking.k8s.io/v1alpha3 BackendTLSPolicy",
      "  targetRefs: [{ group: '', kind: Service, name: web, sectionName: https }]\n",
      ["spec.targetRefs.name → Service web"],
    ],
  ])("%s", (names, spec, expected) => {
    expect(mentionsIn(names, spec)).toEqual(expected);
  });
});

describe("operators", () => {
  test.each([
    [
      "keda.sh/v1alpha1 ScaledObject",
      "  scaleTargetRef: { name: web }\n",
      ["spec.scaleTargetRef.name → Deployment web"],
    ],
    [
      "keda.sh/v1alpha1 ScaledObject",
      "  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: db }\n",
      ["spec.scaleTargetRef.name → StatefulSet db"],
    ],
    [
      "autoscaling.k8s.io/v1 VerticalPodAutoscaler",
      "  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n",
      ["spec.targetRef.name → Deployment web"],
    ],
    [
      "flagger.app/v1beta1 Canary",
      "  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  service: { name: front, port: 80 }\n",
      ["spec.targetRef.name → Deployment web", "spec.service.name → Service front optional"],
    ],
    [
      "eventing.knative.dev/v1 Trigger",
      "  subscriber: { ref: { apiVersion: v1, kind: Service, name: web } }\n",
      ["spec.subscriber.ref.name → Service web called"],
    ],
    [
      "sources.knative.dev/v1 PingSource",
      "  sink: { ref: { apiVersion: serving.knative.dev/v1, kind: Service, name: web } }\n",
      ["spec.sink.ref.name → Service.serving.knative.dev web called"],
    ],
    [
      "monitoring.coreos.com/v1 Prometheus",
      "  alerting: { alertmanagers: [{ namespace: monitoring, name: alerts, port: web }] }\n",
      ["spec.alerting.alertmanagers.name → Service alerts in monitoring:web called"],
    ],
  ])("%s", (names, spec, expected) => {
    expect(mentionsIn(names, spec)).toEqual(expected);
  });

  test("what is a template, or behind an alias that hides a host, names nobody by halves", () => {
    expect(
      mentionsIn("projectcontour.io/v1 HTTPProxy", "  routes: [{ services: [{ name: '{{ .x }}' }] }]\n"),
    ).toEqual([]);
    expect(
      mentionsIn(
        "traefik.io/v1alpha1 IngressRoute",
        "  routes: [{ services: [{ name: web, namespace: '{{ .ns }}' }] }]\n",
      ),
    ).toEqual([]);
  });
});
