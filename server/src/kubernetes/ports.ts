/**
 * The one fact about port numbers that every kind of port shares.
 */

/** Whether `n` may be a port: a whole number from 1 to 65535 (S0.18). Anything else, `NaN` included, gives false. */
export function isPortNumber(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= 65535;
}
