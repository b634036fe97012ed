/** How bad a finding is, and from where on a command fails. */
import type { FindingLevel } from "../rules/rule.ts";

/** From the least to the worst. */
export const severities = ["hint", "information", "warning", "error"] as const satisfies FindingLevel[];

/** Whether a finding is at or above a level. */
export function failsOn(level: FindingLevel): (finding: { readonly level: FindingLevel }) => boolean {
  const least = severities.indexOf(level);
  return (finding) => severities.indexOf(finding.level) >= least;
}
