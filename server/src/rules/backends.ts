/** What the rules on Ingresses and routes share: the Service of a backend, and the port that is asked of it. */

import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import type { Mention, NamedPort } from "../resources/mention.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { servicesMeant } from "../workspace/named-services.ts";
import { misspeltObjects, namespaceOf, objectsElsewhere } from "../workspace/near-objects.ts";
import { isNear } from "../workspace/selection.ts";
import { hasPort, portBehind } from "../workspace/served-ports.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { fix, setNumber, setScalar } from "./fixes.ts";
import type { Fix, Report, RuleContext } from "./rule.ts";
import { listed, nameOf, sentences } from "./wording.ts";

/** Who sends, what it names, and what comes of it, as a whole sentence. */
export interface Sending {
  readonly from: Placed;
  readonly mention: Mention;
  readonly consequence: string;
}

/** The report on a port that the Service does not have; undefined when it has, or when that is not known. */
export function missingPort(
  { from, mention, consequence }: Sending,
  { graph }: RuleContext,
): Report | undefined {
  const { port } = mention;
  if (port === undefined || isNone(port)) return undefined;
  const { rank, services } = servicesMeant(graph, from, mention);
  const [service] = services;
  if (service === undefined || services.some((each) => hasPort(graph, each, port) !== "no")) return undefined;
  const what = l10n.t(
    "{0} sends requests to port {1} of {2}, which has {3}.",
    nameOf(from),
    shown(port),
    nameOf(service),
    portsOf(service.resource),
  );
  return {
    range: port.range,
    level: isNear(rank) ? "error" : "information",
    message: [...aside(service.resource, port), consequence].reduce(sentences, what),
    related: [portPlace(service)],
    fixes: portFixes(from, { port, service: service.resource }),
  };
}

/** What no port can be is another rule's business. */
function isNone({ value }: NamedPort): boolean {
  return typeof value === "number" && (value < 1 || value > 65_535);
}

/** Whether the pods of a client look for a short name in places of their own, which need not be their namespace (S7.22). */
export function asksElsewhere({ resource }: Placed, { namespace }: Mention): boolean {
  return resource.type === "workload" && resource.template.ownSearch && namespace === undefined;
}

/** The report on a Service that is not here: a warning with a similar one beside, or with the same in another namespace. */
export function missingService(
  { from, mention, consequence }: Sending,
  { graph }: RuleContext,
): Report | undefined {
  const { range, node, name } = mention;
  if (servicesMeant(graph, from, mention).rank !== undefined) return undefined;
  if (isBuiltName(graph, { from, mention })) return undefined;
  const [elsewhere] = objectsElsewhere(graph, { from, mention }).filter((each) => isOf(each, "service"));
  if (elsewhere !== undefined) return inOtherNamespace({ from, mention, consequence }, elsewhere, graph);
  const near = misspeltObjects(graph, { from, mention }).filter((each) => isOf(each, "service"));
  const [meant] = near.filter(
    (each) => mention.port === undefined || hasPort(graph, each, mention.port) !== "no",
  );
  if (meant === undefined)
    return {
      range,
      message: l10n.t(
        "{0} sends requests to Service `{1}`, which is not in this workspace.",
        nameOf(from),
        name,
      ),
    };
  const what = l10n.t(
    "{0} sends requests to Service `{1}`, which is not here; {2} is.",
    nameOf(from),
    name,
    nameOf(meant),
  );
  return {
    range,
    level: "warning",
    message: sentences(what, consequence),
    related: [namePlace(meant)],
    fixes: fix(l10n.t("Name Service `{0}`", meant.resource.name ?? ""), [
      setScalar(from, node, meant.resource.name ?? ""),
    ]),
  };
}

function inOtherNamespace(
  { from, mention, consequence }: Sending,
  found: Placed,
  graph: RuleContext["graph"],
): Report {
  const [here, there] = [
    mention.namespace ?? namespaceOf(graph, from) ?? "",
    namespaceOf(graph, found) ?? "",
  ];
  const what = l10n.t(
    "{0} sends requests to {1} in namespace `{2}`, but that Service is in namespace `{3}`.",
    nameOf(from),
    nameOf(found),
    here,
    there,
  );
  const beside = found.document.uri === from.document.uri;
  return {
    range: mention.range,
    level: beside ? "warning" : "information",
    message: sentences(what, consequence),
    related: [namePlace(found)],
  };
}

/** Where an object says what it is called. */
export function namePlace(placed: Placed) {
  const { nameNode, kindRange, range } = placed.resource;
  const place = nameNode?.range ?? kindRange ?? range;
  return { placed, range: place, message: l10n.t("{0} is here", nameOf(placed)) };
}

/** Where a Service lists its ports. */
export function portPlace(service: Placed<Service>) {
  const { portList } = service.resource;
  return { placed: service, range: portList.range, message: l10n.t("The ports of {0}", nameOf(service)) };
}

/** How many ports a message names. */
const mostPorts = 6;

/** "only ports 80 (`http`) and 443", or "no ports". */
export function portsOf({ ports }: Service): string {
  const more = ports.length - mostPorts;
  const shownPorts = ports.slice(0, mostPorts).map(portLabel);
  const labels = listed(more > 0 ? [...shownPorts, l10n.t("{0} more", more)] : shownPorts);
  if (ports.length === 0) return l10n.t("no ports");
  return ports.length === 1 ? l10n.t("only port {0}", labels) : l10n.t("only ports {0}", labels);
}

export function portLabel({ port, name }: ServicePort): string {
  return name === undefined || name.text === "" ? `${port ?? "?"}` : `${port ?? "?"} (\`${name.text}\`)`;
}

/** What the number is, where it is another one of the Service's: the classic slip. */
export function aside(service: Service, { value }: NamedPort): readonly string[] {
  const behind = portBehind(service, value);
  if (behind === undefined) return [];
  const label = portLabel(behind.port);
  return behind.as === "target"
    ? [l10n.t("{0} is the target port behind port {1}.", shown({ value }), label)]
    : [l10n.t("{0} is the node port of port {1}, which only the nodes have.", shown({ value }), label)];
}

/** A number as it is, a name in backticks. */
export function shown({ value }: Pick<NamedPort, "value">): string {
  return typeof value === "number" ? `${value}` : `\`${value}\``;
}

/** The ports that may be meant, the likeliest first. */
export function likelyPorts(service: Service, { value }: NamedPort): readonly ServicePort[] {
  const behind = portBehind(service, value)?.port;
  const far = ({ port, name }: ServicePort) =>
    distance(`${value}`, typeof value === "number" ? `${port}` : (name?.text ?? ""));
  const others = service.ports.filter((each) => each !== behind).sort((a, b) => far(a) - far(b));
  return [...(behind === undefined ? [] : [behind]), ...others].slice(0, 3);
}

function portFixes(
  from: Placed,
  { port, service }: { readonly port: NamedPort; readonly service: Service },
): readonly Fix[] {
  return likelyPorts(service, port).flatMap((each) => {
    if (typeof port.value === "string")
      return each.name === undefined || each.name.text === ""
        ? []
        : fix(l10n.t("Use port `{0}`", each.name.text), [setScalar(from, port.node, each.name.text)]);
    return each.port === undefined
      ? []
      : fix(l10n.t("Use port {0}", each.port), [setNumber(from, port.node, each.port)]);
  });
}
