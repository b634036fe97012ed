/**
 * The only mutable object: the files of a workspace and the graph between them. Everything else asks it. An answer
 * is true until the next change; all work is synchronous, so nobody can see a half-made change.
 */
import { sameMeaning } from "../resources/meaning.ts";
import { unionOf } from "../resources/patched.ts";
import { Graph } from "./graph.ts";
import { isChartFile, type Saying, saidBy, sayingOf } from "./saying.ts";
import { closed, type Placed, placed, reading, type SourceDocument, type SourceFile } from "./source-file.ts";
import { allAtOnce, type Steps } from "./steps.ts";
import { isWithin, plain } from "./uri.ts";
import {
  emptyWorld,
  groupsOf,
  isOutside,
  type NextWorld,
  sameOutlook,
  type World,
  type WorldChange,
  worldAfter,
} from "./world.ts";

/** What a change did: the documents that came and went, and who must look again because of them. */
export interface Change {
  readonly added: readonly SourceDocument[];
  readonly removed: readonly SourceDocument[];
  readonly told: ReadonlySet<Placed>;
}

export const noChange: Change = { added: [], removed: [], told: new Set() };

export interface FileText {
  readonly uri: string;
  readonly text: string;
}

/** A file that was taken in, or is gone, and what it says of others. */
interface Taken {
  readonly uri: string;
  readonly file: SourceFile | undefined;
  readonly saying: Saying | undefined;
}

/** How often a world is begun anew because somebody changed the one before, until nobody gets a turn any more. */
const patience = 4;

export class Workspace {
  readonly graph: Graph;
  readonly #files = new Map<string, SourceFile>();
  /** The files by their plain uris, as kustomizations name them. */
  readonly #named = new Map<string, SourceFile>();

  /** A workspace over folders, given as uris without a final `/`. */
  constructor(folders: readonly string[]) {
    this.graph = new Graph(emptyWorld(folders));
  }

  get world(): World {
    return this.graph.world;
  }

  file(uri: string): SourceFile | undefined {
    return this.#files.get(uri);
  }

  /** All files, in the order in which they came. */
  files(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** Takes in the text of a file. The text of an open file is kept; that of a closed one is forgotten. */
  update(uri: string, text: string, { open }: { readonly open: boolean }): Change {
    return this.updateAll([{ uri, text }], { open });
  }

  /** Takes in many files; what they say of charts and kustomizations is weighed once, not file by file. */
  updateAll(files: readonly FileText[], { open }: { readonly open: boolean }): Change {
    return joined([...this.updating(files, { open })]);
  }

  /**
   * The same in steps, between which anybody may ask and change what they like. Each step yields what it changed, to be
   * followed before anything else happens. A file that others changed or removed meanwhile stays as they left it.
   */
  *updating(files: readonly FileText[], { open }: { readonly open: boolean }): Generator<Change> {
    const texts = new Map(files.map(({ uri, text }) => [uri, text]));
    const before = new Map(files.map(({ uri }) => [uri, this.#files.get(uri)]));
    const taken: Taken[] = [];
    for (const [uri, text] of texts) {
      const old = before.get(uri);
      const read = isChartFile(uri) ? undefined : yield* quietly(reading(uri, text, old));
      if (this.#files.get(uri) !== old) continue;
      const file = read && (open ? placed(read) : closed(placed(read)));
      if (file !== undefined) yield this.#put(file, old);
      taken.push({ uri, file, saying: sayingOf(uri, text) });
    }
    yield* this.#regrouping(taken);
  }

  /** Forgets a file that is gone. */
  remove(uri: string): Change {
    const before = this.#files.get(uri);
    this.#files.delete(uri);
    this.#named.delete(plain(uri));
    const change = this.#replace(uri, before?.documents ?? [], []);
    const gone = { uri, file: undefined, saying: sayingOf(uri, undefined) };
    return joined([change, ...this.#regrouping([gone])]);
  }

  /** Sets the workspace folders; every file finds its new root. */
  setFolders(folders: readonly string[]): Change {
    const world = { ...this.world, folders };
    return this.#move({ world, kustomizations: [], over: new Set() }, this.#files.values());
  }

  #put(file: SourceFile, before: SourceFile | undefined): Change {
    this.#files.set(file.uri, file);
    this.#named.set(plain(file.uri), file);
    return this.#replace(file.uri, before?.documents ?? [], file.documents);
  }

  /**
   * Brings the world up to what files say of charts, kustomizations and settings. When others change between the steps
   * what it is made from, it is made anew.
   */
  *#regrouping(taken: readonly Taken[]): Generator<Change> {
    for (let attempt = 1; ; attempt += 1) {
      const { world } = this;
      const standing = taken.filter(({ uri, file }) => this.#files.get(uri) === file);
      const patches = new Map<string, SourceFile | undefined>();
      const change = this.#said(standing, patches);
      if (change === undefined) return;
      const steps = worldAfter(world, change);
      const next = attempt < patience ? yield* quietly(steps) : allAtOnce(steps);
      const stands =
        this.world === world &&
        standing.every(({ uri, file }) => this.#files.get(uri) === file) &&
        [...patches].every(([path, file]) => this.#named.get(path) === file);
      if (!stands) continue;
      yield this.#move(next, this.#filesIn(next));
      return;
    }
  }

  /** What files say of others; undefined when that is nothing. Notes in `patches` the files that it has to look at. */
  #said(taken: readonly Taken[], patches: Map<string, SourceFile | undefined>): WorldChange | undefined {
    const said = saidBy(taken.flatMap(({ saying }) => saying ?? []));
    const patchFiles = taken
      .filter(({ uri }) => groupsOf(this.world, uri).patch)
      .map(({ uri }) => plain(uri));
    if (patchFiles.length === 0 && Object.values(said).every(({ size }) => size === 0)) return undefined;
    const touchesOf = (path: string) => {
      const file = this.#named.get(path);
      patches.set(path, file);
      return file && unionOf(file.documents.map(({ content }) => content.touches));
    };
    return { ...said, patchFiles, touchesOf };
  }

  /** The files of which another world may say something else. */
  #filesIn({ files, below }: NextWorld): Iterable<SourceFile> {
    const named = [...files].flatMap((file) => this.#named.get(file) ?? []);
    if (below.length === 0) return named;
    const within = ({ uri }: SourceFile) => below.some((folder) => isWithin(uri, folder));
    return new Set([...named, ...[...this.#files.values()].filter(within)]);
  }

  #replace(uri: string, before: readonly SourceDocument[], after: readonly SourceDocument[]): Change {
    const kept = new Set(after);
    const old = new Set(before);
    const removed = before.filter((document) => !kept.has(document));
    const added = after.filter((document) => !old.has(document));
    if (isOutside(this.world, uri)) return { added, removed, told: new Set() };
    const left = removed.map((each) => this.graph.remove(each));
    const entered = added.map((each) => this.graph.add(each));
    // Of documents that say the same as those in their place nobody has to be told.
    const paired = removed.length === added.length;
    const silent = removed.map((each, at) => paired && sameContent(each, added[at]));
    const told = [left, entered].flatMap((each) => each.filter((_, at) => silent[at] !== true));
    return { added, removed, told: union(told) };
  }

  /** Moves to another world: the files for which it differs leave the graph in the old one and enter it in the new. */
  #move(next: Pick<NextWorld, "world" | "kustomizations" | "over">, files: Iterable<SourceFile>): Change {
    const moved = [...files].filter(({ uri }) => !sameOutlook(this.world, next.world, uri));
    const documentsOf = (world: World) =>
      moved.filter(({ uri }) => !isOutside(world, uri)).flatMap(({ documents }) => documents);
    const left = documentsOf(this.world).map((document) => this.graph.remove(document));
    const told = this.graph.enter(next);
    const entered = documentsOf(next.world).map((document) => this.graph.add(document));
    const documents = moved.flatMap((file) => file.documents);
    return { added: documents, removed: documents, told: union([...left, told, ...entered]) };
  }
}

/** Steps that change nothing, among steps that do. */
function* quietly<Result>(steps: Steps<Result>): Generator<Change, Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield noChange;
  }
}

/** True when two documents differ in nothing but places. */
function sameContent({ content }: SourceDocument, other: SourceDocument | undefined): boolean {
  return (
    other?.content.resources.length === content.resources.length &&
    sameWords(content.unread?.words, other.content.unread?.words) &&
    content.resources.every((resource, index) => {
      const twin = other.content.resources[index];
      return twin !== undefined && sameMeaning(resource, twin);
    })
  );
}

function joined(changes: readonly Change[]): Change {
  return {
    added: changes.flatMap(({ added }) => added),
    removed: changes.flatMap(({ removed }) => removed),
    told: union(changes.map(({ told }) => told)),
  };
}

function union(sets: readonly ReadonlySet<Placed>[]): ReadonlySet<Placed> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** What an unread document may hold is judged by its words. */
function sameWords(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}
