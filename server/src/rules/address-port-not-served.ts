/**
 * A client is told a port that the Service does not have.
 *
 * ## What
 * An address in a variable, a command line, a probe or a ConfigMap names a Service of the workspace with a port that
 * it does not have. Often it is the target port, which is that of the pods, or the node port. Where the address leads
 * to the pods themselves, by a headless Service or by the name of a pod, the target port is the right one. A word, a
 * colon and a number may be an owner, a tag or a count as well: without more that says "address", only a number that
 * is the target port, the node port or a slip of one key counts.
 *
 * ## Why it matters
 * Nobody compares the two. The client runs into a timeout or a refused connection.
 *
 * ## Reported
 * - `reported-target-port.yaml`: the number of the pods.
 * - `reported-places.yaml`: in each place that can hold an address.
 * - `reported-node-port.yaml`: the number that only nodes have.
 * - `reported-headless.yaml`: the number of the Service, where only that of the pods is served.
 * - `reported-certain.yaml`: any number, where a word beside says that it is an address.
 *
 * ## Accepted
 * - `accepted-served.yaml`: the right port, and addresses without one.
 * - `accepted-headless.yaml`: the port of the pods, and others that they may listen on.
 * - `accepted-pairs.yaml`: owners, tags, counts and comments that look like an address.
 * - `accepted-prose.yaml`: sentences, pages and comments, in which an address is nobody's.
 * - `accepted-unknown.yaml`: hosts that are no Service, Services without known ports, external names.
 *
 * ## Fix
 * Use one of the ports of the Service.
 *
 * ## References
 * S7.1, S7.4, S7.7, S7.26
 */

import * as l10n from "@vscode/l10n";
import type { Mention, NamedPort } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import { servicesMeant } from "../workspace/named-services.ts";
import { namespaceOf } from "../workspace/near-objects.ts";
import { isNear } from "../workspace/selection.ts";
import { hasPort, isSlipOf, podsListen, type Served } from "../workspace/served-ports.ts";
import type { Placed } from "../workspace/source-file.ts";
import { aside, likelyPorts, portLabel, portPlace, portsOf } from "./backends.ts";
import { fix } from "./fixes.ts";
import { defineGeneralRule, type Report, type RuleContext } from "./rule.ts";
import { listed, nameOf, sentences } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "address-port-not-served",
  title: "A client is told a port that the Service does not have",
  level: "warning",
  since: "0.2.0",
  references: ["S7.1", "S7.4", "S7.7", "S7.26"],
  check(client, context) {
    return client.resource.mentions.flatMap((mention) =>
      mention.address === undefined || mention.port === undefined
        ? []
        : (check(client, { mention, port: mention.port }, context) ?? []),
    );
  },
});

interface Asked {
  readonly mention: Mention;
  readonly port: NamedPort;
}

function check(client: Placed, { mention, port }: Asked, { graph }: RuleContext): Report | undefined {
  const { rank, services } = servicesMeant(graph, client, mention);
  const [service] = services;
  const exact =
    mention.namespace !== undefined && services.every((each) => namespaceOf(graph, each) !== undefined);
  if (service === undefined || (rank === "workspace" && !exact)) return undefined;
  const served = (each: Placed<Service>): Served =>
    reachesPods(each, mention)
      ? podsListen(graph, each, { port, reader: client })
      : hasPort(graph, each, port);
  if (services.some((each) => served(each) !== "no")) return undefined;
  if (mention.address?.certain !== true && !services.some((each) => isSlipOf(each.resource, port)))
    return undefined;
  const level = isNear(rank) || exact ? "warning" : "information";
  const report = reachesPods(service, mention) ? atPods : atService;
  return {
    level,
    range: port.range,
    related: [portPlace(service)],
    ...report(client, { mention, port, service }),
  };
}

/** Whether a name leads to pods, and not to a cluster IP (S7.4, S7.5). */
function reachesPods({ resource }: Placed<Service>, { address }: Mention): boolean {
  return resource.headless || address?.pod !== undefined;
}

interface Missed extends Asked {
  readonly service: Placed<Service>;
}

function atService(client: Placed, { mention, port, service }: Missed): Pick<Report, "message" | "fixes"> {
  const what = l10n.t(
    "{0} has the address `{1}`, but {2} has {3}.",
    nameOf(client),
    shownAddress(mention, port),
    nameOf(service),
    portsOf(service.resource),
  );
  const message = [...aside(service.resource, port), l10n.t("The connection will fail.")].reduce(
    sentences,
    what,
  );
  const numbers = likelyPorts(service.resource, port).flatMap((each) => each.port ?? []);
  return { message, fixes: numbers.flatMap((number) => rewrite(client, port, number)) };
}

function atPods(client: Placed, { mention, port, service }: Missed): Pick<Report, "message" | "fixes"> {
  const ports = service.resource.ports.filter((each) => each.port === port.value);
  const targets = ports.flatMap(({ targetPort }) => (typeof targetPort === "number" ? [targetPort] : []));
  const shown = ports.map(portLabel);
  const what = l10n.t(
    "{0} has the address `{1}`, which leads to the pods of {2} themselves; they listen on the target port, not on {3}.",
    nameOf(client),
    shownAddress(mention, port),
    nameOf(service),
    listed(shown),
  );
  const message = sentences(what, l10n.t("The connection will fail."));
  return { message, fixes: targets.flatMap((number) => rewrite(client, port, number)) };
}

function shownAddress({ address }: Mention, { value }: NamedPort): string {
  return `${address?.host}:${value}`;
}

function rewrite({ document }: Placed, { range }: NamedPort, number: number) {
  return fix(l10n.t("Use port {0}", number), [{ document, edit: { range, newText: `${number}` } }]);
}
