import { describe, expect, test } from "vitest";
import { serviceManifest } from "../../../src/features/expose/expose.ts";
import type { ExposeFlags } from "../../../src/features/expose/flags.ts";
import { readWishes } from "../../../src/features/expose/wishes.ts";
import { questionAt, workloadIn } from "../ask.ts";
import { web, webService } from "./exposed.ts";

/** The Service for the workload of a fixture, or the sentence that says why there is none. */
function service(fixture: string, flags: ExposeFlags): string {
  const { asked } = questionAt(fixture);
  const wishes = readWishes(flags);
  if ("misuse" in wishes) return wishes.misuse;
  const made = serviceManifest(asked, workloadIn(asked), wishes);
  return typeof made === "string" ? made : made.refused;
}

const withPorts = (ports: string) => web.replace("        - containerPort: 80\n", ports);
const named = withPorts("        - { name: http, containerPort: 8080 }\n");
const two = withPorts("        - { name: http, containerPort: 8080 }\n        - containerPort: 9090\n");
const dns = withPorts(
  "        - { name: dns, containerPort: 53, protocol: UDP }\n        - { name: dns-tcp, containerPort: 53 }\n",
);

const portsOf = (text: string) => text.slice(text.indexOf("  ports:\n") + "  ports:\n".length);

test("without flags it is what the action writes", () => {
  expect(service(web, {})).toBe(webService);
});

test("the line ends are those of the file", () => {
  expect(service(web.replaceAll("\n", "\r\n"), {})).toBe(webService.replaceAll("\n", "\r\n"));
});

describe("--port", () => {
  test("leads to the only port of the containers", () => {
    expect(portsOf(service(named, { port: "80" }))).toBe(
      "  - name: http\n    port: 80\n    targetPort: http\n",
    );
  });

  test("leads to the port of its own number", () => {
    expect(portsOf(service(two, { port: "9090" }))).toBe("  - port: 9090\n    targetPort: 9090\n");
  });

  test("has every protocol of its number", () => {
    expect(portsOf(service(dns, { port: "53" }))).toBe(
      "  - name: dns\n    port: 53\n    protocol: UDP\n    targetPort: dns\n" +
        "  - name: dns-tcp\n    port: 53\n    targetPort: dns-tcp\n",
    );
  });

  test("is all that is known where the containers declare nothing", () => {
    expect(portsOf(service(withPorts(""), { port: "80" }))).toBe("  - port: 80\n    targetPort: 80\n");
  });

  test("cannot choose between several", () => {
    expect(service(two, { port: "80" })).toBe(
      "Deployment web declares no port 80; --target-port says which of http, 9090 is meant.",
    );
  });
});

describe("--target-port", () => {
  test("alone makes one port of its own number", () => {
    expect(portsOf(service(two, { targetPort: "http" }))).toBe(
      "  - name: http\n    port: 8080\n    targetPort: http\n",
    );
    expect(portsOf(service(two, { targetPort: "9090" }))).toBe("  - port: 9090\n    targetPort: 9090\n");
  });

  test("stays a number when it was given as one", () => {
    expect(portsOf(service(named, { port: "80", targetPort: "8080" }))).toBe(
      "  - name: http\n    port: 80\n    targetPort: 8080\n",
    );
  });

  test("serves several ports, each with a name of its own", () => {
    expect(portsOf(service(named, { port: "80,443", targetPort: "http" }))).toBe(
      "  - name: http\n    port: 80\n    targetPort: http\n" +
        "  - name: https\n    port: 443\n    targetPort: http\n",
    );
  });

  test("must be a name that a container has, under that protocol", () => {
    expect(service(named, { targetPort: "web" })).toBe(
      "No container of Deployment web has a port named web.",
    );
    expect(service(named, { targetPort: "http", protocol: "UDP" })).toBe(
      "The port http of Deployment web is TCP: a name never leads to UDP.",
    );
  });
});

test("--protocol holds for every port, and a name that does not lead there gives way to the number", () => {
  expect(portsOf(service(named, { protocol: "UDP" }))).toBe(
    "  - port: 8080\n    protocol: UDP\n    targetPort: 8080\n",
  );
  expect(portsOf(service(dns, { protocol: "UDP" }))).toBe(
    "  - name: dns\n    port: 53\n    protocol: UDP\n    targetPort: dns\n",
  );
});

test("the other flags stand in the manifest", () => {
  const flags = {
    name: "front",
    namespace: "shop",
    labels: "team=a,tier=b",
    selector: "app=web",
    type: "LoadBalancer",
    clusterIp: "10.96.4.4",
    loadBalancerIp: "192.0.2.7",
    externalIp: "2001:db8::1",
    sessionAffinity: "ClientIP",
  };
  expect(service(web, flags)).toBe(`apiVersion: v1
kind: Service
metadata:
  name: front
  namespace: shop
  labels:
    team: a
    tier: b
spec:
  type: LoadBalancer
  clusterIP: 10.96.4.4
  loadBalancerIP: 192.0.2.7
  externalIPs:
  - "2001:db8::1"
  sessionAffinity: ClientIP
  selector:
    app: web
  ports:
  - port: 80
    targetPort: 80
`);
});

test("a list of addresses in flow style", () => {
  const pod = `{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "labels": { "app": "web" } },
  "spec": { "containers": [{ "name": "web", "ports": [{ "containerPort": 80 }] }] } }`;
  expect(JSON.parse(service(pod, { externalIp: "192.0.2.1" })).spec.externalIPs).toEqual(["192.0.2.1"]);
});

describe("a StatefulSet", () => {
  const set = web.replace("Deployment", "StatefulSet");

  test("is headless", () => {
    expect(service(set, {})).toContain("clusterIP: None");
  });

  test.each([
    { type: "NodePort" },
    { sessionAffinity: "ClientIP" },
    { externalIp: "192.0.2.1" },
    { clusterIp: "10.0.0.9" },
  ])("but not with %j", (flags) => {
    expect(service(set, flags)).not.toContain("None");
  });
});

test("a headless Service needs no ports", () => {
  expect(service(withPorts(""), { clusterIp: "None" })).toMatch(
    / {2}clusterIP: None\n {2}selector:\n {4}app: web\n$/,
  );
});

describe("refusals", () => {
  test.each<[ExposeFlags, string]>([
    [{ selector: "app=other" }, "The pods of Deployment web do not have the labels app=other."],
    [
      { namespace: "billing" },
      "Deployment web is in the namespace shop; a Service in billing would not select its pods.",
    ],
  ])("%j", (flags, reason) => {
    expect(service(web.replace("  name: web", "  name: web\n  namespace: shop"), flags)).toBe(reason);
  });

  test("--selector rescues a workload without matchLabels", () => {
    const expressions = "matchExpressions:\n    - { key: app, operator: Exists }";
    const text = web.replace("matchLabels:\n      app: web", expressions);
    expect(service(text, { selector: "app=web" })).toContain("  selector:\n    app: web\n");
  });
});

describe("misuse", () => {
  test.each<[ExposeFlags, string]>([
    [{ port: "http" }, '--port "http" must be a number from 1 to 65535, or several with commas between.'],
    [{ port: "0" }, '--port "0" must be a number'],
    [{ port: "80,80" }, '--port "80,80" names 80 twice.'],
    [{ port: "" }, '--port "" must be a number'],
    [{ targetPort: "70000" }, '--target-port "70000" must be a port name or a number from 1 to 65535.'],
    [{ targetPort: "Web" }, '--target-port "Web" must consist of lower case letters'],
    [{ protocol: "tcp" }, '--protocol "tcp" must be one of TCP, UDP, SCTP.'],
    [{ type: "Bogus" }, '--type "Bogus" must be one of ClusterIP, NodePort, LoadBalancer.'],
    [{ type: "ExternalName" }, '--type "ExternalName" leads to a name outside the cluster, not to pods.'],
    [{ name: "8080" }, '--name "8080" must start with a letter'],
    [{ namespace: "a.b" }, '--namespace "a.b" must consist of'],
    [{ selector: "app" }, '--selector "app" must be key=value, or several with commas between.'],
    [{ selector: "tier!=db" }, '--selector "tier!=db" has the key "tier!", which must consist of'],
    [{ labels: "a=b c" }, '--labels "a=b c" has the value "b c", which must consist of'],
    [{ clusterIp: "10.0.0" }, '--cluster-ip "10.0.0" must be an IP address.'],
    [{ sessionAffinity: "Sticky" }, '--session-affinity "Sticky" must be one of None, ClientIP.'],
    [{ externalIp: "web" }, '--external-ip "web" must be an IP address.'],
    [{ loadBalancerIp: "192.0.2.1" }, "--load-balancer-ip needs --type LoadBalancer."],
    [
      { clusterIp: "None", type: "NodePort" },
      "A Service of type NodePort has a cluster IP; --cluster-ip cannot be None.",
    ],
    [{ clusterIp: "None", externalIp: "192.0.2.1" }, "A headless Service has no use for --external-ip."],
    [
      { clusterIp: "None", sessionAffinity: "ClientIP" },
      "A headless Service has no use for --session-affinity ClientIP.",
    ],
  ])("%j", (flags, complaint) => {
    expect(service(web, flags)).toContain(complaint);
  });
});
