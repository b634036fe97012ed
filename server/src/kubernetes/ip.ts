/**
 * IP addresses and blocks of them as the API reads them, without asking the machine: the core runs in a browser too.
 */
import * as l10n from "@vscode/l10n";

export type IpFamily = "IPv4" | "IPv6";

export interface Ip {
  readonly family: IpFamily;
  /** Four or sixteen. An IPv4 address inside an IPv6 one counts as IPv4. */
  readonly bytes: readonly number[];
  /** Written in a form that clusters refuse since 1.36: leading zeros, IPv4 inside IPv6 (S0.30). */
  readonly outdated: boolean;
}

/** Reads an address; undefined for anything else, such as a name, an address with a port, or an empty text (S1.42). */
export function parseIp(text: string): Ip | undefined {
  if (!text.includes(":")) return parseIpv4(text);
  const bytes = ipv6Bytes(text);
  if (bytes === undefined) return undefined;
  const mapped = bytes.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 255));
  return mapped
    ? { family: "IPv4", bytes: bytes.slice(12), outdated: true }
    : { family: "IPv6", bytes, outdated: false };
}

/** Whether the text is a block such as `10.9.8.0/24` (S1.61); blanks around it do not count. */
export function isCidr(text: string): boolean {
  const [, address = "", prefix = ""] = /^([^/]+)\/(0|[1-9]\d*)$/.exec(text.trim()) ?? [];
  const ip = parseIp(address);
  return ip !== undefined && Number(prefix) <= (address.includes(":") ? 128 : 32);
}

/** What is special about an address that Services may not have from outside (S1.64); undefined for a common one. */
export function specialUse({ family, bytes }: Ip): string | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  if (bytes.every((byte) => byte === 0)) return l10n.t("the unspecified address");
  if (family === "IPv4") {
    if (first === 127) return l10n.t("a loopback address");
    if (first === 169 && second === 254) return l10n.t("a link-local address");
    return first === 224 && second === 0 && third === 0
      ? l10n.t("a link-local multicast address")
      : undefined;
  }
  if (bytes.every((byte, at) => byte === (at === 15 ? 1 : 0))) return l10n.t("a loopback address");
  if (first === 0xfe && (second & 0xc0) === 0x80) return l10n.t("a link-local address");
  return first === 0xff && (second & 0x0f) === 2 ? l10n.t("a link-local multicast address") : undefined;
}

function parseIpv4(text: string): Ip | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255))
    return undefined;
  return { family: "IPv4", bytes: parts.map(Number), outdated: parts.some((part) => /^0\d/.test(part)) };
}

/** The sixteen bytes; `::` stands for as many zeros as are missing, once, and the end may be written as IPv4. */
function ipv6Bytes(text: string): readonly number[] | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const left = groupBytes(head);
  const right = groupBytes(tail ?? "");
  if (left === undefined || right === undefined) return undefined;
  const missing = 16 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

function groupBytes(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  const bytes = groups.map((group, at) => {
    if (group.includes(".") && at === groups.length - 1) return parseIpv4(group)?.bytes;
    const value = /^[\da-fA-F]{1,4}$/.test(group) ? Number.parseInt(group, 16) : undefined;
    return value === undefined ? undefined : [value >> 8, value & 0xff];
  });
  const known = bytes.flatMap((each) => each ?? []);
  return bytes.includes(undefined) ? undefined : known;
}
