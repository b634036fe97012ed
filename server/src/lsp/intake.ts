/**
 * Takes files from the disk into the workspace. Whoever learns that something changed names the place and no more:
 * what stands there now is asked of the disk, so the order in which events arrive cannot matter. One loop does all
 * the reading; what is named while it runs is looked at afterwards.
 */
import { discover, isGroupingName } from "../workspace/discover.ts";
import { FileProblem, type FileSystem } from "../workspace/file-system.ts";
import { folderOf, isWithin, nameOf } from "../workspace/uri.ts";
import { groupsOf, rootOf } from "../workspace/world.ts";
import type { CheckedWorkspace } from "./checked-workspace.ts";
import { type Clock, sliced } from "./clock.ts";
import { canonicalUri } from "./from-lsp.ts";
import { describeError, type Log } from "./log.ts";
import { isWithinAny, narrowed } from "./narrow.ts";
import type { OpenDocuments } from "./open-documents.ts";

export interface IntakeOptions {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly checked: CheckedWorkspace;
  readonly documents: OpenDocuments;
  /** The globs that are left out of a workspace folder. */
  readonly excludeIn: (folder: string) => readonly string[];
  /** Told how far a reading has come. */
  readonly onProgress: (done: number, of: number) => void;
}

/** A file after it was read; without a text when it is gone, or cannot be read. */
interface ReadFile {
  readonly uri: string;
  readonly text: string | undefined;
}

/** `everything` reads each file below again; `unknown` reads those that are not in the workspace yet. */
export type Look = "everything" | "unknown";

/** How many files are read from the disk at once. */
const batch = 32;

export class Intake {
  readonly #options: IntakeOptions;
  #pending = new Map<string, Look>();
  #running: Promise<void> | undefined;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Looks at files and folders, by canonical uri, whether they are there or gone. Resolves when nothing is left to read. */
  look(uris: Iterable<string>, look: Look = "everything"): Promise<void> {
    for (const uri of uris) {
      if (this.#pending.get(uri) !== "everything") this.#pending.set(uri, look);
    }
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    await this.#options.clock.pause();
    while (this.#pending.size > 0) {
      const targets = this.#pending;
      this.#pending = new Map();
      try {
        await this.#survey(targets);
      } catch (error) {
        this.#options.log.error(`Reading files failed: ${describeError(error)}`);
      }
    }
    this.#running = undefined;
  }

  async #survey(targets: ReadonlyMap<string, Look>): Promise<void> {
    const { checked, clock, documents } = this.#options;
    const found = await this.#candidates(targets);
    const giveWay = sliced(clock);
    const known = await this.#knownWithin(targets, giveWay);
    for (const uri of known) {
      if (found.has(uri) || documents.get(uri) !== undefined) continue;
      checked.drop(uri);
      await giveWay();
    }
    const again = new Set([...targets].flatMap(([uri, look]) => (look === "everything" ? [uri] : [])));
    const wanted = [...found].filter((uri) => !known.has(uri) || isWithinAny(uri, again));
    await this.#readAll(this.#nearestFirst(wanted));
  }

  /** The files at the targets and below that belong to the workspace, each under the innermost folder that holds it. */
  async #candidates(targets: ReadonlyMap<string, Look>): Promise<ReadonlySet<string>> {
    const { checked, clock, excludeIn } = this.#options;
    const giveWay = sliced(clock);
    const found = new Set<string>();
    for (const folder of checked.workspace.world.folders) {
      const here = [...targets.keys()].filter((uri) => isWithin(uri, folder) || isWithin(folder, uri));
      if (here.length === 0) continue;
      const files = narrowed(this.#options.files, here);
      const onProblem = (problem: FileProblem) => this.#report(problem);
      for await (const each of discover(folder, { files, exclude: excludeIn(folder), onProblem })) {
        const uri = canonicalUri(each);
        if (rootOf(checked.workspace.world, uri) === folder) found.add(uri);
        await giveWay();
      }
    }
    return found;
  }

  /** The files at the targets and below that the workspace holds now. */
  async #knownWithin(
    targets: ReadonlyMap<string, Look>,
    giveWay: () => Promise<void>,
  ): Promise<ReadonlySet<string>> {
    const { workspace } = this.#options.checked;
    const charts = [...workspace.world.charts].map((folder) => `${folder}/Chart.yaml`);
    const files = [...workspace.files()].map(({ uri }) => uri);
    const within = new Set<string>();
    for (const uri of [...files, ...charts]) {
      if (isWithinAny(uri, targets)) within.add(uri);
      await giveWay();
    }
    return within;
  }

  /** What lies beside an open file first; otherwise in the order of discovery. */
  #nearestFirst(uris: readonly string[]): readonly string[] {
    const near = new Set([...this.#options.documents.uris()].map(folderOf));
    const isNear = (uri: string) => near.has(folderOf(uri));
    return [...uris.filter(isNear), ...uris.filter((uri) => !isNear(uri))];
  }

  /**
   * What says how files belong together is read first and weighed once; then the patches, since what they touch is
   * weighed too; then the rest, batch by batch.
   */
  async #readAll(uris: readonly string[]): Promise<void> {
    const { checked } = this.#options;
    const isGrouping = (uri: string) => isGroupingName(nameOf(uri));
    const isPatch = (uri: string) => groupsOf(checked.workspace.world, uri).patch;
    const [grouping, others] = parted(uris, isGrouping);
    await this.#takeTogether(grouping);
    const [patches, rest] = parted(others, isPatch);
    await this.#takeTogether(patches);
    for (let at = 0; at < rest.length; at += batch) {
      await this.#takeIn(await this.#readGroup(rest.slice(at, at + batch)));
      this.#options.onProgress(Math.min(at + batch, rest.length), rest.length);
    }
  }

  async #takeTogether(uris: readonly string[]): Promise<void> {
    const read: ReadFile[] = [];
    for (let at = 0; at < uris.length; at += batch)
      read.push(...(await this.#readGroup(uris.slice(at, at + batch))));
    await this.#takeIn(read);
  }

  /** A text that was opened while its file was read stands for the file. */
  async #takeIn(read: readonly ReadFile[]): Promise<void> {
    const { checked, clock, documents } = this.#options;
    const giveWay = sliced(clock);
    const closed = read.filter(({ uri }) => documents.get(uri) === undefined);
    const texts = closed.flatMap(({ uri, text }) => (text === undefined ? [] : [{ uri, text }]));
    await checked.takeClosed(texts, giveWay);
    for (const { uri, text } of closed) {
      if (text === undefined && documents.get(uri) === undefined) checked.drop(uri);
      await giveWay();
    }
  }

  #readGroup(uris: readonly string[]): Promise<readonly ReadFile[]> {
    return Promise.all(uris.map(async (uri) => ({ uri, text: await this.#read(uri) })));
  }

  async #read(uri: string): Promise<string | undefined> {
    try {
      return await this.#options.files.read(uri);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      this.#report(error);
      return undefined;
    }
  }

  /** A file that is gone is nothing to report: it was deleted while we looked. */
  #report({ uri, reason }: FileProblem): void {
    const { log } = this.#options;
    if (reason === "not-found") log.trace(`${uri} is not there`);
    else log.warn(`${uri} is left out: ${reason}`);
  }
}

/** The items that pass, and the others, each in their order. */
function parted<Item>(items: readonly Item[], passes: (item: Item) => boolean): [Item[], Item[]] {
  const [passing, others]: [Item[], Item[]] = [[], []];
  for (const item of items) (passes(item) ? passing : others).push(item);
  return [passing, others];
}
