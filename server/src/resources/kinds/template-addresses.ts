/** Reads the addresses that the containers of a pod template are told: variables, command lines, probes. */
import { namesHost } from "../../kubernetes/client-address.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { integerOf } from "../../yaml/value.ts";
import { addressMentions, type TextPlace } from "../addresses.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";

/** The mentions of Services in a node that holds `spec`; `field` is where that stands. */
export function templateAddresses(
  node: YamlNode | undefined,
  { text, field }: Omit<TextPlace, "setting">,
): readonly Mention[] {
  const spec = child(node, "spec");
  const known = aliasesIn(spec);
  return ["initContainers", "containers"]
    .flatMap((list) =>
      itemsOf(child(spec, list)).flatMap((container) =>
        inContainer(container, { text, field: `${field}.${list}` }),
      ),
    )
    .filter(({ address }) => !known.has(address?.host));
}

/** The hosts whose addresses the pod knows itself, so that it does not ask for them. */
function aliasesIn(spec: YamlNode | undefined): ReadonlySet<string | undefined> {
  const names = itemsOf(child(spec, "hostAliases")).flatMap((alias) => itemsOf(child(alias, "hostnames")));
  return new Set(names.map((name) => knownText(asScalar(name))));
}

function inContainer(container: YamlNode, { text, field }: TextPlace): readonly Mention[] {
  return [
    ...itemsOf(child(container, "env")).flatMap((entry) => {
      const value = asScalar(child(entry, "value"));
      const setting = knownText(asScalar(child(entry, "name")));
      return value === undefined
        ? []
        : addressMentions(value, { text, field: `${field}.env.value`, setting });
    }),
    ...["command", "args"].flatMap((list) =>
      inWords(itemsOf(child(container, list)), { text, field: `${field}.${list}` }),
    ),
    ...handlers.flatMap((path) => inHandler(container, path, { text, field })),
  ];
}

/** A flag may stand alone, with its value in the next word. */
function inWords(words: readonly YamlNode[], place: TextPlace): readonly Mention[] {
  return words.flatMap((word, index) => {
    const scalar = asScalar(word);
    if (scalar === undefined) return [];
    const flag = /^--?([A-Za-z][\w.-]*)$/.exec(asScalar(words[index - 1])?.text ?? "")?.[1];
    const setting = flag !== undefined && namesHost(flag) ? flag : undefined;
    return addressMentions(scalar, { ...place, setting });
  });
}

const handlers = [
  ["startupProbe"],
  ["livenessProbe"],
  ["readinessProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
].flatMap((owner) => ["httpGet", "tcpSocket"].map((action) => [...owner, action]));

/** A probe asks the pod itself unless it names a host (S8.42). */
function inHandler(
  container: YamlNode,
  path: readonly string[],
  { text, field }: TextPlace,
): readonly Mention[] {
  const handler = descend(container, ...path);
  const host = asScalar(child(handler, "host"));
  if (host === undefined) return [];
  const node = asScalar(child(handler, "port"));
  const value = integerOf(node);
  const port = node === undefined || value === undefined ? undefined : { value, range: node.range, node };
  const place = { text, field: `${field}.${path.join(".")}.host`, setting: "host" };
  return addressMentions(host, place).map((mention) => ({
    ...mention,
    port: port === undefined ? undefined : { ...port, protocol: "TCP" },
  }));
}
