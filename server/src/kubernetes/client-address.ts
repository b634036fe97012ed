/**
 * The Services that a text may name as addresses: `db:5432`, `http://web.shop.svc.cluster.local:8080/x`,
 * `kafka-0.kafka:9092,kafka-1.kafka:9092`. A text alone does not know which Services exist: it gives candidates.
 */

/** A name of a Service within a text. Offsets count from the start of the text. */
export interface ClientAddress {
  /** Undefined where none is written. In lower case. */
  readonly scheme: string | undefined;
  /** The whole name as it is asked of DNS, pods and domains included. */
  readonly host: string;
  readonly service: Part;
  /** Undefined for a short name, which means the namespace of whoever asks (S7.22). */
  readonly namespace: string | undefined;
  /** The pod of the Service that is meant, when one is (S7.26). */
  readonly pod: string | undefined;
  readonly port: Part<number> | undefined;
}

export interface Part<Value = string> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/**
 * The addresses in a text: what has a scheme, a port, or the suffix `.svc`. Credentials before an `@` are passed over,
 * and so is what is a comment in most languages. Numbers, IP addresses and public domains are no Services.
 */
export function addressesIn(text: string): readonly ClientAddress[] {
  return piecesOf(text).flatMap(({ start, end }) => {
    const found = [...text.slice(start, end).matchAll(pattern)];
    return found.flatMap((match) => addressOf(match, start));
  });
}

function addressOf(match: RegExpExecArray, offset: number): readonly ClientAddress[] {
  const { scheme, url, urlPort, host = url, port = urlPort } = match.groups ?? {};
  if (host === undefined) return [];
  if (scheme === undefined && port !== undefined && Number(port) < lowestPort) return [];
  if (scheme !== undefined && local.has(scheme.toLowerCase())) return [];
  const end = offset + match.index + match[0].length;
  return addressAt({ scheme: scheme?.toLowerCase(), host, port, end });
}

/** What every address has. */
const mark = /:\/\/|[a-z0-9]:(?=\d)|\.svc\b/g;

/** How far before and behind its mark an address may reach. */
const reach = 640;

/**
 * The parts of a text that may hold addresses: lines with a mark, and around the mark when they are long. Most texts
 * have none, and a look at every letter of a dashboard would cost more than reading it.
 */
function piecesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const pieces: { readonly start: number; readonly end: number }[] = [];
  let done = 0;
  for (const { index } of text.matchAll(mark)) {
    if (index < done) continue;
    const line = text.lastIndexOf("\n", index) + 1;
    const next = text.indexOf("\n", index);
    const [first, last] = [Math.max(line, done), next === -1 ? text.length : next];
    const start = index - first <= reach ? first : afterBreak(text, index - reach);
    const end = last - index <= reach ? last : afterBreak(text, index + reach);
    done = Math.max(end, index + 1);
    if (start <= index && !isComment(text.slice(line, Math.min(index, line + reach))))
      pieces.push({ start, end: start + beforeRemark(text.slice(start, end)) });
  }
  return pieces;
}

/** How much of a line stands before a remark at its end. */
function beforeRemark(line: string): number {
  const at = line.search(/\s(?:#|\/\/)\s/);
  return at === -1 ? line.length : at;
}

/** The offset behind the next blank, quote or comma, so that no word is cut. */
function afterBreak(text: string, from: number): number {
  const rest = /[\s"',;]/g;
  rest.lastIndex = from;
  const found = rest.exec(text);
  return found === null ? text.length : found.index + 1;
}

/** The same for a setting that is known to hold hosts: `redis`, `db-0.db`, `a,b,c`. Empty when any of it is no host. */
export function hostsIn(text: string): readonly ClientAddress[] {
  if (!/^\s*[a-z][-a-z0-9.]*(?:\s*[,;]\s*[a-z][-a-z0-9.]*)*\s*$/.test(text)) return [];
  return [...text.matchAll(/[a-z][-a-z0-9.]*/g)].flatMap((match) => named(match[0], match.index, {}));
}

/** Whether the name of a variable, a key or a flag says that its value is a host: `REDIS_HOST`, `--db.addr`, `brokerUrl`. */
export function namesHost(key: string): boolean {
  const words = key.length <= 128 ? key.replace(/([a-z0-9])([A-Z])/g, "$1_$2") : "";
  return hostWord.test(words) && !otherWord.test(words);
}

/** Whether the name says that a colon in its value is that of an image or a user, not of a port. */
export function namesNoHost(key: string): boolean {
  return /(?:image|tag|version|user|owner|password|passwd|secret|token)s?$/i.test(key);
}

const hostWord =
  /(?:^|[_.-])(?:hosts?|hostname|addr(?:ess(?:es)?|s)?|ur[li]s?|endpoints?|servers?|service|brokers?|upstreams?|backends?|seeds?|peers?|nodes)$/i;

/**
 * Not the host of somebody else: the name of a trace's service, the hosts that a server answers to, and the driver that
 * a cache or a queue uses.
 */
const otherWord = new RegExp(
  [
    "^service$",
    "(?:^|[_.-])(?:dd|otel|datadog|apm|trace|tracing)[_.-]service$",
    "(?:^|[_.-])(?:allowed|trusted|virtual|accepted)[_.-]hosts?$",
    "(?:^|[_.-])(?:cache|session|storage|store|queue|result|auth|search|db|log|metrics)[_.-]backend$",
    "(?:^|[_.-])(?:celery|message|messaging|queue|event|task)[_.-]broker$",
  ].join("|"),
  "i",
);

/** Below it, a number behind a name and a colon is rather the tag of an image: `postgres:16`. */
const lowestPort = 21;

/** Schemes whose host is no host of a network. */
const local: ReadonlySet<string> = new Set(["file", "unix", "classpath", "spiffe", "urn", "data", "secret"]);

/** What ends the name of a public host, and no namespace is called. */
const publicDomains: ReadonlySet<string> = new Set([
  "com",
  "org",
  "net",
  "io",
  "local",
  "internal",
  "edu",
  "gov",
  "svc",
]);

// Every repetition is bounded, so that no text makes the search slow.
const variable = String.raw`[-a-z0-9]{0,63}\$[({]\w{1,64}[)}][-a-z0-9]{0,63}\.`;
const name = "[a-z0-9][-a-z0-9.]{0,252}";
const url = String.raw`(?<![\w+])(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}):\/\/(?:[^\s/?#"'<>]{0,256}@)?(?<url>(?:${variable})?${name})(?::(?<urlPort>\d{1,5}))?(?![\w:@-]|\.\w|[^\s"'?#,]{0,256}@)`;
const bare = String.raw`(?<![\w./:%$}){-])(?:_[a-z0-9-]{1,15}\._(?:tcp|udp|sctp)\.)?(?<host>(?:${variable})?${name})(?::(?<port>\d{1,5})(?![\w:@-]|\.\w)|(?<=\.svc(?:\.[-a-z0-9.]{1,100})?)(?![\w:@.-]))`;
const pattern = new RegExp(`${url}|${bare}`, "g");

function addressAt({ scheme, host, port, end }: WrittenAddress): readonly ClientAddress[] {
  const number = Number(port);
  if (port !== undefined && (number < 1 || number > 65_535)) return [];
  const behind = port === undefined ? 0 : port.length + 1;
  return named(host, end - behind - host.length, {
    ...(scheme === undefined ? {} : { scheme }),
    ...(port === undefined ? {} : { port: { value: number, start: end - port.length, end } }),
  });
}

interface WrittenAddress {
  readonly scheme: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
  /** Offset behind the host and its port. */
  readonly end: number;
}

/** The Service that a host names, by the search list of a pod (S7.20–S7.29); none when it is no name of a Service. */
function named(
  host: string,
  at: number,
  { scheme, port }: { readonly scheme?: string; readonly port?: Part<number> },
): readonly ClientAddress[] {
  const labels = labelsOf(host, at);
  const meant = serviceIn(labels);
  const { service } = meant ?? {};
  if (meant === undefined || service === undefined || !isServiceName(service.value)) return [];
  return [{ scheme, host, service, namespace: meant.namespace, pod: meant.pod, port }];
}

interface Meant {
  readonly service: Part | undefined;
  readonly namespace: string | undefined;
  readonly pod: string | undefined;
}

function serviceIn(labels: readonly Part[]): Meant | undefined {
  const values = labels.map(({ value }) => value);
  const [first = "", second = "", third = ""] = values;
  const svc = values.indexOf("svc");
  if (svc === 2 || svc === 3) {
    const namespace = values[svc - 1] ?? "";
    if (!isServiceName(namespace)) return undefined;
    return { service: labels[svc - 2], namespace, pod: svc === 3 ? first : undefined };
  }
  if (svc !== -1 || publicDomains.has(values.at(-1) ?? "")) return undefined;
  if (labels.length === 1) return { service: labels[0], namespace: undefined, pod: undefined };
  if (labels.length > 3 || (labels.length === 3 && !isPod(first))) return undefined;
  if (isPod(first))
    return { service: labels[1], namespace: labels.length === 3 ? third : undefined, pod: first };
  return { service: labels[0], namespace: second, pod: undefined };
}

/** A name that a StatefulSet gives, or one that a variable makes up; `db-0.db` asks the own namespace first (S7.26). */
function isPod(label: string): boolean {
  return /-\d+$/.test(label) || label.includes("$");
}

/** A legal name of a Service (S0.16), except the one that means the machine itself. */
function isServiceName(label: string): boolean {
  return /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(label) && label.length <= 63 && label !== "localhost";
}

function labelsOf(host: string, at: number): readonly Part[] {
  let start = at;
  return host.split(".").map((value) => {
    const part = { value, start, end: start + value.length };
    start = part.end + 1;
    return part;
  });
}

/** By how a line begins. */
function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|;|--\s)/.test(line);
}
