/** The law of the graph: after any sequence of changes, every answer equals that of a workspace made from scratch. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { shifted } from "../../src/text/range.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { isOf, locate } from "../../src/workspace/source-file.ts";
import type { Change } from "../../src/workspace/workspace.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { projectOf } from "../../src/workspace/world.ts";

const root = "mem:/w";
const uris = ["a/one.yaml", "a/two.yaml", "a/b/three.yaml", "c/four.yaml"].map((path) => `${root}/${path}`);
const words = ["web", "wbe", "shop"];
const word = fc.constantFrom(...words);

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
const ingress = fc
  .record({ name: word, port, secret: word })
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
const part = fc
  .tuple(
    comment,
    fc.oneof(
      ...[service, headless, deployment, statefulSet, autoscaler, custom, broken],
      ...[data, reading, certificate, webhook],
      ...[ingress, route, gateway, grant, secret, distantService, client],
    ),
  )
  .map((parts) => parts.join(""));
const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join("---\n"));
const project = fc.constantFrom(
  "rules: { selector-near-miss: off }\n",
  "exclude: [two.yaml, b]\n",
  "scope: file\n",
  "rules: [\n",
);
const generators = fc.oneof(
  fc.constant(""),
  fc
    .tuple(fc.constantFrom("configMapGenerator", "secretGenerator"), word, word)
    .map(([field, name, key]) => `${field}: [{ name: ${name}, literals: [${key}=x] }]\n`),
);
const kustomization = fc
  .tuple(fc.subarray(["one.yaml", "../c/four.yaml", "b/three.yaml"]), generators)
  .map(([files, made]) => `namespace: prod\nresources: [${files.join(", ")}]\n${made}`);

type Step = (workspace: Workspace) => Change;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...uris), text, fc.boolean()).map(
      ([uri, now, open]): Step =>
        (workspace) =>
          workspace.update(uri, now, { open }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...uris), fc.nat(), word).map(
      ([uri, at, letters]): Step =>
        (workspace) =>
          type(workspace, { uri, at, letters }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...uris).map(
      (uri): Step =>
        (workspace) =>
          workspace.remove(uri),
    ),
  },
  {
    weight: 1,
    arbitrary: kustomization.map(
      (now): Step =>
        (workspace) =>
          workspace.update(`${root}/a/kustomization.yaml`, now, { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("", "/a"), project).map(
      ([at, now]): Step =>
        (workspace) =>
          workspace.update(`${root}${at}/.patchbay.yaml`, now, { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "/a").map(
      (at): Step =>
        (workspace) =>
          workspace.update(`${root}${at}/Chart.yaml`, "name: c\n", { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("/Chart.yaml", "/a/Chart.yaml", "/a/kustomization.yaml", "/a/.patchbay.yaml")
      .map(
        (at): Step =>
          (workspace) =>
            workspace.remove(root + at),
      ),
  },
);

function type(
  workspace: Workspace,
  { uri, at, letters }: { uri: string; at: number; letters: string },
): Change {
  const now = workspace.file(uri)?.text ?? "";
  const offset = now.length === 0 ? 0 : at % now.length;
  return workspace.update(uri, now.slice(0, offset) + letters + now.slice(offset), { open: true });
}

function findingsOf(workspace: Workspace): Findings {
  const onFault = (_: unknown, __: unknown, error: unknown) => {
    throw error;
  };
  const { graph } = workspace;
  const levels = (rule: string, uri: string) => projectOf(graph.world, uri).rules.get(rule);
  return new Findings({ graph, rules, levels, onFault });
}

/** Everything that is said of a workspace, in words that can be compared. */
function answers(workspace: Workspace, findings: Findings): unknown {
  return [...workspace.files()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .flatMap(({ uri, documents }) =>
      documents.map((document) => ({
        uri,
        place: document.place,
        selected: document.resources
          .filter((placed) => isOf(placed, "service"))
          .map((placed) => selectPods(workspace.graph, placed, { scope: "auto" }))
          .map(({ rank, pods }) => [
            rank,
            pods.map((pod) => [pod.placed.document.uri, pod.placed.document.place.start, pod.count]),
          ]),
        findings: findings
          .in(document)
          .map((finding) => [
            finding.rule,
            finding.level,
            finding.message,
            shifted(finding.range, document.place.start),
            (finding.related ?? []).map(({ placed, range }) => [
              placed.document.uri,
              locate(placed.document, range.start),
            ]),
          ]),
      })),
    );
}

/** The same files in a new workspace, those that say how files belong together first. */
function fromScratch(texts: ReadonlyMap<string, string>): unknown {
  const workspace = new Workspace([root]);
  const findings = findingsOf(workspace);
  for (const [uri, now] of texts) findings.update(workspace.update(uri, now, { open: true }));
  return answers(workspace, findings);
}

test("incremental equals scratch", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      const texts = new Map<string, string>();
      const workspace = new Workspace([root]);
      const findings = findingsOf(workspace);
      const recorded = recording(workspace, texts);
      for (const each of steps) findings.update(each(recorded));
      expect(answers(workspace, findings)).toEqual(fromScratch(texts));
    }),
    { numRuns: 300 },
  );
});

/** The workspace, with the texts that it was given written down. */
function recording(workspace: Workspace, texts: Map<string, string>): Workspace {
  return new Proxy(workspace, {
    get: (target, property) => {
      if (property === "update") {
        return (uri: string, now: string, state: { open: boolean }) => {
          texts.set(uri, now);
          return target.update(uri, now, state);
        };
      }
      if (property === "remove") {
        return (uri: string) => {
          texts.delete(uri);
          return target.remove(uri);
        };
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
