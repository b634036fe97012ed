/**
 * A client calls a Service that is not there, and one with nearly the name is.
 *
 * ## What
 * An address names no Service of the workspace, and beside it stands a Service whose name differs in one letter, or in
 * two of a long name, and that has the port, where one is named. Hosts that are like no Service are nobody's business.
 *
 * ## Why it matters
 * The name will not resolve, and the client will wait or crash.
 *
 * ## Reported
 * - `reported-letter.yaml`: a letter is missing.
 * - `reported-places.yaml`: in each place that can hold an address.
 *
 * ## Accepted
 * - `accepted-other-host.yaml`: hosts that are like no Service, or differ in a number only.
 * - `accepted-other-port.yaml`: the name is near, the port is not.
 * - `accepted-other-word.yaml`: another word of few letters, the client's own Service, a group of servers of nginx,
 *   settings that hold no host, a name that the pod knows itself.
 * - `accepted-elsewhere.yaml`: a Service of the name is in another folder.
 *
 * ## Fix
 * Call the Service that is there.
 *
 * ## References
 * S7.22, S7.23
 */

import * as l10n from "@vscode/l10n";
import type { Mention } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { servicesMeant } from "../workspace/named-services.ts";
import { misspeltObjects, objectsElsewhere } from "../workspace/near-objects.ts";
import { selectingServices } from "../workspace/selecting-services.ts";
import { hasPort, podsListen } from "../workspace/served-ports.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { asksElsewhere, namePlace } from "./backends.ts";
import { fix } from "./fixes.ts";
import { defineGeneralRule, type Report, type RuleContext } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "address-service-near-miss",
  title: "A client calls a Service that is not there, and one with nearly the name is",
  level: "warning",
  since: "0.2.0",
  references: ["S7.22", "S7.23"],
  check(client, context) {
    return client.resource.mentions.flatMap((mention) =>
      mention.address === undefined ? [] : (check(client, mention, context) ?? []),
    );
  },
});

function check(client: Placed, mention: Mention, { graph }: RuleContext): Report | undefined {
  if (asksElsewhere(client, mention) || servicesMeant(graph, client, mention).rank !== undefined)
    return undefined;
  if (objectsElsewhere(graph, { from: client, mention }).length > 0) return undefined;
  if (isBuiltName(graph, { from: client, mention })) return undefined;
  const near = misspeltObjects(graph, { from: client, mention }).filter((each) => isOf(each, "service"));
  const own = isOf(client, "workload") ? selectingServices(graph, client, client) : [];
  const others = near.filter(
    ({ resource }) =>
      !isSibling(mention.name, resource.name) || own.every(({ service }) => service.resource !== resource),
  );
  const meant = others.find((service) => fits(client, { mention, service }, graph));
  if (meant === undefined) return undefined;
  const { address, range } = mention;
  const name = meant.resource.name ?? "";
  return {
    range,
    message: l10n.t(
      "{0} has the address `{1}`, but no Service `{2}` is here; {3} is. The name will not resolve.",
      nameOf(client),
      address?.host ?? "",
      mention.name,
      nameOf(meant),
    ),
    related: [namePlace(meant)],
    fixes: fix(l10n.t("Call Service `{0}`", name), [
      { document: client.document, edit: { range, newText: name } },
    ]),
  };
}

/** Beside its own Service a client may well call another one with a name like it: `cart` in `card`, `orders` in `order`. */
function isSibling(one: string, other = ""): boolean {
  const sameLetters = [...one].sort().join("") === [...other].sort().join("");
  return (one.length === other.length && !sameLetters) || one === `${other}s` || `${one}s` === other;
}

interface Candidate {
  readonly mention: Mention;
  readonly service: Placed<Service>;
}

/** Whether the Service has the port, where one is named. */
function fits(client: Placed, { mention, service }: Candidate, graph: RuleContext["graph"]): boolean {
  const { port, address } = mention;
  if (port === undefined) return true;
  const pods = service.resource.headless || address?.pod !== undefined;
  if (hasPort(graph, service, port) === "yes") return true;
  return pods && podsListen(graph, service, { port, reader: client }) === "yes";
}
