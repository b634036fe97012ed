/**
 * A Service has the same port twice.
 *
 * ## What
 * Two ports have the same number and the same protocol. The same number under another protocol is another port.
 *
 * ## Why it matters
 * Nobody could say where traffic to the port goes. The API server refuses the Service: `spec.ports[1]: Duplicate value`.
 *
 * ## Reported
 * - `reported-copied.yaml`: a port was copied, and its number stayed.
 * - `reported-dns.yaml`: a name server whose second port was meant to be UDP.
 * - `reported-flow.yaml`: flow style, and a port that stands three times.
 *
 * ## Accepted
 * - `accepted-protocols.yaml`: one number, two protocols; two numbers, one target.
 * - `accepted-unknown.yaml`: numbers and protocols that are filled in later.
 *
 * ## Fix
 * Removes the later port; or gives it the other protocol, where its name or its number speaks for that.
 *
 * ## References
 * S1.25, S1.3
 */
import * as l10n from "@vscode/l10n";
import type { Protocol } from "../kubernetes/protocol.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { removeItem } from "../yaml/edits.ts";
import { fix, setProtocol } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "port-duplicate",
  title: "A Service has the same port twice",
  level: "error",
  since: "0.1.0",
  references: ["S1.25", "S1.3"],
  on: "service",
  check(service) {
    const { ports, complete } = service.resource;
    if (!complete) return [];
    const first = new Map<string, ServicePort>();
    return ports.flatMap((port) => {
      if (port.port === undefined || port.protocol === undefined) return [];
      const door = doorOf(port, port.protocol);
      const earlier = first.get(door);
      if (earlier === undefined) first.set(door, port);
      return earlier === undefined ? [] : [report(service, port, earlier)];
    });
  },
});

function doorOf({ port }: ServicePort, protocol: Protocol): string {
  return `${port}/${protocol}`;
}

function report(service: Placed<Service>, port: ServicePort, earlier: ServicePort): Report {
  const door = `${port.port}/${port.protocol}`;
  const message = l10n.t("{0} has port {1} twice. The API server refuses it.", nameOf(service), door);
  return {
    range: (port.portNode ?? port).range,
    message,
    related: [
      {
        placed: service,
        range: (earlier.portNode ?? earlier).range,
        message: l10n.t("The first port {0}", door),
      },
    ],
    fixes: [...otherProtocol(service, port), ...remove(service, port)],
  };
}

/** The protocol that the port's name speaks of, or that a name server needs beside this one, where it is free. */
function otherProtocol(service: Placed<Service>, port: ServicePort): readonly Fix[] {
  const meant = meantBy(port);
  if (meant === undefined) return [];
  const taken = service.resource.ports.some((each) => each.port === port.port && each.protocol === meant);
  return taken ? [] : fix(l10n.t("Use {0}", meant), [setProtocol(service, port, meant)]);
}

function meantBy({ name, port, protocol }: ServicePort): Protocol | undefined {
  const words = new Set((name?.text ?? "").toLowerCase().split(/[^a-z]+/));
  if (words.has("udp") || words.has("quic")) return "UDP";
  if (words.has("tcp")) return "TCP";
  if (words.has("sctp")) return "SCTP";
  if (port !== 53) return undefined;
  return protocol === "TCP" ? "UDP" : "TCP";
}

function remove(service: Placed<Service>, port: ServicePort): readonly Fix[] {
  const { ports, portList } = service.resource;
  const before = ports[ports.indexOf(port) - 1]?.shape;
  if (before === undefined || port.shape === undefined) return [];
  const { document } = service;
  const item = portList.flow
    ? { flow: true, range: port.range, before: before.range.end }
    : { flow: false, range: { start: port.shape.firstKey, end: port.shape.end }, before: before.end };
  return fix(l10n.t("Remove the later port"), [{ document, edit: removeItem(item, document.lines) }]);
}
