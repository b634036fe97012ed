/**
 * The collection of real manifests that the proofs run on. It is kept outside the repository, in the folder that
 * PATCHBAY_SHARED names; its README says where it comes from and how `verdicts.json` was judged.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFileSystem, uriOf } from "../../src/node/node-file-system.ts";
import { discover } from "../../src/workspace/discover.ts";
import { FileProblem } from "../../src/workspace/file-system.ts";

/** One thing that a plain checker would report, judged by hand. */
export interface Verdict {
  readonly repo: string;
  /** The path within the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  /** Kind and name, such as `Service web`; the name is `None` when there is none. */
  readonly object: string;
  readonly problem: string;
  /** `fixture` is broken on purpose, by a test suite: as right to report as a `yes`. */
  readonly verdict: "yes" | "fixture" | "no";
}

const shared = process.env["PATCHBAY_SHARED"];

/** The folder of the collection; undefined when nobody names one. Throws when what is named holds none. */
export const corpus = shared === undefined ? undefined : existing(join(shared, "corpus"));

function existing(folder: string): string {
  if (!existsSync(folder)) throw new Error("PATCHBAY_SHARED names a folder without a corpus.");
  return folder;
}

/** The names of the repositories, sorted. */
export function repositoriesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** All that was judged. The object that one leads to, as in `Ingress edge -> web`, is left out. */
export function verdictsIn(folder: string): readonly Verdict[] {
  const verdicts: readonly Verdict[] = JSON.parse(readFileSync(join(folder, "verdicts.json"), "utf8"));
  return verdicts.map((verdict) => ({ ...verdict, object: verdict.object.replace(/ -> .*$/, "") }));
}

/** The texts of all manifests under a folder, by path with `/`. What no manifest can be read from is left out. */
export async function manifestsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const root = uriOf(folder);
  const texts = new Map<string, string>();
  const walk = { files: nodeFileSystem, exclude: [], onProblem: () => {} };
  for await (const uri of discover(root, walk)) {
    const text = await nodeFileSystem.read(uri).catch(unreadable);
    if (text !== undefined) texts.set(decodeURI(uri.slice(root.length + 1)), text);
  }
  return texts;
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof FileProblem)) throw error;
}
