/** The addresses in the texts of a manifest, as mentions of the Services that they may name. */
import {
  addressesIn,
  type ClientAddress,
  hostsIn,
  namesHost,
  namesNoHost,
} from "../kubernetes/client-address.ts";
import type { Protocol } from "../kubernetes/protocol.ts";
import { type Range, shifted } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Mention } from "./mention.ts";

/** Where a text stands. */
export interface TextPlace {
  /** The text of the document. */
  readonly text: string;
  /** The field, without indexes. */
  readonly field: string;
  /** What the setting is called: a variable, a flag; undefined when it has no name. */
  readonly setting?: string | undefined;
}

/** Longer texts are dashboards and programs, and more addresses in one are a list of something else. */
const longest = 65_536;
const most = 100;

/**
 * The Services that a scalar names. It is read as it is written, so that each place is exact in any style; behind an
 * alias there is none.
 */
export function addressMentions(scalar: YamlScalar, place: TextPlace): readonly Mention[] {
  const { range, style } = scalar;
  const written = place.text.slice(range.start, Math.min(range.end, range.start + longest));
  const text = style === "double" ? withoutEscapes(written) : written;
  const whole = (name: string) => (scalar.text === name && !scalar.aliased ? scalar : undefined);
  return addresses(text, place.setting)
    .slice(0, most)
    .map((address) => ({
      ...mentionOf(address, range.start, place.field),
      node: whole(address.service.value),
    }));
}

/**
 * The Services that a map of settings names, such as the data of a ConfigMap, without a tree: it may be long. Of a
 * `secret` only what is an address beyond doubt, for everything else in it is nobody's business.
 */
export function dataAddresses(
  range: Range | undefined,
  { text, field, secret }: { readonly text: string; readonly field: string; readonly secret: boolean },
): readonly Mention[] {
  if (range === undefined || range.end - range.start > longest) return [];
  const part = withoutEscapes(text.slice(range.start, range.end));
  return addresses(part, undefined)
    .filter((address) => !secret || isCertain(address, part))
    .slice(0, most)
    .map((address) => mentionOf(address, range.start, field));
}

/** Where a key at the margin stands, with its block; undefined without one. */
export function blockOf(text: string, key: string): Range | undefined {
  const start = text.search(new RegExp(`^${key}[ \\t]*:`, "m"));
  if (start === -1) return undefined;
  const rest = /\n(?![ \t#\r\n-])/g;
  rest.lastIndex = start;
  return { start, end: rest.exec(text)?.index ?? text.length };
}

function addresses(text: string, setting: string | undefined): readonly ClientAddress[] {
  if (setting !== undefined && namesNoHost(setting)) return [];
  const hosts = setting !== undefined && namesHost(setting) ? hostsIn(unquoted(text)) : [];
  if (hosts.length > 0) return hosts;
  const found = addressesIn(text).filter(
    (address) => address.scheme !== undefined || !isBeside(address, text),
  );
  return [...found, ...settingsIn(text)];
}

/** A colon in the tag of an image, or between an owner and a group, is none before a port. */
function isBeside({ service }: ClientAddress, text: string): boolean {
  const before = lineBefore(text, service.start);
  const key = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/.exec(before)?.[1];
  return (key !== undefined && namesNoHost(key)) || /\bch(?:own|grp)\b/.test(before);
}

/** In a secret: a URL, a full name, or the value of a setting that is called a host. */
function isCertain({ scheme, host, service }: ClientAddress, text: string): boolean {
  const key = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/.exec(lineBefore(text, service.start))?.[1];
  return scheme !== undefined || host.includes(".svc") || (key !== undefined && namesHost(key));
}

function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(at - 256, text.lastIndexOf("\n", at - 1) + 1), at);
}

/** `--redis-host=redis`, `-Ddb.host=db`, and lines such as `redis.host = redis`. */
function settingsIn(text: string): readonly ClientAddress[] {
  if (!/[:=]/.test(text)) return [];
  return [...text.matchAll(settingLine)].flatMap((match) => {
    const [whole, key = "", value = ""] = match;
    if (!namesHost(key)) return [];
    const at = match.index + whole.lastIndexOf(value);
    return hostsIn(value).map((address) => moved(address, at));
  });
}

const settingLine =
  /^["']?[ \t]*(?:-D|--?|export[ \t]{1,9}|["'])?([A-Za-z][\w.-]{0,127})["']?[ \t]*[:=][ \t]*["']?([a-z][-a-z0-9.,]{0,252})["']?[ \t,]*$/gm;

function moved(address: ClientAddress, by: number): ClientAddress {
  const { service } = address;
  return { ...address, service: { ...service, start: service.start + by, end: service.end + by } };
}

/** As long as before, so that offsets stay. */
function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, " ");
}

function withoutEscapes(text: string): string {
  return text.includes("\\") ? text.replace(/\\./g, "  ") : text;
}

function mentionOf(address: ClientAddress, by: number, field: string): Mention {
  const { scheme, host, service, namespace, pod, port } = address;
  const named = (part: Range) => shifted({ start: part.start, end: part.end }, by);
  const protocol = protocolOf(scheme);
  return {
    kind: "Service",
    name: service.value,
    namespace,
    field,
    range: named(service),
    node: undefined,
    port:
      port === undefined ? undefined : { value: port.value, protocol, range: named(port), node: undefined },
    optional: false,
    sendsTraffic: true,
    address: { host, pod, scheme },
  };
}

/** Undefined where the scheme says nothing of it. */
function protocolOf(scheme: string | undefined): Protocol | undefined {
  if (scheme === "udp" || scheme === "tcp") return scheme === "udp" ? "UDP" : "TCP";
  return scheme === "http" || scheme === "https" ? "TCP" : undefined;
}
