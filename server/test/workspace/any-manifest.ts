/** Manifests of every kind, at random, with few names, so that they meet. */
import fc from "fast-check";

const words = ["web", "wbe", "shop"];
export const word = fc.constantFrom(...words);

const service = fc
  .record({
    name: word,
    app: word,
    target: fc.constantFrom("http", "htpp", "80", "ht_p"),
    nodePort: fc.constantFrom("0", "30080", "30081"),
  })
  .map(
    ({ name, app, target, nodePort }) =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  type: NodePort\n  selector:\n    app: ${app}\n  ports:\n    - port: 80\n      targetPort: ${target}\n      nodePort: ${nodePort}\n`,
  );

const deployment = fc
  .record({
    name: word,
    app: word,
    namespace: fc.constantFrom("", "prod"),
    variable: fc.constantFrom("COLOUR", "WEB_SERVICE_HOST", "SHOP_PORT"),
  })
  .map(
    ({ name, app, namespace, variable }) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n${namespace === "" ? "" : `  namespace: ${namespace}\n`}spec:\n  selector:\n    matchLabels:\n      app: ${app}\n  template:\n    metadata:\n      labels:\n        app: ${app}\n    spec:\n      containers:\n        - name: c\n          image: i\n          args: [--at=$(${variable})]\n          ports:\n            - name: http\n              containerPort: 80\n`,
  );

/** A StatefulSet looks for the Service that it names, and a Job beside it for nobody. */
const statefulSet = fc
  .record({ name: word, app: word, serviceName: word, kind: fc.constantFrom("StatefulSet", "Job") })
  .map(
    ({ name, app, serviceName, kind }) =>
      `apiVersion: ${kind === "Job" ? "batch/v1" : "apps/v1"}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  serviceName: ${serviceName}\n  template:\n    metadata:\n      labels:\n        app: ${app}\n    spec:\n      containers:\n        - name: c\n          image: i\n`,
  );

const headless = word.map(
  (name) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  clusterIP: None\n  selector:\n    app: ${name}\n`,
);

const autoscaler = word.map(
  (name) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: ${name}\nspec:\n  scaleTargetRef:\n    kind: Deployment\n    name: ${name}\n`,
);

/** ConfigMaps, Secrets and claims, some by a scan of their lines, whose names and keys differ in a letter. */
const data = fc
  .record({
    name: word,
    key: word,
    kind: fc.constantFrom("ConfigMap", "Secret", "PersistentVolumeClaim", "ServiceAccount"),
    namespace: fc.constantFrom("", "prod"),
  })
  .map(
    ({ name, key, kind, namespace }) =>
      `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${namespace === "" ? "" : `  namespace: ${namespace}\n`}data:\n  ${key}: eHh4\n  tls.crt: eHh4\n`,
  );

const reading = fc
  .record({ name: word, one: word, other: word, key: word })
  .map(
    ({ name, one, other, key }) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  labels:\n    app: ${name}\nspec:\n  serviceAccountName: ${other}\n  containers:\n    - name: c\n      image: i\n      env:\n        - name: A\n          valueFrom:\n            configMapKeyRef:\n              name: ${one}\n              key: ${key}\n      volumeMounts:\n        - name: ${key}\n          mountPath: /a\n          subPath: ${one}\n  volumes:\n    - name: ${one}\n      secret:\n        secretName: ${other}\n    - name: shop\n      persistentVolumeClaim:\n        claimName: ${one}\n`,
  );

const certificate = fc
  .record({ name: word, secretName: word })
  .map(
    ({ name, secretName }) =>
      `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: ${name}\nspec:\n  secretName: ${secretName}\n  dnsNames: [${name}]\n`,
  );

const webhook = fc
  .record({ name: word, port: fc.constantFrom("80", "443") })
  .map(
    ({ name, port }) =>
      `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata:\n  name: ${name}\nwebhooks:\n  - clientConfig:\n      service:\n        name: ${name}\n        namespace: prod\n        port: ${port}\n`,
  );

/** What leads to a Service from outside: by name and port, with a parent that may be here. */
const port = fc.constantFrom("80", "8080");
/** A name as it is, or as a kustomization makes it. */
const built = fc.oneof(
  word,
  word.map((name) => `dev-${name}`),
);
const ingress = fc
  .record({ name: built, port, secret: built })
  .map(
    ({ name, port: number, secret }) =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: edge\nspec:\n  tls: [{ secretName: ${secret} }]\n  defaultBackend: { service: { name: ${name}, port: { number: ${number} } } }\n`,
  );
const route = fc
  .record({
    name: word,
    port,
    parent: word,
    here: fc.constantFrom("", "prod"),
    there: fc.constantFrom("", "shop"),
  })
  .map(
    ({ name, port: number, parent, here, there }) =>
      `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: edge${here === "" ? "" : `, namespace: ${here}`} }\nspec:\n  parentRefs: [{ name: ${parent}, sectionName: http }]\n  rules: [{ backendRefs: [{ name: ${name}, port: ${number}${there === "" ? "" : `, namespace: ${there}`} }] }]\n`,
  );
const gateway = fc
  .record({ name: word, listener: fc.constantFrom("http", "https") })
  .map(
    ({ name, listener }) =>
      `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: ${name}\nspec:\n  gatewayClassName: web\n  listeners: [{ name: ${listener}, port: 80, protocol: HTTP }]\n`,
  );
const grant = fc
  .constantFrom("prod", "shop")
  .map(
    (from) =>
      `apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: { name: trust, namespace: shop }\nspec:\n  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${from} }]\n  to: [{ group: "", kind: Service }]\n`,
  );
const secret = word.map((name) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n`);
const distantService = word.map(
  (name) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { ports: [{ port: 80 }] }\n`,
);

/** Addresses of Services, in a pod and in what it reads. */
const client = fc
  .record({
    name: word,
    port,
    namespace: fc.constantFrom("", ".shop"),
    kind: fc.constantFrom("Pod", "ConfigMap"),
  })
  .map(({ name, port: number, namespace, kind }) =>
    kind === "Pod"
      ? `apiVersion: v1\nkind: Pod\nmetadata:\n  name: client\n  namespace: prod\nspec:\n  containers:\n    - name: c\n      image: i\n      args: ["http://${name}${namespace}:${number}/"]\n`
      : `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  SHOP: ${name}${namespace}:${number}\n`,
  );

const custom = word.map((name) => `apiVersion: example.dev/v1\nkind: Widget\nmetadata:\n  name: ${name}\n`);
const broken = fc
  .tuple(word, word)
  .map(
    ([name, app]) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  oops ${app}\n  x: "\n`,
  );
const comment = fc.constantFrom(
  "",
  "# patchbay-disable-file target-port-name-not-found\n",
  "# patchbay-disable-document selector-near-miss, target-port-undeclared\n",
);
/** A policy is about callers, Services, pods and namespaces, near and far. */
const policy = fc
  .record({
    app: word,
    peer: fc.constantFrom(
      "podSelector: { matchLabels: { app: shop } }",
      "namespaceSelector: { matchLabels: { team: web } }",
    ),
    port: fc.constantFrom("80", "8080", "http"),
    way: fc.constantFrom("ingress: [{ from", "egress: [{ to"),
  })
  .map(
    ({ app, peer, port, way }) =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${app}\nspec:\n  podSelector:\n    matchLabels:\n      app: ${app}\n  ${way}: [{ ${peer} }], ports: [{ port: ${port} }] }]\n`,
  );

const monitor = fc
  .tuple(word, fc.constantFrom("ServiceMonitor", "PodMonitor"), fc.constantFrom("http", "htpp"))
  .map(
    ([app, kind, port]) =>
      `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata:\n  name: m\nspec:\n  selector:\n    matchLabels:\n      app: ${app}\n  ${kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints"}:\n    - port: ${port}\n`,
  );

const budget = word.map(
  (app) =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ${app}\nspec:\n  minAvailable: 1\n  selector:\n    matchLabels:\n      app: ${app}\n`,
);

const namespace = word.map(
  (team) => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: prod\n  labels:\n    team: ${team}\n`,
);

const part = fc
  .tuple(
    comment,
    fc.oneof(
      ...[service, headless, deployment, statefulSet, autoscaler, custom, broken],
      ...[data, reading, certificate, webhook],
      ...[ingress, route, gateway, grant, secret, distantService, client],
      ...[policy, monitor, budget, namespace],
    ),
  )
  .map((parts) => parts.join(""));
/** A file of up to four documents. */
export const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join("---\n"));
