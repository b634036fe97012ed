/**
 * Reads whom the resources of Istio name by host. A short name means the namespace of the object, a full one ends in
 * the domain of the cluster; any other name with dots is a host of a ServiceEntry, and a `*` means many.
 */
import type { Range } from "../../text/range.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** The Services that a VirtualService sends requests to, those whose hosts it is about, and those it hands over to. */
export function readVirtualService(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const about = itemsOf(child(spec, "hosts")).flatMap((host) => hostMention(host, { field: "spec.hosts" }));
  return [
    ...about,
    ...["http", "tls", "tcp"].flatMap((list) =>
      itemsOf(child(spec, list)).flatMap((rule) => inRule(rule, `spec.${list}`)),
    ),
  ];
}

function inRule(rule: YamlNode, field: string): readonly Mention[] {
  const destinations = ["route", "mirrors"].flatMap((list) =>
    itemsOf(child(rule, list)).flatMap((each) =>
      destinationIn(child(each, "destination"), `${field}.${list}.destination`),
    ),
  );
  const kind = "VirtualService.networking.istio.io";
  return [
    ...destinations,
    ...destinationIn(child(rule, "mirror"), `${field}.mirror`),
    ...namedIn(child(rule, "delegate"), { kind, field: `${field}.delegate.name` }),
  ];
}

function destinationIn(node: YamlNode | undefined, field: string): readonly Mention[] {
  const port = portIn(child(node, "port"), "number", "TCP");
  return hostMention(child(node, "host"), { field: `${field}.host`, port, sendsTraffic: true });
}

/** The Service that a DestinationRule is about, once more for each of its ports that the rule speaks of. */
export function readDestinationRule(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const host = child(spec, "host");
  const policies = [spec, ...itemsOf(child(spec, "subsets"))].map((each) => child(each, "trafficPolicy"));
  const ports = policies
    .flatMap((policy) => itemsOf(child(policy, "portLevelSettings")))
    .flatMap((setting) => portIn(child(setting, "port"), "number", "TCP") ?? []);
  return [undefined, ...ports].flatMap((port) => hostMention(host, { field: "spec.host", port }));
}

/** The Services whose hosts a Sidecar lets through, each behind the namespace where it is looked for. */
export function readSidecar(root: YamlNode): readonly Mention[] {
  return itemsOf(descend(root, "spec", "egress")).flatMap((egress) =>
    itemsOf(child(egress, "hosts")).flatMap((host) =>
      hostMention(host, { field: "spec.egress.hosts", behind: "/" }),
    ),
  );
}

interface HostFacts {
  readonly field: string;
  readonly port?: Mention["port"];
  readonly sendsTraffic?: boolean;
  /** What stands between the host and something before it. */
  readonly behind?: string;
}

function hostMention(
  item: YamlNode | undefined,
  { field, port, sendsTraffic = false, behind = "" }: HostFacts,
): readonly Mention[] {
  const node = asScalar(item);
  const text = knownText(node);
  if (node === undefined || text === undefined) return [];
  const at = behind === "" ? 0 : text.indexOf(behind) + behind.length;
  const [, name, namespace] = serviceHost.exec(text.slice(at)) ?? [];
  if (name === undefined || (behind !== "" && namespace === undefined)) return [];
  const whole = name === text ? node : undefined;
  const range = whole?.range ?? partOf(node, { start: at, end: at + name.length });
  const open = { port, optional: false, sendsTraffic };
  return [{ kind: "Service", name, namespace, field, range, node: whole, ...open }];
}

/** `web`, `web.shop.svc.cluster.local`. */
const serviceHost =
  /^([a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)(?:\.([a-z0-9][-a-z0-9]{0,62})\.svc\.[a-z0-9][-.a-z0-9]*)?$/;

/** Where a part of the text of a scalar stands; all of it where that is not written letter by letter. */
function partOf({ range, style, text, aliased }: YamlScalar, part: Range): Range {
  const quote = style === "plain" ? 0 : 1;
  if (aliased || range.end - range.start !== text.length + 2 * quote) return range;
  const start = range.start + quote;
  return { start: start + part.start, end: start + part.end };
}
