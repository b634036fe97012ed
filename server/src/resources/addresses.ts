/** The addresses in the texts of a manifest, as mentions of the Services that they may name. */
import {
  addressesIn,
  type ClientAddress,
  hostsIn,
  namesHost,
  namesNoHost,
} from "../kubernetes/client-address.ts";
import { withoutPages, withoutProse } from "../kubernetes/prose.ts";
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
      ...mentionOf(address, {
        by: range.start,
        field: place.field,
        certain: namesHost(place.setting ?? "") || isCertain(address, text),
      }),
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
  const start = text.lastIndexOf("\n", range.start - 1) + 1;
  const part = withoutPages(withoutEscapes(text.slice(start, range.end)));
  return addresses(part, undefined)
    .map((address) => ({ address, certain: isCertain(address, part) }))
    .filter(({ certain }) => !secret || certain)
    .slice(0, most)
    .map(({ address, certain }) => mentionOf(address, { by: start, field, certain }));
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
  const told = withoutProse(text);
  const own = groupsIn(told);
  const found = addressesIn(told).filter(
    ({ scheme, host, port, ...address }) =>
      (scheme !== undefined || !isBeside(address, text)) && (port !== undefined || !own.has(host)),
  );
  return [...found, ...settingsIn(told)];
}

/** What nginx is told to call a group of servers: a name of its own file, which it does not ask of DNS. */
function groupsIn(text: string): ReadonlySet<string | undefined> {
  return new Set([...text.matchAll(/\bupstream[ \t]{1,9}([-\w.]{1,253})\s{0,9}\{/g)].map(([, name]) => name));
}

/** A colon in the tag of an image, or between an owner and a group, is none before a port. */
function isBeside({ service }: Pick<ClientAddress, "service">, text: string): boolean {
  const before = lineBefore(text, service.start);
  const key = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/.exec(before)?.[1];
  return (key !== undefined && namesNoHost(key)) || /\bch(?:own|grp)\b/.test(before);
}

/** A URL, a name of several parts, the value of a setting that is called a host, or what stands behind a word for servers. */
function isCertain({ scheme, namespace, pod, service }: ClientAddress, text: string): boolean {
  if (scheme !== undefined || namespace !== undefined || pod !== undefined) return true;
  const before = lineBefore(text, service.start);
  const key = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/.exec(before)?.[1];
  return (key !== undefined && namesHost(key)) || serverWord.test(before);
}

/** `server web:8080` in nginx, `reverse_proxy web:8080` in Caddy, `- targets: ["web:8080"]` in Prometheus, `nc -z web:8080`. */
const serverWord =
  /^[ \t]*(?:-[ \t]+)?["']?(?:server|reverse_proxy|proxy_pass|targets?)\b|\b(?:curl|wget|nc|wait-for(?:-it)?)\b/;

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

/** As long as before. An escaped end of a line ends one here, too: what follows is no part of a remark or a sentence. */
function withoutEscapes(text: string): string {
  return text.includes("\\") ? text.replace(/\\./g, (each) => (each === "\\n" ? "\n " : "  ")) : text;
}

interface Place {
  /** Where the text begins in its document. */
  readonly by: number;
  readonly field: string;
  readonly certain: boolean;
}

function mentionOf(address: ClientAddress, { by, field, certain }: Place): Mention {
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
    address: { host, pod, scheme, certain },
  };
}

/** Undefined where the scheme says nothing of it. */
function protocolOf(scheme: string | undefined): Protocol | undefined {
  if (scheme === "udp" || scheme === "tcp") return scheme === "udp" ? "UDP" : "TCP";
  return scheme === "http" || scheme === "https" ? "TCP" : undefined;
}
