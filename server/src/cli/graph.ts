/** `patchbay graph`: loads and prints the wiring picture. */
import { dotOf } from "../features/picture/dot.ts";
import { mermaidOf } from "../features/picture/mermaid.ts";
import type { Picture } from "../features/picture/model.ts";
import { pictureOf } from "../features/picture/picture.ts";
import type { Scope } from "../workspace/selection.ts";
import { complainOf } from "./complaints.ts";
import { displayPath } from "./display-path.ts";
import type { GraphFormat } from "./graph-formats.ts";
import { graphReport } from "./graph-report.ts";
import { load } from "./load.ts";
import { jsonText } from "./reporters/json.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const graphFormats = {
  mermaid: mermaidOf,
  dot: dotOf,
  json: (picture: Picture) => jsonText(graphReport(picture)),
} as const satisfies Record<GraphFormat, (picture: Picture) => string>;

export interface GraphOptions {
  readonly format: GraphFormat;
  readonly scope: Scope;
}

/** Prints who calls which Service, and what it leads to. */
export async function graph(
  paths: readonly string[],
  { format, scope }: GraphOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readInput } = terminal;
  const loaded = await load({ paths, inputName: "-", readInput });
  complainOf(loaded, terminal);
  const picture = pictureOf(loaded.workspace, { scope, pathOf: displayPath });
  await terminal.print(graphFormats[format](picture));
  return loaded.failed ? 2 : 0;
}
