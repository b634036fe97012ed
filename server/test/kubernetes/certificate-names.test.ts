import { expect, test } from "vitest";
import { coversHost, isClusterName, isNameOf, servesHost } from "../../src/kubernetes/certificate-names.ts";
import { serviceNames } from "../../src/kubernetes/dns.ts";

const service = { name: "my-nginx", namespace: "prod" };

test.each(serviceNames({ ...service, clusterDomain: "cluster.local" }))(
  "%s is a name of the Service",
  (name) => {
    expect(isNameOf(name, service)).toBe(true);
  },
);

test.each([
  "MY-NGINX.prod.svc",
  "*.prod.svc",
  "*.my-nginx.prod.svc.cluster.local",
  "db-0.my-nginx.prod.svc",
  "my-nginx.prod.svc.",
])("%s is one too: case, wildcards, pods and a final dot", (name) => {
  expect(isNameOf(name, service)).toBe(true);
});

test.each(["nginx", "my-nginx.test", "my-nginx.test.svc", "*.test.svc", "my-nginx.example.com", "*"])(
  "%s is none",
  (name) => {
    expect(isNameOf(name, service)).toBe(false);
  },
);

test("a namespace that is not known may be any", () => {
  expect(isNameOf("my-nginx.test.svc", { name: "my-nginx", namespace: undefined })).toBe(true);
});

test("a wildcard stands for one label, in front", () => {
  expect(coversHost(["*.example.com"], "shop.example.com")).toBe(true);
  expect(coversHost(["*.example.com"], "a.shop.example.com")).toBe(false);
  expect(coversHost(["*.example.com"], "example.com")).toBe(false);
  expect(coversHost(["*"], "localhost")).toBe(false);
  expect(coversHost(["*.example.com"], "*.example.com")).toBe(true);
});

test("names for inside of a cluster are told from those of the world", () => {
  expect(["web", "web.prod.svc", "web.prod.svc.cluster.local"].every(isClusterName)).toBe(true);
  expect(["example.com", "shop.example.com", "*"].some(isClusterName)).toBe(false);
});

test("a host with a wildcard is served by any name below it", () => {
  expect(servesHost(["shop.example.com"], "*.example.com")).toBe(true);
  expect(servesHost(["a.shop.example.com."], "*.Example.com")).toBe(true);
  expect(servesHost(["*.example.com"], "*.example.com")).toBe(true);
  expect(servesHost(["example.com", "shop.example.org"], "*.example.com")).toBe(false);
  expect(servesHost(["*.example.com"], "*.shop.example.com")).toBe(false);
  expect(servesHost(["*.example.com"], "shop.example.com")).toBe(true);
  expect(servesHost(["shop.example.com"], "www.example.com")).toBe(false);
});
