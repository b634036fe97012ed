/**
 * The only mutable object: the files of a workspace and the graph between them. Everything else asks it. An answer
 * is true until the next change; all work is synchronous, so nobody can see a half-made change.
 */
import { isKustomizationName, readKustomization } from "../resources/kustomization.ts";
import { sameMeaning } from "../resources/meaning.ts";
import { unionOf } from "../resources/patched.ts";
import { Graph } from "./graph.ts";
import { projectFileName, readProjectFile } from "./project-file.ts";
import { closed, type Placed, readFile, type SourceDocument, type SourceFile } from "./source-file.ts";
import { folderOf, nameOf, plain, resolvePath } from "./uri.ts";
import { groupsOf, isOutside, makeWorld, sameOutlook, type World } from "./world.ts";

/** What a change did: the documents that came and went, and who must look again because of them. */
export interface Change {
  readonly added: readonly SourceDocument[];
  readonly removed: readonly SourceDocument[];
  readonly told: ReadonlySet<Placed>;
}

export interface FileText {
  readonly uri: string;
  readonly text: string;
}

interface GoneFile {
  readonly uri: string;
  readonly text: undefined;
}

export class Workspace {
  readonly graph: Graph;
  readonly #files = new Map<string, SourceFile>();

  /** A workspace over folders, given as uris without a final `/`. */
  constructor(folders: readonly string[]) {
    const none = {
      kustomizations: new Map(),
      charts: new Set<string>(),
      projectFiles: new Map(),
      patchFiles: new Map(),
    };
    this.graph = new Graph(makeWorld({ folders, ...none, patchFiles: new Map() }));
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
    const changes = files
      .filter(({ uri }) => !isChartFile(uri))
      .map(({ uri, text }) => {
        const before = this.#files.get(uri);
        const after = readFile(uri, text, before);
        this.#files.set(uri, open ? after : closed(after));
        return this.#replace(uri, before?.documents ?? [], after.documents);
      });
    return joined([...changes, this.#regroup(files)]);
  }

  /** Forgets a file that is gone. */
  remove(uri: string): Change {
    const before = this.#files.get(uri);
    this.#files.delete(uri);
    const change = this.#replace(uri, before?.documents ?? [], []);
    return joined([change, this.#regroup([{ uri, text: undefined }])]);
  }

  /** Sets the workspace folders; every file finds its new root. */
  setFolders(folders: readonly string[]): Change {
    return this.#move(makeWorld({ ...this.world, folders }));
  }

  /** Brings the world up to what files say of charts, kustomizations and settings; those without text are gone. */
  #regroup(files: readonly (FileText | GoneFile)[]): Change {
    const grouping = files.filter(({ uri }) => saysWhatBelongsTogether(uri));
    const patching = files.some(({ uri }) => groupsOf(this.world, uri).patch);
    if (grouping.length === 0 && !patching) return { added: [], removed: [], told: new Set() };
    const charts = new Set(this.world.charts);
    const kustomizations = new Map(this.world.kustomizations);
    const projectFiles = new Map(this.world.projectFiles);
    for (const { uri, text } of grouping) {
      const folder = folderOf(uri);
      if (nameOf(uri) === projectFileName)
        set(projectFiles, folder, text === undefined ? undefined : readProjectFile(text));
      else if (isChartFile(uri)) charts[text === undefined ? "delete" : "add"](folder);
      else set(kustomizations, plain(folder), text === undefined ? undefined : readKustomization(text));
    }
    const patchFiles = this.#patchFiles(kustomizations);
    return this.#move(makeWorld({ ...this.world, charts, kustomizations, projectFiles, patchFiles }));
  }

  /** What the files that kustomizations apply as patches touch; those that were not read are left out. */
  #patchFiles(kustomizations: World["kustomizations"]): World["patchFiles"] {
    const named = new Set(
      [...kustomizations].flatMap(([folder, { patches }]) =>
        patches.map((path) => resolvePath(folder, path)),
      ),
    );
    if (named.size === 0) return new Map();
    const present = [...this.#files.values()].filter(({ uri }) => named.has(plain(uri)));
    return new Map(
      present.map(({ uri, documents }) => [
        plain(uri),
        unionOf(documents.map(({ content }) => content.touches)),
      ]),
    );
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
  #move(next: World): Change {
    const moved = [...this.#files.values()].filter(({ uri }) => !sameOutlook(this.world, next, uri));
    const documentsOf = (world: World) =>
      moved.filter(({ uri }) => !isOutside(world, uri)).flatMap(({ documents }) => documents);
    const left = documentsOf(this.world).map((document) => this.graph.remove(document));
    this.graph.world = next;
    const entered = documentsOf(next).map((document) => this.graph.add(document));
    const documents = moved.flatMap((file) => file.documents);
    return { added: documents, removed: documents, told: union([...left, ...entered]) };
  }
}

function set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function saysWhatBelongsTogether(uri: string): boolean {
  return isChartFile(uri) || isKustomizationName(nameOf(uri)) || nameOf(uri) === projectFileName;
}

function isChartFile(uri: string): boolean {
  return nameOf(uri) === "Chart.yaml";
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
