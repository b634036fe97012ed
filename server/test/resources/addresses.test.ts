import { describe, expect, test } from "vitest";
import type { Mention } from "../../src/resources/mention.ts";
import { readDocument } from "../../src/resources/read.ts";

/** `kind name.namespace:port in field`, each part checked against the text. */
function mentioned(text: string): readonly string[] {
  return readDocument(text).resources.flatMap(({ mentions }) => mentions.map((each) => worded(each, text)));
}

function worded({ kind, name, namespace, port, range, field, sendsTraffic }: Mention, text: string): string {
  expect(text.slice(range.start, range.end)).toContain(name);
  if (port !== undefined) expect(text.slice(port.range.start, port.range.end)).toContain(`${port.value}`);
  const whole = `${name}${namespace === undefined ? "" : `.${namespace}`}${port === undefined ? "" : `:${port.value}`}`;
  return `${kind} ${whole} ${sendsTraffic ? "in" : "by"} ${field}`;
}

describe("addresses in a pod", () => {
  const pod = (container: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: client\nspec:\n  containers:\n    - name: app\n${container.replace(/^/gm, "      ")}`;

  test("variables", () => {
    const text = pod(
      'env:\n- { name: REDIS_HOST, value: redis }\n- { name: CART, value: "cart.shop:7070" }\n- { name: MODE, value: redis }\n- { name: IMAGE, value: redis:7000 }',
    );
    expect(mentioned(text)).toEqual([
      "Service redis in spec.containers.env.value",
      "Service cart.shop:7070 in spec.containers.env.value",
    ]);
  });

  test("command lines, in any style of YAML", () => {
    const text = pod(
      'command: [sh, -c, "nc -z db 5432\\nnc web:80"]\nargs:\n- --redis-host=redis\n- --broker\n- kafka\n- |\n  wget http://web:8080\n  # wget http://old:8080\n  chown app:1000 /data\n',
    );
    expect(mentioned(text)).toEqual([
      "Service web:80 in spec.containers.command",
      "Service redis in spec.containers.args",
      "Service kafka in spec.containers.args",
      "Service web:8080 in spec.containers.args",
    ]);
  });

  test("probes that ask another host", () => {
    const text = pod(
      "readinessProbe: { httpGet: { host: web, port: 8080 } }\nlivenessProbe: { tcpSocket: { port: 1 } }",
    );
    expect(mentioned(text)).toEqual(["Service web:8080 in spec.containers.readinessProbe.httpGet.host"]);
  });

  test("nothing behind an alias, nothing in a placeholder", () => {
    const text = pod(
      "env:\n- { name: A_URL, value: &a http://web }\n- { name: B_URL, value: *a }\n- { name: C_HOST, value: <host> }",
    );
    expect(mentioned(text)).toEqual(["Service web in spec.containers.env.value"]);
  });
});

describe("addresses in settings", () => {
  const settings = (kind: string, key: string, data: string) =>
    `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: settings\n${key}:\n${data.replace(/^/gm, "  ")}\n`;

  test("a ConfigMap, by variables and by files", () => {
    const text = settings(
      "ConfigMap",
      "data",
      'REDIS_HOST: redis\nCART_ADDR: "cart:7070"\nIMAGE: redis:7000\nnginx.conf: |\n  proxy_pass http://web:8080;\n  # proxy_pass http://old:8080;\napp.properties: |\n  db.host = db\n  db.user=web',
    );
    expect(mentioned(text)).toEqual([
      "Service cart:7070 in data",
      "Service web:8080 in data",
      "Service redis in data",
      "Service db in data",
    ]);
  });

  test("a Secret in the clear gives its hosts and keeps nothing else", () => {
    const text = settings(
      "Secret",
      "stringData",
      "URL: postgres://admin:hunter2@db.shop:5432/app\nPASSWORD: web:8080\nNOTE: s3cret:8080\nDB_HOST: db\n",
    );
    expect(mentioned(text)).toEqual(["Service db.shop:5432 in stringData", "Service db in stringData"]);
    expect(JSON.stringify(readDocument(text))).not.toMatch(/hunter2|admin|s3cret/);
  });
});

describe("an Ingress", () => {
  test("of today", () => {
    const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: edge }
spec:
  ingressClassName: nginx
  defaultBackend: { service: { name: web, port: { name: http } } }
  tls: [{ hosts: [a.example], secretName: cert }]
  rules:
    - http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }
          - { path: /b, pathType: Prefix, backend: { resource: { apiGroup: k8s.example, kind: Bucket, name: files } } }
`;
    expect(mentioned(text)).toEqual([
      "Service web:http in spec.defaultBackend.service.name",
      "Service api:80 in spec.rules.http.paths.backend.service.name",
      "Secret cert by spec.tls.secretName",
      "Bucket.k8s.example files by spec.rules.http.paths.backend.resource.name",
      "IngressClass nginx by spec.ingressClassName",
    ]);
  });

  test("of the versions before", () => {
    const text = `apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: edge }
spec:
  backend: { serviceName: web, servicePort: http }
  rules: [{ http: { paths: [{ backend: { serviceName: api, servicePort: 80 } }] } }]
`;
    expect(mentioned(text)).toEqual([
      "Service web:http in spec.backend.serviceName",
      "Service api:80 in spec.rules.http.paths.backend.serviceName",
    ]);
  });
});

test("a Probe calls its prober and its targets, and a target outside is nobody", () => {
  const text =
    'apiVersion: monitoring.coreos.com/v1\nkind: Probe\nmetadata: { name: p }\nspec:\n  prober: { url: "blackbox.monitoring:9115" }\n  targets:\n    staticConfig:\n      static: [http://web/health, https://example.com]\n';
  expect(mentioned(text)).toEqual([
    "Service blackbox.monitoring:9115 in spec.prober.url",
    "Service web in spec.targets.staticConfig.static",
  ]);
});
