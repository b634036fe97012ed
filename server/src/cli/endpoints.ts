/** `patchbay endpoints`: loads and prints what every Service reaches. */
import type { Scope } from "../workspace/selection.ts";
import { complainOf } from "./complaints.ts";
import { endpointsReport } from "./endpoints-report.ts";
import { load } from "./load.ts";
import { endpointsText } from "./reporters/endpoints-text.ts";
import { jsonText } from "./reporters/json.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface EndpointsOptions {
  readonly format: "text" | "json";
  readonly scope?: Scope;
}

/** Prints the wiring of the Services that the paths hold. */
export async function endpoints(
  paths: readonly string[],
  { format, scope }: EndpointsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readInput } = terminal;
  const loaded = await load({ paths, inputName: "-", readInput });
  const { workspace } = loaded;
  complainOf(loaded, terminal);
  await terminal.print(
    format === "json" ? jsonText(endpointsReport(workspace, scope)) : endpointsText(workspace, scope),
  );
  return loaded.failed ? 2 : 0;
}
