import fc from "fast-check";
import { expect, test } from "vitest";
import { type EnvServicePort, envName, serviceVariables } from "../../src/kubernetes/service-env.ts";

test("variables come in the order of the kubelet", () => {
  const ports: EnvServicePort[] = [
    { name: "line-in", port: 514, protocol: "UDP" },
    { port: 601, protocol: "TCP" },
  ];
  expect([...serviceVariables({ name: "log-sink", address: "10.1.2.3", ports })]).toEqual([
    ["LOG_SINK_SERVICE_HOST", "10.1.2.3"],
    ["LOG_SINK_SERVICE_PORT", "514"],
    ["LOG_SINK_SERVICE_PORT_LINE_IN", "514"],
    ["LOG_SINK_PORT", "udp://10.1.2.3:514"],
    ["LOG_SINK_PORT_514_UDP", "udp://10.1.2.3:514"],
    ["LOG_SINK_PORT_514_UDP_PROTO", "udp"],
    ["LOG_SINK_PORT_514_UDP_PORT", "514"],
    ["LOG_SINK_PORT_514_UDP_ADDR", "10.1.2.3"],
    ["LOG_SINK_PORT_601_TCP", "tcp://10.1.2.3:601"],
    ["LOG_SINK_PORT_601_TCP_PROTO", "tcp"],
    ["LOG_SINK_PORT_601_TCP_PORT", "601"],
    ["LOG_SINK_PORT_601_TCP_ADDR", "10.1.2.3"],
  ]);
});

test("an IPv6 address is in brackets only in front of a port", () => {
  const variables = serviceVariables({
    name: "six",
    address: "fd12::8",
    ports: [{ port: 90, protocol: "SCTP" }],
  });
  expect(variables.get("SIX_SERVICE_HOST")).toBe("fd12::8");
  expect(variables.get("SIX_PORT")).toBe("sctp://[fd12::8]:90");
  expect(variables.get("SIX_PORT_90_SCTP_ADDR")).toBe("fd12::8");
});

test.each<[string, string, EnvServicePort[]]>([
  ["headless", "None", [{ port: 80, protocol: "TCP" }]],
  ["without an address", "", [{ port: 80, protocol: "TCP" }]],
  ["without ports", "10.1.2.3", []],
])("a Service %s gives no variables", (_, address, ports) => {
  expect(serviceVariables({ name: "quiet", address, ports }).size).toBe(0);
});

test("names change hyphens and case, nothing else", () => {
  expect(envName("2048-a--b")).toBe("2048_A__B");
});

test("the count is 3, one per named port and four per port", () => {
  const legalPort = fc.record({
    name: fc.option(fc.stringMatching(/^[a-z](-?[a-z0-9]){0,5}$/), { nil: undefined }),
    port: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom<EnvServicePort["protocol"]>("TCP", "UDP", "SCTP"),
  });
  // The API demands both: no two ports with the same number and protocol, no two with the same name.
  const legalPorts = fc
    .uniqueArray(legalPort, { minLength: 1, selector: ({ port, protocol }) => `${port}/${protocol}` })
    .filter((ports) => {
      const names = ports.flatMap(({ name }) => name ?? []);
      return new Set(names).size === names.length;
    });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z](-?[a-z0-9]){0,9}$/), legalPorts, (name, ports) => {
      const named = ports.filter((port) => port.name !== undefined).length;
      expect(serviceVariables({ name, address: "10.1.2.3", ports }).size).toBe(3 + named + 4 * ports.length);
    }),
  );
});
