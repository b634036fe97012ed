import { expect, test } from "vitest";
import {
  endpointHostname,
  lookups,
  podName,
  searchPath,
  serviceNames,
  srvName,
} from "../../src/kubernetes/dns.ts";

const till = { name: "till", namespace: "shop", clusterDomain: "cluster.local" };

test("a Service has four names, from the short one to the record", () => {
  expect(serviceNames(till)).toEqual(["till", "till.shop", "till.shop.svc", "till.shop.svc.cluster.local"]);
});

test("the cluster domain is the cluster's own", () => {
  expect(serviceNames({ ...till, clusterDomain: "k8s.example" }).at(-1)).toBe("till.shop.svc.k8s.example");
});

test("an SRV name spells the protocol in lower case", () => {
  expect(srvName({ name: "dns", protocol: "UDP" }, till)).toBe("_dns._udp.till.shop.svc.cluster.local");
});

test("pods with a host name are found below the Service of their subdomain", () => {
  expect(podName("first", till)).toBe("first.till.shop.svc.cluster.local");
  expect(endpointHostname({ hostname: "first", subdomain: "till" }, "till")).toBe("first");
  expect(endpointHostname({ hostname: "first", subdomain: "safe" }, "till")).toBeUndefined();
});

const pod = { dnsPolicy: undefined, hostNetwork: false, namespace: "shop" };

test("every short name of a Service works through the search path of its namespace", () => {
  const [record] = serviceNames(till).slice(-1);
  const path = searchPath(pod, "cluster.local") ?? [];
  const tried = serviceNames(till)
    .slice(0, 3)
    .map((name, index) => lookups(name, path)[index]);
  expect(tried).toEqual([record, record, record]);
});

test("five dots, or one at the end, are taken for a full name first", () => {
  expect(lookups("a.b.c.d.e.f", ["x"])).toEqual(["a.b.c.d.e.f", "a.b.c.d.e.f.x"]);
  expect(lookups("till.", ["x"])).toEqual(["till"]);
});

test.each([
  ["the default", undefined, false, true],
  ["the default on the host's network", undefined, true, false],
  ["ClusterFirstWithHostNet", "ClusterFirstWithHostNet", true, true],
  ["Default", "Default", false, false],
  ["None", "None", false, false],
])("%s decides whether the cluster is asked", (_, dnsPolicy, hostNetwork, asked) => {
  expect(searchPath({ ...pod, dnsPolicy, hostNetwork }, "cluster.local") !== undefined).toBe(asked);
});
