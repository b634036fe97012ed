/**
 * A port speaks a protocol that is none of TCP, UDP and SCTP.
 *
 * ## What
 * The `protocol` of a Service port or a container port is the transport protocol, in capitals. What runs on top of it,
 * such as HTTP, has no place there.
 *
 * ## Why it matters
 * The API server refuses the object: `Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"`.
 *
 * ## Reported
 * - `reported-case.yaml`: small letters, in a Service and in a container.
 * - `reported-application.yaml`: protocols that run on top of TCP and UDP.
 * - `reported-typo.yaml`: a slip of the pen, and a word that means nothing.
 * - `reported-flow.yaml`: flow style.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: the three protocols; nothing means TCP.
 * - `accepted-placeholder.yaml`: protocols that are filled in later.
 * - `accepted-other-kinds.yaml`: a Gateway listener may speak HTTP.
 *
 * ## Fix
 * Writes the protocol in capitals, which is safe, or the transport below the application's protocol.
 *
 * ## References
 * S1.23, S2.38, S1.3, S1.13
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { isProtocol, type Protocol, protocols } from "../kubernetes/protocol.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { isPlaceholder } from "../yaml/placeholder.ts";
import { scalarValue } from "../yaml/value.ts";
import { fix, safeFix, setScalar } from "./fixes.ts";
import { defineGeneralRule, type Fix, type Report } from "./rule.ts";
import { containerName, nameOf, writtenText } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "port-protocol-invalid",
  title: "A port has a protocol that is none of TCP, UDP and SCTP",
  level: "error",
  since: "0.1.0",
  references: ["S1.23", "S2.38", "S1.3", "S1.13"],
  check(placed) {
    if (!placed.resource.complete) return [];
    return protocolsOf(placed).flatMap(({ node, owner }) =>
      node === undefined || isFine(node) ? [] : [report(placed, node, owner)],
    );
  },
});

interface Written {
  readonly node: YamlScalar | undefined;
  /** The Service or the container, in words. */
  readonly owner: string;
}

function protocolsOf(placed: Placed): readonly Written[] {
  if (isOf(placed, "service")) {
    const owner = nameOf(placed);
    return placed.resource.ports.map(({ protocolNode }) => ({ node: protocolNode, owner }));
  }
  if (!isOf(placed, "workload") || placed.resource.workloadKind === undefined) return [];
  return placed.resource.template.containers.flatMap((container) => {
    const owner = containerName(placed, container);
    return container.ports.map(({ protocolNode }) => ({ node: protocolNode, owner }));
  });
}

/** Nothing means TCP (S1.3, S1.13), and a word such as `PORT_PROTOCOL` stands for something else. */
function isFine(node: YamlScalar): boolean {
  const { type } = scalarValue(node);
  const filledIn = isPlaceholder(node.text) || /^(?:[A-Z0-9]+_)*PROTO(?:COL)?$/.test(node.text);
  return type === "null" || type === "unknown" || node.text === "" || filledIn || isProtocol(node.text);
}

function report(placed: Placed, node: YamlScalar, owner: string): Report {
  const message = l10n.t(
    "`protocol: {0}` of {1} is none of TCP, UDP and SCTP. The API server refuses it.",
    writtenText(node),
    owner,
  );
  return { range: node.range, message, fixes: fixesFor(placed, node) };
}

const overUdp = new Set(["DNS", "DTLS", "H3", "HTTP/3", "HTTP3", "NTP", "QUIC", "SNMP"]);

function fixesFor(placed: Placed, node: YamlScalar): readonly Fix[] {
  const word = node.text.trim().toUpperCase();
  if (isProtocol(word)) return safeFix(l10n.t("Write {0}", word), setScalar(placed, node, word));
  const protocol = overUdp.has(word) ? "UDP" : nearest(word);
  return fix(l10n.t("Write {0}", protocol), [setScalar(placed, node, protocol)]);
}

/** The protocol that a slip of two letters may have turned into the word; else TCP, the default. */
function nearest(word: string): Protocol {
  const [first = "TCP"] = [...protocols].sort((a, b) => distance(a, word) - distance(b, word));
  return distance(first, word) <= 2 ? first : "TCP";
}
