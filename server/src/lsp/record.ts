/** Values from outside, before anybody knows what they are. */

/** The fields of a value; none for anything that is no object. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
