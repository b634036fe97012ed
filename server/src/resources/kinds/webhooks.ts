/** Reads the Services that the API server itself calls: webhooks, conversions of custom resources, aggregated APIs. */
import { shifted } from "../../text/range.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { parseDocument } from "../../yaml/parse.ts";
import { integerOf } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import type { Mention, NamedPort } from "../mention.ts";

/** True for a mention that one of the readers here made: the API server itself will call the Service. */
export function isServerCall({ field, sendsTraffic }: Mention): boolean {
  if (!sendsTraffic) return false;
  return field === "spec.service.name" || /\.\w*[cC]lient[cC]onfig\.service\.name$/.test(field);
}

/** The Services of a ValidatingWebhookConfiguration or MutatingWebhookConfiguration. */
export function readWebhooks(root: YamlNode): readonly Mention[] {
  return itemsOf(child(root, "webhooks")).flatMap((webhook) =>
    serviceIn(descend(webhook, "clientConfig", "service"), "webhooks.clientConfig.service"),
  );
}

/** The Service behind an APIService; one that the API server answers itself names none. */
export function readAggregated(root: YamlNode): readonly Mention[] {
  return serviceIn(descend(root, "spec", "service"), "spec.service");
}

/** The Service that converts custom resources between their versions, in either form of a CustomResourceDefinition. */
export function readConversion(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  return [
    ...serviceIn(
      descend(spec, "conversion", "webhook", "clientConfig", "service"),
      "spec.conversion.webhook.clientConfig.service",
    ),
    ...serviceIn(
      descend(spec, "conversion", "webhookClientConfig", "service"),
      "spec.conversion.webhookClientConfig.service",
    ),
  ];
}

/** The same from the text of a definition, of which nothing but that one block is parsed. */
export function conversionIn(text: string): readonly Mention[] {
  const spec = /^spec:[ \t]*(?:#.*)?\r?\n( +)/m.exec(text);
  if (spec === null || !text.includes("lientConfig:")) return [];
  const key = new RegExp(`\\n${spec[1]}conversion:`, "g");
  key.lastIndex = spec.index;
  const found = key.exec(text);
  if (found === null) return [];
  const start = found.index + 1;
  const next = new RegExp(`\\n {0,${spec[1]?.length ?? 0}}[^\\s#]`, "g");
  next.lastIndex = start;
  const part = text.slice(start, next.exec(text)?.index ?? text.length);
  const { root, problems } = parseDocument(`spec:\n${part}`);
  if (root === undefined || problems.length > 0) return [];
  return readConversion(root).map((mention) => movedBy(mention, start - "spec:\n".length));
}

function movedBy(mention: Mention, by: number): Mention {
  const { range, node, port } = mention;
  return {
    ...mention,
    range: shifted(range, by),
    node: node && { ...node, range: shifted(node.range, by) },
    port: port && {
      ...port,
      range: shifted(port.range, by),
      node: port.node && { ...port.node, range: shifted(port.node.range, by) },
    },
  };
}

/** The namespace is asked for, and the port is 443 where none is written. */
function serviceIn(service: YamlNode | undefined, at: string): readonly Mention[] {
  const node = asScalar(child(service, "name"));
  const name = knownText(node);
  const namespaceNode = asScalar(child(service, "namespace"));
  const namespace = knownText(namespaceNode);
  if (node === undefined || name === undefined) return [];
  return [
    {
      kind: "Service",
      name,
      namespace,
      field: `${at}.name`,
      range: node.range,
      node,
      port: portIn(service, node),
      optional: false,
      sendsTraffic: true,
    },
  ];
}

function portIn(service: YamlNode | undefined, name: YamlNode): NamedPort | undefined {
  const written = child(service, "port");
  const node = asScalar(written);
  if (written === undefined) return { value: 443, protocol: "TCP", range: name.range, node: undefined };
  const value = integerOf(node);
  return value === undefined || node === undefined
    ? undefined
    : { value, protocol: "TCP", range: node.range, node };
}
