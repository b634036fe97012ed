/**
 * What a command asked of the disk, and what it heard: whoever asks the same and hears the same comes to the same
 * result. Answers are kept as digests, so that a journal holds no text of a file.
 */
import { createHash } from "node:crypto";
import { markOf } from "../node/file-mark.ts";
import { isManifestName } from "../workspace/discover.ts";
import { FileProblem, type FileSystem, type FolderEntry } from "../workspace/file-system.ts";

type Question = keyof FileSystem;

export interface JournalEntry {
  readonly question: Question;
  readonly uri: string;
  readonly answer: string;
  /** What `markOf` said of the file before it was read; absent where that proves nothing. */
  readonly mark?: string;
}

/** Takes down each answer as it comes. */
export type Note = (entry: JournalEntry) => void;

/** Nothing that a disk answers. A file that changed while the command ran was heard twice: no run can repeat that. */
const torn = "torn";

/** A journal that is being written, each question once, in the order in which they were first asked. */
export function journal(): { readonly note: Note; readonly entries: () => readonly JournalEntry[] } {
  const known = new Map<string, JournalEntry>();
  const note = (entry: JournalEntry) => {
    const key = `${entry.question} ${entry.uri}`;
    const before = known.get(key)?.answer ?? entry.answer;
    known.set(key, before === entry.answer ? entry : { ...entry, answer: torn });
  };
  return { note, entries: () => [...known.values()] };
}

/** The same files, whose every answer is noted. Folders show only what a walk looks at. */
export function noted(files: FileSystem, note: Note): FileSystem {
  return {
    list: (uri) => {
      const place = { question: "list", uri } as const;
      return told(place, note, async () => (await files.list(uri)).filter(matters), listDigest);
    },
    read: (uri) => {
      const mark = markOf(uri);
      const place = { question: "read", uri, ...(mark === undefined ? {} : { mark }) } as const;
      return told(place, note, () => files.read(uri), digest);
    },
    stat: (uri) => {
      const place = { question: "stat", uri } as const;
      return told(
        place,
        note,
        () => files.stat(uri),
        ({ kind, real }) => `${kind} ${real}`,
      );
    },
  };
}

/**
 * The entries of asking everything once more, or undefined as soon as one answer differs. A file whose mark is the
 * same is not opened, and its entry is the same object; one whose mark differs, as all do in a fresh checkout, is read.
 */
export async function repeated(
  entries: readonly JournalEntry[],
  files: FileSystem,
): Promise<readonly JournalEntry[] | undefined> {
  const again: JournalEntry[] = [];
  const asked = noted(files, (entry) => void again.push(entry));
  for (const entry of entries) {
    const { question, uri, answer, mark } = entry;
    if (mark !== undefined && markOf(uri) === mark) again.push(entry);
    else await asked[question](uri).catch(passProblem);
    if (again.at(-1)?.answer !== answer) return undefined;
  }
  return again;
}

async function told<T>(
  place: Omit<JournalEntry, "answer">,
  note: Note,
  ask: () => Promise<T>,
  answerOf: (answer: T) => string,
): Promise<T> {
  try {
    const answer = await ask();
    note({ ...place, answer: answerOf(answer) });
    return answer;
  } catch (error) {
    if (error instanceof FileProblem) note({ ...place, answer: `problem ${error.reason}` });
    throw error;
  }
}

/** Sources, what programs write for a moment, and the cache itself come and go without a word about manifests. */
function matters({ name, kind }: FolderEntry): boolean {
  return kind === "folder" || kind === "link" || isManifestName(name) || name === ".gitignore";
}

function listDigest(entries: readonly FolderEntry[]): string {
  return digest(
    entries
      .map(({ name, kind }) => `${kind} ${name}\n`)
      .sort()
      .join(""),
  );
}

/** SHA-256, in base64. */
export function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64");
}

function passProblem(error: unknown): void {
  if (!(error instanceof FileProblem)) throw error;
}
