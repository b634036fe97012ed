import { expect, test } from "vitest";
import { type ContainerPort, findPort, type PortContainer } from "../../src/kubernetes/find-port.ts";
import type { Protocol } from "../../src/kubernetes/protocol.ts";

type Container = PortContainer<ContainerPort>;

function port(
  name: string,
  number: number | undefined,
  protocol: Protocol | undefined = "TCP",
): ContainerPort {
  return { name, number, protocol };
}

function container(role: Container["role"], ...ports: ContainerPort[]): Container {
  return { role, ports };
}

test("a number is found in a pod that declares nothing", () => {
  expect(findPort(7000, "TCP", [container("app")])).toEqual({ kind: "found", number: 7000 });
});

test("a number comes with its declaration, the first of the searched order", () => {
  const sidecar = container("sidecar", port("mesh", 7000));
  const app = container("app", port("api", 7000));
  expect(findPort(7000, "TCP", [sidecar, app])).toEqual({
    kind: "found",
    number: 7000,
    container: app,
    declaration: port("api", 7000),
  });
});

test.each([
  ["under another protocol", container("app", port("api", 7000, "UDP"))],
  ["only by an init container", container("init", port("api", 7000))],
])("a number declared %s is found without a declaration", (_, only) => {
  expect(findPort(7000, "TCP", [only])).toEqual({ kind: "found", number: 7000 });
});

test("a name is found in the first container that has it", () => {
  const first = container("app", port("admin", 1), port("api", 7001));
  expect(findPort("api", "TCP", [first, container("app", port("api", 7002))])).toEqual({
    kind: "found",
    number: 7001,
    container: first,
    declaration: port("api", 7001),
  });
});

test("app containers come before sidecars wherever they stand", () => {
  const sidecar = container("sidecar", port("api", 7001));
  const app = container("app", port("api", 7002));
  expect(findPort("api", "TCP", [sidecar, app])).toMatchObject({ number: 7002, container: app });
  expect(findPort("api", "TCP", [sidecar, container("app")])).toMatchObject({ number: 7001 });
});

test("a later port of the right protocol beats an earlier one of the wrong", () => {
  const app = container("app", port("dns", 53, "UDP"), port("dns", 5353, "TCP"));
  expect(findPort("dns", "TCP", [app])).toMatchObject({ kind: "found", number: 5353 });
});

test("a name that exists under other protocols only says which comes first", () => {
  const app = container("app", port("dns", 53, "UDP"), port("dns", 54, "SCTP"));
  expect(findPort("dns", "TCP", [app])).toEqual({
    kind: "protocol-differs",
    container: app,
    declaration: port("dns", 53, "UDP"),
  });
});

test.each([
  ["no container declares", "api", container("app", port("web", 7000))],
  ["differs in letter case", "api", container("app", port("API", 7000))],
  ["only an init container declares", "api", container("init", port("api", 7000))],
  ["is a number in quotes", "7000", container("app", { number: 7000, protocol: "TCP" })],
])("a name that %s is not found", (_, name, only) => {
  expect(findPort(name, "TCP", [only])).toEqual({ kind: "name-not-found" });
});

test("what a declaration leaves unknown is no reason to refuse it", () => {
  const app = container("app", { name: "api", number: undefined, protocol: undefined });
  expect(findPort("api", "UDP", [app])).toEqual({
    kind: "found",
    number: undefined,
    container: app,
    declaration: app.ports[0],
  });
});
