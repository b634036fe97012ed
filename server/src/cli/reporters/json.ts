/** Any report for programs. */

/** Indented JSON that ends with a line break. Keys stand in the order in which the report was built. */
export function jsonText(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
