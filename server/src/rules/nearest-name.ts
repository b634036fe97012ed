/** "Did you mean": the nearest of the names that exist. */
import { distance } from "fastest-levenshtein";

/** The candidate that differs in at most a third of the letters of a name, the nearest one; undefined when none does. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, letters: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, letters }) => letters <= Math.max(name.length, candidate.length) / 3)
    .sort((a, b) => a.letters - b.letters);
  return near[0]?.candidate;
}
