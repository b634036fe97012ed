/** `patchbay expose`: finds workloads and prints their Services, in our own way or in kubectl's. */
import type { Asked } from "../features/answers.ts";
import { serviceManifest } from "../features/expose/expose.ts";
import { exposeAsKubectl } from "../features/expose/kubectl/expose.ts";
import { type ObjectFile, objectAt, objectsIn } from "../features/expose/kubectl/objects.ts";
import { kubectlOutput } from "../features/expose/kubectl/output.ts";
import { readWishes, type Wishes } from "../features/expose/wishes.ts";
import type { Workload } from "../resources/workload.ts";
import { defaultSettings } from "../workspace/settings.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { complainOf } from "./complaints.ts";
import { displayPath } from "./display-path.ts";
import { type ExposeOptions, misuseOf } from "./expose-options.ts";
import { type Found, findWanted, readWanted, reasonForNone } from "./expose-targets.ts";
import { type Loaded, load } from "./load.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** Prints a Service for each workload that the arguments name. Ends with 1 when one cannot be exposed. */
export async function expose(
  args: readonly string[],
  options: ExposeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const misuse = (reason: string): ExitCode => {
    terminal.complain(`patchbay: ${reason}`);
    return 2;
  };
  const wrong = misuseOf(options);
  if (wrong !== undefined) return misuse(wrong);
  const wanted = readWanted(args, options);
  if (typeof wanted === "string") return misuse(wanted);
  const wishes = options.compat === "kubectl" ? {} : readWishes(options);
  if ("misuse" in wishes) return misuse(wishes.misuse);
  const loaded = await load({ paths: wanted.paths, inputName: "-", readInput: terminal.readInput });
  complainOf(loaded, terminal);
  const found = findWanted(loaded, wanted);
  if ("ambiguous" in found) return misuse(found.ambiguous);
  if (loaded.failed && found.objects.length === 0) return 2;
  const request = { loaded, found, options, terminal };
  const code = await (options.compat === "kubectl" ? asKubectl(request) : inOurWay(request, wishes));
  return loaded.failed ? 2 : code;
}

interface Request {
  readonly loaded: Loaded;
  readonly found: Found;
  readonly options: ExposeOptions;
  readonly terminal: Terminal;
}

async function inOurWay({ loaded, found, terminal }: Request, wishes: Wishes): Promise<ExitCode> {
  const workloads = found.objects.filter((placed) => isOf(placed, "workload"));
  const refuse = (reason: string) => terminal.complain(`patchbay: ${reason}`);
  if (workloads.length === 0) {
    refuse(reasonForNone(found));
    return 1;
  }
  if (wishes.name !== undefined && workloads.length > 1) {
    refuse(`--name names one Service, and ${found.what} holds ${workloads.length} workloads.`);
    return 2;
  }
  const texts = await textsOf(loaded, workloads);
  const answers = workloads.map((workload) =>
    serviceManifest(askedAbout(loaded, workload, texts), workload, wishes),
  );
  await terminal.print(answers.filter((answer) => typeof answer === "string").join("---\n"));
  const refusals = answers.filter((answer) => typeof answer !== "string");
  for (const { refused } of refusals) refuse(refused);
  return refusals.length > 0 ? 1 : 0;
}

async function textsOf({ textOf }: Loaded, placed: readonly Placed[]): Promise<ReadonlyMap<string, string>> {
  const uris = [...new Set(placed.map(({ document }) => document.uri))];
  return new Map(await Promise.all(uris.map(async (uri) => [uri, await textOf(uri)] as const)));
}

function askedAbout(
  { workspace }: Loaded,
  { document: { uri } }: Placed<Workload>,
  texts: ReadonlyMap<string, string>,
): Asked {
  return { workspace, settings: defaultSettings, uri, textOf: (each) => texts.get(each) };
}

async function asKubectl({ loaded, found, options, terminal }: Request): Promise<ExitCode> {
  const files = await objectFiles(loaded, found);
  if (files.length === 0) {
    terminal.complain(`error: there is no ${found.what} here`);
    return 1;
  }
  const { services, errors } = exposeAsKubectl({ files, flags: options, overrides: options.overrides });
  const format = options.output ?? (options.dryRun === undefined ? "yaml" : "message");
  await terminal.print(kubectlOutput(services, format));
  for (const line of errors) terminal.complain(line);
  return errors.length > 0 ? 1 : 0;
}

async function objectFiles(
  { textOf }: Loaded,
  { what, files, objects }: Found,
): Promise<readonly ObjectFile[]> {
  const source = (uri: string) => (what === "-" ? "STDIN" : displayPath(uri));
  if (files.length > 0)
    return Promise.all(files.map(async (uri) => objectsIn(source(uri), await textOf(uri))));
  const [placed] = objects;
  if (placed === undefined) return [];
  const { uri } = placed.document;
  return [objectAt(source(uri), await textOf(uri), placed)];
}
