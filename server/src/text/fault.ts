/** What may be told of an error that nobody expected. */

/**
 * The name of an error, its code, and where it was thrown; one frame a line. Not its message: that may quote a
 * manifest, and what is told ends in logs that people hand on.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return "a thrown value";
  const code = "code" in error && /^\w{1,40}$/.test(String(error.code)) ? ` ${String(error.code)}` : "";
  // The stack begins with the message, which may have lines that look like frames.
  const behind = error.stack?.replace(error.message, () => "") ?? "";
  const frames = behind.split("\n").filter((line) => /^ {4}at .{1,500}$/.test(line));
  return [error.name + code, ...frames].join("\n");
}
