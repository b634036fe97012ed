/** The day by the clock of the machine. */

const day = 86_400_000;

/** Days since the beginning of 1970, in UTC. */
export function today(): number {
  return Math.floor(Date.now() / day);
}
