/**
 * The environment variables that the kubelet gives to the pods of a namespace for each Service in it.
 */

import type { Protocol } from "./protocol.ts";

/** A port of the Service itself; target ports and node ports never show up in variables. */
export interface EnvServicePort {
  readonly name?: string | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

/**
 * The variables of one Service, in the order in which the kubelet emits them (S4.8-S4.15).
 *
 * `address` is the primary cluster IP (S4.6); an IPv6 address is put in brackets where a port follows. Empty for a
 * Service without a cluster IP, whose address is `None` or empty (S4.1), and for one without ports, which the API
 * accepts only when headless.
 */
export function serviceVariables(service: {
  readonly name: string;
  readonly address: string;
  readonly ports: readonly EnvServicePort[];
}): ReadonlyMap<string, string> {
  const { name, address, ports } = service;
  const [first] = ports;
  if (first === undefined || address === "" || address === "None") {
    return new Map();
  }
  const prefix = envName(name);
  return new Map([
    [`${prefix}_SERVICE_HOST`, address],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
    ...ports.flatMap((port) => namedPortVariables(prefix, port)),
    [`${prefix}_PORT`, url(address, first)],
    ...ports.flatMap((port) => linkVariables(prefix, address, port)),
  ]);
}

/** How a Service or port name is spelled inside a variable name: hyphens to underscores, then upper case (S4.7). */
export function envName(serviceName: string): string {
  return serviceName.replaceAll("-", "_").toUpperCase();
}

/** Whether a name has the form of a variable that nothing but a Service makes: not `S_PORT`, which anybody may mean. */
export function isServiceVariableName(name: string): boolean {
  // A Service and its port have at most 63 letters each.
  if (name.length > 200) return false;
  return /^[A-Z][A-Z0-9_]*_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_PROTO|_PORT|_ADDR)?)$/.test(
    name,
  );
}

type Variable = [name: string, value: string];

function namedPortVariables(prefix: string, port: EnvServicePort): Variable[] {
  if (port.name === undefined || port.name === "") {
    return [];
  }
  return [[`${prefix}_SERVICE_PORT_${envName(port.name)}`, String(port.port)]];
}

function linkVariables(prefix: string, address: string, port: EnvServicePort): Variable[] {
  const link = `${prefix}_PORT_${port.port}_${port.protocol}`;
  return [
    [link, url(address, port)],
    [`${link}_PROTO`, port.protocol.toLowerCase()],
    [`${link}_PORT`, String(port.port)],
    [`${link}_ADDR`, address],
  ];
}

function url(address: string, port: EnvServicePort): string {
  const host = address.includes(":") ? `[${address}]` : address;
  return `${port.protocol.toLowerCase()}://${host}:${port.port}`;
}
