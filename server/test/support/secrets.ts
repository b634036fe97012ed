/** Manifests full of secrets, each of which can be recognised wherever it turns up. */
import { ecCertificate, otherEcKey } from "./certificates.ts";

/** A word that stands in every secret value below and nowhere else. */
const word = "qzSecretzq";

const encoded = Buffer.from(`${word}-encoded`).toString("base64");

/** What must not be seen in any output: the word, its base64, and the lines of a private key. */
export const secrets: readonly string[] = [
  word,
  encoded.slice(0, 12),
  ...otherEcKey.split("\n").slice(1, -2),
  Buffer.from(otherEcKey).toString("base64").slice(60, 100),
];

const indented = (text: string) => text.trim().replaceAll(/^/gm, "    ");

const login = `apiVersion: v1
kind: Secret
metadata:
  name: login
data:
  encoded: ${encoded}
  broken: ${word} is no base64
stringData:
  plain: ${word}
  folded: >-
    ${word}
    ${word}
  url: http://user:${word}@web.prod.svc:8080/${word}
  WEB_HOST: web
  illegal key: ${word}
`;

const registry = `apiVersion: v1
kind: Secret
metadata: { name: registry }
type: kubernetes.io/dockerconfigjson
stringData: { ".dockerconfigjson": "{ \\"auths\\": ${word} }" }
`;

const certificate = `apiVersion: v1
kind: Secret
metadata:
  name: web-tls
type: kubernetes.io/tls
stringData:
  tls.crt: |
${indented(ecCertificate)}
  tls.key: |
${indented(otherEcKey)}
`;

const swapped = `apiVersion: v1
kind: Secret
metadata:
  name: swapped-tls
type: kubernetes.io/tls
data:
  tls.crt: ${Buffer.from(otherEcKey).toString("base64")}
  tls.key: ${Buffer.from(word.repeat(20)).toString("base64")}
`;

const list = `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Secret, metadata: { name: listed }, stringData: { a: ${word} } }
`;

const brokenYaml = `apiVersion: v1
kind: Secret
metadata:
  name: broken
stringData:
  a: "${word}
  b: [${word}
  c: *${word}
`;

const reader = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:1
          ports:
            - name: https
              containerPort: 8443
          envFrom:
            - secretRef:
                name: login
          env:
            - name: A
              valueFrom:
                secretKeyRef:
                  name: login
                  key: plain
            - name: B
              valueFrom:
                secretKeyRef:
                  name: login
                  key: plian
            - name: C
              valueFrom:
                secretKeyRef:
                  name: logn
                  key: plain
          args: [--a=$(A), --plain=$(plain)]
          volumeMounts:
            - name: tls
              mountPath: /tls
      volumes:
        - name: tls
          secret:
            secretName: web-tls
`;

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 443
      targetPort: https
`;

/** The files by path. */
export const manifestsWithSecrets: Readonly<Record<string, string>> = {
  "secrets.yaml": [login, registry, certificate, swapped, list].join("---\n"),
  "broken.yaml": brokenYaml,
  "web.yaml": [reader, service].join("---\n"),
};

/** Who signs in to addresses that are no secret themselves; stands where values are kept, and is never shown. */
export const credentials = "qzSigninzq";

/** The files by path. */
export const manifestsWithCredentials: Readonly<Record<string, string>> = {
  "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          envFrom: [{ configMapRef: { name: addresses } }]
          env:
            - name: DB_URL
              value: postgres://app:${credentials}@db:5432/x?password=${credentials}
            - name: CACHE_URL
              value: "redis://:${credentials}/${credentials}@$(WEB_SERVICE_HOST):443"
            - name: REPLICA_URL
              value: $(DB_URL)
          args: ["--db=$(DB_URL)", --to=$(QUEUE_URL), "http://${credentials}@webb:80/", http://a:${credentials}@web:81/]
          ports: [{ name: https, containerPort: 8443 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: https, port: 443, targetPort: https }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: addresses }
data:
  QUEUE_URL: amqp://app:${credentials}@web:443/,amqp://app:${credentials}@wbe:443/
  settings.properties: |
    upstream=http://${credentials}@web.prod.svc:8080/x
    upstream2=https://app:${credentials}@web:444/x?token=${credentials}
---
apiVersion: monitoring.coreos.com/v1
kind: Probe
metadata: { name: web }
spec:
  prober: { url: "a:${credentials}@web:443" }
  targets: { staticConfig: { static: [https://a:${credentials}@web:444/, https://${credentials}@wbe/] } }
`,
};
