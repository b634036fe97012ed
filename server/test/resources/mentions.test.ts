/** Whom each kind names, and that the range of a name is the name alone. */
import { expect, test } from "vitest";
import { readDocument } from "../../src/resources/read.ts";

/** Every mention as `field → kind name`, with what else it says, and the text that its range covers checked. */
function mentionsIn(text: string): readonly string[] {
  const { resources } = readDocument(text);
  return resources.flatMap(({ mentions }) =>
    mentions.map(({ kind, name, namespace, field, range, node, port, optional, sendsTraffic }) => {
      expect(text.slice(range.start, range.end).replaceAll(/["']/g, "")).toBe(name);
      expect(node?.text).toBe(name);
      const details = [
        namespace === undefined ? "" : ` in ${namespace}`,
        port === undefined ? "" : `:${port.value}`,
        optional ? " optional" : "",
        sendsTraffic ? " called" : "",
      ];
      return `${field} → ${kind} ${name}${details.join("")}`;
    }),
  );
}

const pod = `
    volumes:
      - { name: a, configMap: { name: settings, optional: true } }
      - { name: b, secret: { secretName: "keys", items: [{ key: k, path: p }] } }
      - name: c
        projected:
          sources:
            - configMap: { name: settings }
            - secret: { name: keys, optional: true }
            - serviceAccountToken: { path: token }
      - { name: d, persistentVolumeClaim: { claimName: disk } }
      - { name: e, configMap: { name: "\${NAME}" } }
    imagePullSecrets: [{ name: registry }]
    serviceAccountName: runner
    serviceAccount: old
    initContainers:
      - { name: i, image: i, envFrom: [{ secretRef: { name: first } }] }
    containers:
      - name: c
        image: i
        envFrom: [{ configMapRef: { name: all, optional: true } }]
        env:
          - { name: A, valueFrom: { configMapKeyRef: { name: one, key: k } } }
          - { name: B, valueFrom: { secretKeyRef: { name: two, key: k, optional: true } } }
          - { name: C, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
`;

test("pods name ConfigMaps, Secrets, claims and their account", () => {
  expect(
    mentionsIn(`apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:${pod}`.replaceAll("\n    ", "\n  ")),
  ).toEqual([
    "spec.containers.envFrom.configMapRef.name → ConfigMap all optional",
    "spec.containers.env.valueFrom.configMapKeyRef.name → ConfigMap one",
    "spec.containers.env.valueFrom.secretKeyRef.name → Secret two optional",
    "spec.initContainers.envFrom.secretRef.name → Secret first",
    "spec.volumes.configMap.name → ConfigMap settings optional",
    "spec.volumes.secret.secretName → Secret keys",
    "spec.volumes.projected.sources.configMap.name → ConfigMap settings",
    "spec.volumes.projected.sources.secret.name → Secret keys optional",
    "spec.volumes.persistentVolumeClaim.claimName → PersistentVolumeClaim disk",
    "spec.imagePullSecrets.name → Secret registry",
    "spec.serviceAccountName → ServiceAccount runner",
  ]);
});

test.each([
  [
    "CronJob",
    "batch/v1",
    "spec.jobTemplate.spec.template.spec",
    "jobTemplate: { spec: { template: { spec: SPEC } } }",
  ],
  ["Deployment", "apps/v1", "spec.template.spec", "template: { spec: SPEC }"],
  [
    "Cluster",
    "example.dev/v1",
    "spec.groups.template.spec",
    "groups: [{ template: { metadata: { labels: { a: b } }, spec: SPEC } }]",
  ],
])("the field of a mention in a %s says where its pods are", (kind, apiVersion, field, spec) => {
  const written = spec.replace("SPEC", "{ containers: [{ name: c }], serviceAccount: runner }");
  expect(
    mentionsIn(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec: { ${written} }\n`),
  ).toEqual([`${field}.serviceAccount → ServiceAccount runner`]);
});

test("webhooks, aggregated APIs and conversions call Services, on 443 where no port is written", () => {
  const service = "service: { namespace: system, name: hook, path: /x }";
  const webhook = `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: h }\nwebhooks: [{ name: a, clientConfig: { ${service} } }, { name: b, clientConfig: { url: "https://x" } }]\n`;
  expect(mentionsIn(webhook)).toEqual([
    "webhooks.clientConfig.service.name → Service hook in system:443 called",
  ]);
  const api = `apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: { name: v1.x }\nspec: { service: { namespace: system, name: hook, port: 8443 } }\n`;
  expect(mentionsIn(api)).toEqual(["spec.service.name → Service hook in system:8443 called"]);
});

test.each([
  ["block", "metadata:\n  name: w.x\n", "\n"],
  ["flow", "metadata: { name: w.x }\n", "\n"],
])("the conversion of a definition is found without parsing the rest, in %s style", (_, metadata) => {
  const text = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n${metadata}spec:\n  versions: []\n  conversion:\n    strategy: Webhook\n    webhook:\n      clientConfig:\n        service:\n          name: converter\n          namespace: system\n          port: 9443\n  names: { kind: W }\n`;
  expect(mentionsIn(text)).toEqual([
    "spec.conversion.webhook.clientConfig.service.name → Service converter in system:9443 called",
  ]);
});

test("a Certificate names the Secret that it makes and its issuer, and an account its Secrets", () => {
  expect(
    mentionsIn(
      "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: c }\nspec: { secretName: web-tls, dnsNames: [web], issuerRef: { name: ca, kind: ClusterIssuer } }\n",
    ),
  ).toEqual([
    "spec.secretName → Secret web-tls optional",
    "spec.issuerRef.name → ClusterIssuer.cert-manager.io ca optional",
  ]);
  expect(
    mentionsIn(
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\nsecrets: [{ name: t }]\nimagePullSecrets: [{ name: r }]\n",
    ),
  ).toEqual(["secrets.name → Secret t optional", "imagePullSecrets.name → Secret r optional"]);
});

test.each([
  ["plain", "settings", "settings # note"],
  ["double", "settings", '"settings"'],
  ["single", "settings", "'settings'"],
])("the name of an object that is read without a tree has its place, in %s style", (style, name, written) => {
  const text = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  labels: {}\n  name:  ${written}\nspec: {}\n`;
  const node = readDocument(text).resources[0]?.nameNode;
  expect(node).toMatchObject({ text: name, style });
  expect(written).toContain(text.slice(node?.range.start, node?.range.end));
  expect(text.slice(node?.range.start, node?.range.end).length).toBe(written.split(" ")[0]?.length);
});
