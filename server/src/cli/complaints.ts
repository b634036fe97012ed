/** What every command has to tell about its input, whatever it is about. */
import type { Loaded } from "./load.ts";
import type { Terminal } from "./terminal.ts";

export type Complaints = Pick<Loaded, "problems" | "mistakes">;

/** Names what could not be read on standard error, whatever the format of the output. */
export function complainOf({ problems, mistakes }: Complaints, { complain }: Terminal): void {
  for (const { file, reason } of problems) complain(`patchbay: ${file}: ${reason}`);
  for (const { file, line, message } of mistakes) complain(`patchbay: ${file}:${line + 1}: ${message}`);
}
