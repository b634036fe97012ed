import { expect, test } from "vitest";
import { podName, searchPath, serviceNames, srvName, statefulSetPodName } from "../../src/kubernetes/dns.ts";

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

test("pods with a host name are found below the Service", () => {
  expect(podName("first", till)).toBe("first.till.shop.svc.cluster.local");
  expect(statefulSetPodName("db", 2, till)).toBe("db-2.till.shop.svc.cluster.local");
});

test("every short name of a Service works through the search path of its namespace", () => {
  const [record] = serviceNames(till).slice(-1);
  const path = searchPath("shop", "cluster.local");
  const tried = serviceNames(till)
    .slice(0, 3)
    .map((name, index) => `${name}.${path[index]}`);
  expect(tried).toEqual([record, record, record]);
});
