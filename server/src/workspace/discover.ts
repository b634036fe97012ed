/** Finds the files of a folder that may be manifests: respects ignore files and excluded globs, survives link loops. */
import ignore, { type Ignore } from "ignore";
import { excludes } from "./excluded.ts";
import { FileProblem, type FileSystem, type FolderEntry } from "./file-system.ts";
import { plain } from "./uri.ts";

export interface Walk {
  readonly files: FileSystem;
  /** Globs, relative to the folder where the walk began, that are left out. */
  readonly exclude: readonly string[];
  /** Told of every path that is left out because it cannot be read. */
  readonly onProblem: (problem: FileProblem) => void;
}

interface Level {
  readonly folder: string;
  /** Path from where the walk began, with a final `/` unless empty. */
  readonly path: string;
  readonly rules: readonly { readonly base: string; readonly ignore: Ignore }[];
  /** Real uris of the folders above and this one. */
  readonly above: readonly string[];
}

const manifest = /\.(?:ya?ml|json)$|^Kustomization$/;

/** True for the last part of a uri when a walk takes such files for manifests. */
export function isManifestName(name: string): boolean {
  return manifest.test(name);
}

const grouping = /^(?:Chart\.yaml|kustomization\.ya?ml|Kustomization|\.patchbay\.yaml)$/;

/** True for the last part of a uri when such files say how others belong together. */
export function isGroupingName(name: string): boolean {
  return grouping.test(name);
}

const neverEntered = new Set([".git", "node_modules", ".hg", ".svn", ".vscode-test"]);

/**
 * Yields the uris of candidate files under a folder, sorted by name within each folder: first what says how files
 * belong together (charts, kustomizations, settings), then the rest, then the folders below.
 */
export async function* discover(folder: string, walk: Walk): AsyncGenerator<string> {
  const excluded = excludes(walk.exclude);
  const real = await realOf(folder, walk);
  const way = { walk, excluded, entered: new Map<string, number>() };
  if (real !== undefined) yield* walkLevel({ folder, path: "", rules: [], above: [real] }, way);
}

/**
 * How often one folder is entered by links. Folders that link to each other have more ways through them than anybody
 * can walk, without any of them being a loop.
 */
const mostTimes = 8;

interface Way {
  readonly walk: Walk;
  readonly excluded: (path: string) => boolean;
  /** How often each folder was entered so far, by its real uri. */
  readonly entered: Map<string, number>;
}

async function* walkLevel(level: Level, way: Way): AsyncGenerator<string> {
  const { walk, excluded, entered } = way;
  const entries = await listed(level.folder, walk);
  const rules = await withIgnoreFile(level, entries, walk);
  const kept = entries.filter(
    ({ name }) =>
      !isIgnored(`${level.path}${plain(name)}`, rules) && !excluded(`${level.path}${plain(name)}`),
  );
  const below: { name: string; real: string }[] = [];
  for (const entry of kept.sort(byImportance)) {
    const uri = `${level.folder}/${entry.name}`;
    if (entry.kind === "folder")
      below.push({ name: entry.name, real: `${level.above.at(-1)}/${entry.name}` });
    else if (entry.kind === "link") {
      const target = await linkTarget(uri, walk);
      if (target?.kind === "folder") below.push({ name: entry.name, real: target.real });
      else if (target?.kind === "file" && isManifestName(entry.name)) yield uri;
    } else if (entry.kind === "file" && isManifestName(entry.name)) yield uri;
  }
  for (const { name, real } of below) {
    if (neverEntered.has(name) || isIgnored(`${level.path}${plain(name)}/`, rules)) continue;
    const uri = `${level.folder}/${name}`;
    const times = (entered.get(real) ?? 0) + 1;
    entered.set(real, times);
    if (level.above.includes(real) || times > mostTimes) {
      walk.onProblem(new FileProblem(uri, "link-loop"));
      continue;
    }
    const path = `${level.path}${plain(name)}/`;
    yield* walkLevel({ folder: uri, path, rules, above: [...level.above, real] }, way);
  }
}

async function listed(folder: string, { files, onProblem }: Walk): Promise<FolderEntry[]> {
  return attempt(async () => [...(await files.list(folder))], onProblem, []);
}

async function realOf(uri: string, { files, onProblem }: Walk): Promise<string | undefined> {
  return attempt(async () => (await files.stat(uri)).real, onProblem, undefined);
}

async function linkTarget(uri: string, { files, onProblem }: Walk) {
  return attempt(() => files.stat(uri), onProblem, undefined);
}

async function attempt<T>(ask: () => Promise<T>, onProblem: Walk["onProblem"], otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    onProblem(error);
    return otherwise;
  }
}

async function withIgnoreFile(
  level: Level,
  entries: readonly FolderEntry[],
  walk: Walk,
): Promise<Level["rules"]> {
  if (!entries.some(({ name, kind }) => name === ".gitignore" && kind === "file")) return level.rules;
  const text = await attempt(() => walk.files.read(`${level.folder}/.gitignore`), walk.onProblem, "");
  return [...level.rules, { base: level.path, ignore: ignore().add(text) }];
}

function isIgnored(path: string, rules: Level["rules"]): boolean {
  return rules.some((rule) => {
    const inside = path.slice(rule.base.length);
    return inside !== "" && rule.ignore.ignores(inside);
  });
}

function byImportance(one: FolderEntry, other: FolderEntry): number {
  const first = Number(!isGroupingName(one.name)) - Number(!isGroupingName(other.name));
  return first || (one.name < other.name ? -1 : 1);
}
