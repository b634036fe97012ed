/**
 * The facts about port numbers that every kind of port shares.
 */

/** The numbers from `first` to `last`, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** What an API server hands out as node ports unless it was started with another range (S1.28). */
export const defaultNodePorts: PortRange = { first: 30_000, last: 32_767 };

/** Whether `n` may be a port: a whole number from 1 to 65535 (S0.18). Anything else, `NaN` included, gives false. */
export function isPortNumber(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= 65535;
}

/** Whether `n` lies within the range. */
export function isWithinRange(n: number, { first, last }: PortRange): boolean {
  return n >= first && n <= last;
}
