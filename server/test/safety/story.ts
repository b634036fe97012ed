/**
 * What people and tools do to the files of a workspace, one step after the other: typing, pasting, undoing, replacing
 * a whole text, renaming, creating, deleting, and telling the server of it twice.
 */
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, type Watched, watched } from "./asked.ts";

export const root = "file:///w";

/** One step. `at` and `pick` are any numbers of 0 or more; they choose a file, a place in it, and what is done there. */
export interface Step {
  readonly act: (typeof acts)[number];
  readonly file: number;
  readonly at: number;
  readonly pick: number;
}

export const acts = [
  "type",
  "delete letters",
  "paste",
  "undo",
  "replace",
  "rename",
  "create",
  "remove",
  "tell again",
  "close",
] as const;

/** A workspace that lives through steps, beside the plain texts that its files ought to have. */
export class Story {
  readonly #texts: Map<string, string>;
  readonly #pasted: readonly string[];
  readonly #before = new Map<string, string[]>();
  readonly #subject: Watched;

  /** `files` are the texts at the beginning, by path; `pasted` is what is pasted and created later on. */
  constructor(files: Readonly<Record<string, string>>, pasted: readonly string[]) {
    this.#texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
    this.#pasted = pasted;
    this.#subject = watched(new Workspace([root]));
    for (const [uri, text] of this.#texts) this.#update(uri, text);
  }

  take({ act, file, at, pick }: Step): void {
    const uris = [...this.#texts.keys()];
    const uri = uris[file % Math.max(1, uris.length)];
    const fresh = this.#pasted[pick % this.#pasted.length] ?? "";
    if (act === "create" || uri === undefined) this.#write(`${root}/new-${pick % 5}/${at % 3}.yaml`, fresh);
    else if (act === "rename" || act === "remove") this.#leave(uri, { act, pick });
    else if (act === "close") this.#close(uri);
    else if (act === "undo") this.#write(uri, this.#before.get(uri)?.pop() ?? this.#textOf(uri));
    else this.#write(uri, edited(this.#textOf(uri), { act, at, pick, fresh }));
  }

  /** What an answer says here and would not say in a workspace made from scratch; undefined when all are equal. */
  difference(at: number): string | undefined {
    const fresh = watched(new Workspace([root]));
    const files = [...this.#texts].map(([uri, text]) => ({ uri, text }));
    for (const file of files)
      fresh.findings.update(fresh.workspace.update(file.uri, file.text, { open: true }));
    for (const { uri, text } of files) {
      const offsets = [at % (text.length + 1), (at * 7) % (text.length + 1)];
      // Features that edit want the text at hand: every file is open while it is asked about.
      this.#update(uri, text);
      const [mine, theirs] = [this.#subject, fresh].map((subject) =>
        answersIn(subject, { uri, offsets, textOf: (other) => this.#texts.get(other) }),
      );
      for (const [question, answer] of theirs ?? []) {
        const other = mine?.get(question);
        if (other !== answer) return `${question} in ${uri}:\n  ${other}\ninstead of\n  ${answer}`;
      }
    }
    return undefined;
  }

  #leave(uri: string, { act, pick }: Pick<Step, "act" | "pick">): void {
    const text = this.#textOf(uri);
    this.#subject.findings.update(this.#subject.workspace.remove(uri));
    this.#texts.delete(uri);
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    if (act === "rename") this.#write(`${root}/moved-${pick % 4}/${name}`, text);
  }

  #textOf(uri: string): string {
    return this.#texts.get(uri) ?? "";
  }

  #write(uri: string, text: string): void {
    const before = this.#texts.get(uri);
    if (before !== undefined) this.#before.set(uri, [...(this.#before.get(uri) ?? []).slice(-9), before]);
    this.#texts.set(uri, text);
    this.#update(uri, text);
  }

  #update(uri: string, text: string): void {
    this.#subject.findings.update(this.#subject.workspace.update(uri, text, { open: true }));
  }

  #close(uri: string): void {
    const { workspace, findings } = this.#subject;
    findings.update(workspace.update(uri, this.#textOf(uri), { open: false }));
  }
}

/** The text after an act that changes it; the same text after one that only tells of it again. */
function edited(
  text: string,
  { act, at, pick, fresh }: Omit<Step, "file"> & { readonly fresh: string },
): string {
  const place = text.length === 0 ? 0 : at % text.length;
  const [before, after] = [text.slice(0, place), text.slice(place)];
  if (act === "type") return before + letter(pick) + after;
  if (act === "delete letters") return before + after.slice(1 + (pick % 40));
  if (act === "paste") return `${before}\n---\n${fresh}\n---\n${after}`;
  return act === "replace" ? fresh : text;
}

const letters = ["a", "x", "0", " ", "\n", ":", "-", '"', "{", "&a ", "*a", "#", "\t", "é", "😀", "\r\n"];

function letter(pick: number): string {
  return letters[pick % letters.length] ?? "";
}
