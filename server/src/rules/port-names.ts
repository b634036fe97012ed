/** Names for the ports of a Service, for every rule whose fix must invent one. */
import { dnsLabelProblems } from "../kubernetes/names.ts";

const usual: ReadonlyMap<number, string> = new Map([
  [80, "http"],
  [443, "https"],
  [53, "dns"],
]);

export interface Nameless {
  readonly number: number | undefined;
  /** TCP when it cannot be known. */
  readonly protocol: string | undefined;
  /** The name of the container port that it leads to. */
  readonly declared: string | undefined;
}

/**
 * A legal name that no other port of the Service has (S1.19, S1.20): after the container port, after the protocol that
 * usually speaks on the number, or after protocol and number. A port without a number is merely counted.
 */
export function freePortName({ number, protocol, declared }: Nameless, taken: ReadonlySet<string>): string {
  const after = (protocol ?? "TCP").toLowerCase();
  const numbered = number === undefined ? [] : [usual.get(number), `${after}-${number}`];
  const wishes = [declared, ...numbered];
  const name = wishes.find(
    (wish) => wish !== undefined && !taken.has(wish) && dnsLabelProblems(wish).length === 0,
  );
  return name ?? `port-${taken.size + 1}`;
}
