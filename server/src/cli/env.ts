/** `patchbay env`: loads and prints the variables that the containers of one workload will get. */
import type { Workload } from "../resources/workload.ts";
import { objectsNamed, parseObjectName } from "../workspace/by-name.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { complainOf } from "./complaints.ts";
import { envReport } from "./env-report.ts";
import { load } from "./load.ts";
import { placeIn } from "./places.ts";
import { envText } from "./reporters/env-text.ts";
import { jsonText } from "./reporters/json.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface EnvOptions {
  readonly format: "text" | "json";
}

/** Prints the environment of the workload that `KIND/NAME` names; 2 when there is none of that name, or several. */
export async function env(
  { workload, paths }: { readonly workload: string; readonly paths: readonly string[] },
  { format }: EnvOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readInput } = terminal;
  const loaded = await load({ paths, inputName: "-", readInput });
  complainOf(loaded, terminal);
  const [found, ...others] = findWorkloads(loaded.workspace, workload);
  if (found === undefined) {
    terminal.complain(
      `patchbay: there is no ${workload}; name a workload as KIND/NAME, such as deployment/web`,
    );
    return 2;
  }
  if (others.length > 0) {
    const places = [found, ...others].map(placeText).join(", ");
    terminal.complain(`patchbay: ${workload} is ambiguous: ${places}; name the file or folder that is meant`);
    return 2;
  }
  const report = envReport(loaded.workspace.graph, found);
  await terminal.print(format === "json" ? jsonText(report) : envText(report));
  return loaded.failed ? 2 : 0;
}

function placeText({ document, resource }: Placed): string {
  const { file, range } = placeIn(document, resource.range);
  return `${file}:${range.start.line}`;
}

/** Every workload that the words mean, sorted by file and place. */
function findWorkloads(workspace: Workspace, words: string): readonly Placed<Workload>[] {
  const object = parseObjectName(words);
  const found = object === undefined ? [] : objectsNamed(workspace, object);
  return found.filter((placed) => isOf(placed, "workload"));
}
