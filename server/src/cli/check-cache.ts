/**
 * `check --cache FILE`: the result of the last run, for as long as everything that it rests on stays. The file holds
 * what is printed and digests of what was read. It may be deleted at any time; whatever is wrong with it costs speed
 * and nothing else.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { promptFileSystem } from "../node/node-file-system.ts";
import { replaceFile } from "../node/replace-file.ts";
import { isManifestName } from "../workspace/discover.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import { digest, type JournalEntry, journal, noted, repeated } from "./journal.ts";

export interface CacheUse {
  readonly file: string;
  /** All that the result rests on beside the disk and the day: options, build. */
  readonly asked: string;
  /** Days since the beginning of 1970. */
  readonly day: number;
  readonly complain: (line: string) => void;
}

export interface Answered<T> {
  readonly result: T;
  /** False for a result that must not be given again. */
  readonly lasting: boolean;
  /** The only day on which it is true; absent where nothing asked for the day, as certificates do. */
  readonly day?: number;
}

interface Kept<T> extends Omit<Answered<T>, "lasting"> {
  readonly asked: string;
  readonly entries: readonly JournalEntry[];
}

/** How every cache begins, of whatever version. */
const ours = "patchbay check cache ";

/** How those of this version begin; the digest of all that follows the first line stands behind it. */
const head = `${ours}1 `;

/** Why a file must not be a cache; undefined when it may. */
export function cacheRefusal(file: string): string | undefined {
  if (!isManifestName(path.basename(file))) return undefined;
  return `--cache ${file} would be read as a manifest; take a name such as .patchbay-cache`;
}

/**
 * What `answer` gave last time, if everything that it asked of the disk has the same answers; else what it gives now,
 * which is kept. `T` is plain data, as JSON has it. A file that is not ours is left as it is.
 */
export async function cached<T>(
  use: CacheUse,
  answer: (files: FileSystem) => Promise<Answered<T>>,
): Promise<T> {
  const { file, asked, complain } = use;
  const { kept, fault } = readCache<T>(file);
  const isMeant = kept?.asked === asked && (kept.day ?? use.day) === use.day;
  const again = isMeant ? await repeated(kept.entries, promptFileSystem) : undefined;
  if (kept !== undefined && again !== undefined) {
    const renewed = again.some(({ mark }, at) => mark !== kept.entries[at]?.mark);
    // Where this fails the file serves as it is, and the next run reads again what this one read.
    if (renewed) await writeCache(file, { ...kept, entries: again });
    return kept.result;
  }
  const { note, entries } = journal();
  const { lasting, ...given } = await answer(noted(promptFileSystem, note));
  const keep = () => writeCache(file, { asked, entries: entries(), ...given });
  const trouble = fault ?? (lasting ? await keep() : undefined);
  if (trouble !== undefined) complain(`patchbay: --cache ${file}: ${trouble}`);
  return given.result;
}

/** What the file keeps, nothing for one that is absent or damaged; or why it can be no cache. */
function readCache<T>(file: string): { readonly kept?: Kept<T>; readonly fault?: string } {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return {};
    if (!stat.isFile()) return { fault: "is no file" };
    const text = readFileSync(file, "utf8");
    const lineEnd = text.indexOf("\n");
    const body = text.slice(lineEnd + 1);
    if (lineEnd !== -1 && text.slice(0, lineEnd) === head + digest(body)) return { kept: JSON.parse(body) };
    // What is cut off within these words is ours too.
    return text.startsWith(ours) || ours.startsWith(text)
      ? {}
      : { fault: "is no cache of patchbay, and stays as it is" };
  } catch (error) {
    return { fault: `cannot be read (${codeOf(error)})` };
  }
}

/** Why it could not be written; undefined when it was. */
async function writeCache<T>(file: string, kept: Kept<T>): Promise<string | undefined> {
  try {
    const body = JSON.stringify(kept);
    await replaceFile(path.resolve(file), Buffer.from(`${head}${digest(body)}\n${body}`));
    return undefined;
  } catch (error) {
    return `could not be written (${codeOf(error)})`;
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
