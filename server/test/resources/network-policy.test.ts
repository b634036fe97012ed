/** How a NetworkPolicy, a monitor and a budget are read, and what they pick (S8.25–S8.38). */
import { describe, expect, test } from "vitest";
import type { Monitor } from "../../src/resources/monitor.ts";
import type { NetworkPolicy } from "../../src/resources/network-policy.ts";
import { readDocument } from "../../src/resources/read.ts";

function policy(spec: string): NetworkPolicy {
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: ${spec}\n`;
  const [resource] = readDocument(text).resources;
  if (resource?.type !== "network-policy") throw new Error("no policy");
  return resource;
}

function monitor(kind: string, spec: string): Monitor {
  const text = `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: { name: m }\nspec: ${spec}\n`;
  const [resource] = readDocument(text).resources;
  if (resource?.type !== "monitor") throw new Error("no monitor");
  return resource;
}

describe("the directions of a policy (S8.26)", () => {
  test.each([
    ["{ podSelector: {} }", true, false],
    ["{ podSelector: {}, egress: [{}] }", true, true],
    ["{ podSelector: {}, policyTypes: [] }", true, false],
    ["{ podSelector: {}, policyTypes: [Egress] }", false, true],
    ["{ podSelector: {}, policyTypes: [Egress], ingress: [{}] }", false, true],
  ])("%s isolates in ingress: %s, in egress: %s", (spec, ingress, egress) => {
    const read = policy(spec);
    expect([read.ingress.isolates, read.egress.isolates]).toEqual([ingress, egress]);
  });
});

describe("whom a policy is about (S8.25)", () => {
  test.each(["{}", "{ podSelector: {} }", "{ podSelector: null }"])("%s: all pods", (spec) => {
    const [subject] = policy(spec).picks;
    expect(subject).toMatchObject({ of: "pods", field: "spec.podSelector", namespaces: "own" });
    expect(subject?.selector).toMatchObject({ requirements: [], readable: true });
  });

  test("the ports of ingress are those of its own pods, those of egress of the others (S8.31)", () => {
    const read = policy(
      "{ podSelector: { matchLabels: { a: b } }, ingress: [{ ports: [{ port: http }] }], egress: [{ to: [{ podSelector: {} }], ports: [{ port: 53 }] }] }",
    );
    expect(read.picks.map(({ field, ports }) => [field, ports.map(({ value }) => value)])).toEqual([
      ["spec.podSelector", ["http"]],
      ["spec.egress.to.podSelector", [53]],
    ]);
  });

  test("a namespace by its name is known, by other labels it may be any (S8.34)", () => {
    const peers = (labels: string) =>
      policy(`{ ingress: [{ from: [{ podSelector: {}, namespaceSelector: { matchLabels: ${labels} } }] }] }`);
    expect(peers("{ kubernetes.io/metadata.name: shop }").picks[1]?.namespaces).toEqual(["shop"]);
    expect(peers("{ team: shop }").picks[1]?.namespaces).toBe("any");
  });
});

describe("what cannot be known of a policy", () => {
  test.each([
    "{ podSelector: nothing }",
    "{ podSelector: { matchLabels: { app: '<APP>' } } }",
    "{ policyTypes: ['<TYPE>'] }",
    "{ ingress: everything }",
    "{ ingress: [null] }",
    "{ ingress: [{ from: [null] }] }",
    "{ ingress: [{ from: somebody }] }",
    "{ ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: Like }] } }] }] }",
    "{ ingress: [{ ports: [{ port: '<PORT>' }] }] }",
    "{ ingress: [{ ports: [{ port: 80, protocol: tcp }] }] }",
    "{ ingress: [{ ports: [8080] }] }",
  ])("%s", (spec) => {
    expect(policy(spec).readable).toBe(false);
  });

  test.each(["{}", "{ ingress: null }", "{ ingress: [{ from: null, ports: [] }], egress: [] }"])(
    "%s is known",
    (spec) => {
      expect(policy(spec).readable).toBe(true);
    },
  );
});

describe("a monitor", () => {
  test.each([
    ["{}", "own"],
    ["{ namespaceSelector: { any: true, matchNames: [a] } }", "any"],
    ["{ namespaceSelector: { matchNames: [a, b] } }", ["a", "b"]],
    ["{ namespaceSelector: { matchNames: ['<NS>'] } }", undefined],
  ])("%s looks into namespaces: %s", (spec, namespaces) => {
    expect(monitor("ServiceMonitor", spec).namespaces).toEqual(namespaces);
  });

  test("one of Services has endpoints, one of pods has others", () => {
    const spec =
      "{ selector: {}, endpoints: [{ port: a }], podMetricsEndpoints: [{ port: b }, { portNumber: 90 }] }";
    expect(monitor("ServiceMonitor", spec).endpoints.map(({ port }) => port)).toEqual(["a"]);
    const pods = monitor("PodMonitor", spec);
    expect(pods.endpoints.map(({ port, target }) => port ?? target)).toEqual(["b", 90]);
    expect(pods.picks.map(({ of }) => of)).toEqual(["pods"]);
  });
});
