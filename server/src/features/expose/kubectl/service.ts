/** The Service that kubectl makes of flags and of what it read from the object (S5.13-S5.29). */
import type { Plain, PlainMap } from "../../../yaml/plain.ts";
import type { ExposeFlags } from "../flags.ts";

/** What the flags leave open, found in an object. */
export interface Introspected {
  readonly defaultName: string;
  /** `key=value`, joined by commas; empty when there is none. */
  readonly selector: string;
  readonly labels: string;
  /** Port numbers, joined by commas; empty when there is none. */
  readonly ports: string;
  readonly protocols: ReadonlyMap<string, readonly string[]>;
}

/** What kubectl gives up with: its own words, without `error: `. */
export class KubectlError extends Error {}

/** The object, with its keys in kubectl's order; throws a `KubectlError` where kubectl fails. */
export function makeService(flags: ExposeFlags, found: Introspected): PlainMap {
  if (found.selector === "") throw new KubectlError("selector must be specified");
  const selector = parseLabels(found.selector);
  const labels = found.labels === "" ? {} : { labels: parseLabels(found.labels) };
  const name = flags.name || found.defaultName;
  if (name === "") throw new KubectlError("name must be specified");
  const ports = found.ports
    .split(",")
    .flatMap((text, at, all) =>
      found.ports === "" ? [] : servicePorts({ text, at, single: all.length === 1 }, flags, found.protocols),
    );
  return {
    kind: "Service",
    apiVersion: "v1",
    metadata: { name, ...given("namespace", flags.namespace), creationTimestamp: null, ...labels },
    spec: {
      ...(ports.length === 0 ? {} : { ports }),
      selector,
      ...given("clusterIP", flags.clusterIp),
      ...given("type", flags.type),
      ...(flags.externalIp ? { externalIPs: [flags.externalIp] } : {}),
      ...given("sessionAffinity", sessionAffinity(flags)),
      ...(flags.type === "LoadBalancer" ? given("loadBalancerIP", flags.loadBalancerIp) : {}),
    },
    status: { loadBalancer: {} },
  };
}

function given(key: string, value: string | undefined): PlainMap {
  return value ? { [key]: value } : {};
}

function sessionAffinity({ sessionAffinity: wanted }: ExposeFlags): string | undefined {
  if (!wanted || wanted === "None" || wanted === "ClientIP") return wanted;
  throw new KubectlError(`unknown session affinity: ${wanted}`);
}

/** A naive split (S5.13): no spaces, no other operators. */
function parseLabels(text: string): PlainMap {
  const pairs = text.split(",").map((item): [string, string] => {
    const [key, value, ...more] = item.split("=");
    if (key === undefined || value === undefined || more.length > 0)
      throw new KubectlError(`unexpected label spec: ${item}`);
    if (key === "") throw new KubectlError("unexpected empty label key");
    return [key, value];
  });
  return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}

interface PortText {
  readonly text: string;
  /** 0-based position among the port numbers. */
  readonly at: number;
  readonly single: boolean;
}

/** The entries for one port number: one for each of its protocols when there are several (S5.17-S5.23). */
function servicePorts(
  { text, at, single }: PortText,
  flags: ExposeFlags,
  protocols: Introspected["protocols"],
): readonly PlainMap[] {
  const number = atoi(text);
  const target = flags.targetPort ? intOrString(flags.targetPort) : number;
  const several = flags.protocol ? [flags.protocol] : (protocols.get(text) ?? ["TCP"]);
  return several.map((protocol): PlainMap => {
    const name = several.length > 1 ? `port-${at + 1}-${protocol.toLowerCase()}` : `port-${at + 1}`;
    const named = single && several.length === 1 ? {} : { name };
    return { ...named, protocol, port: number, targetPort: target };
  });
}

/** An integer as Go reads it, then cut to 32 bits without a check, as kubectl does (S5.14). */
function atoi(text: string): number {
  const parsing = `strconv.Atoi: parsing ${JSON.stringify(text)}`;
  if (!/^[-+]?\d+$/.test(text)) throw new KubectlError(`${parsing}: invalid syntax`);
  const value = bigint(text);
  if (value !== BigInt.asIntN(64, value)) throw new KubectlError(`${parsing}: value out of range`);
  return Number(BigInt.asIntN(32, value));
}

/** A number where the text is one that fits, else a name. */
function intOrString(text: string): Plain {
  if (!/^[-+]?\d+$/.test(text)) return text;
  const value = bigint(text);
  return value === BigInt.asIntN(32, value) ? Number(value) : text;
}

function bigint(text: string): bigint {
  const digits = BigInt(text.replace(/^[-+]/, ""));
  return text.startsWith("-") ? -digits : digits;
}
