/**
 * What the resources of a workspace offer, by the keys under which others look for it. The graph is updated, never
 * rebuilt: a resource that comes or goes costs its own keys, and tells only those who read one of them.
 */
import { isBuiltinGroup, objectKind, wiredKind } from "../kubernetes/kinds.ts";
import type { Labels } from "../kubernetes/labels.ts";
import { isOtherPolicy } from "../kubernetes/other-policies.ts";
import type { LabelSelector } from "../resources/label-selector.ts";
import type { Autoscaler, Endpoints, Resource } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { buildKey, makerKeys } from "./generators.ts";
import { isOf, type Placed, type SourceDocument } from "./source-file.ts";
import { standingOf } from "./standing.ts";
import { WatchedIndex } from "./watched-index.ts";
import { type NextWorld, rootOf, type World } from "./world.ts";

type Index<Member> = WatchedIndex<Member, Placed>;
type Visit = <Member>(index: Index<Member>, keys: readonly string[], member: Member) => void;

export class Graph {
  /** Keyed by `folderKey`, `groupKey` and `labelKey` of each. */
  readonly pods: Index<Placed<Workload>>;
  /** Keyed by `folderKey` and by `labelKey` of the workspace folder for each pair of the selector, and by `nodePortKey`. */
  readonly services: Index<Placed<Service>> = new WatchedIndex();
  /** Keyed by the name of their Service within the workspace folder. */
  readonly endpoints: Index<Placed<Endpoints>> = new WatchedIndex();
  /** Keyed by kind and name of their target within the workspace folder. */
  readonly autoscalers: Index<Placed<Autoscaler>>;
  /** Every object with a name, keyed by `objectKey` and by `kindKey` of what is near it. */
  readonly objects: Index<Placed>;
  /** Who names objects, keyed by the `objectKey` of each. */
  readonly mentioning: Index<Placed>;
  /** Who picks by label beside Services and workloads, keyed by `pickKeys` of each selector. */
  readonly picking: Index<Placed>;
  /** Services by their own labels, keyed by `labelKey` of each pair within the workspace folder. */
  readonly labelled: Index<Placed<Service>>;
  /** Objects that an operator may make pods for, keyed by name within the workspace folder. */
  readonly customs: Index<Placed>;
  /** Documents that may hold pods or what pods name, and could not be read, by folder and group. */
  readonly unread: Index<SourceDocument> = new WatchedIndex();
  /** All documents that could not be read, or not wholly, by folder and group. */
  readonly illegible: Index<SourceDocument> = new WatchedIndex();
  /** Folders of kustomizations that make ConfigMaps, Secrets and names, by `makerKeys`; read by `buildKey` too. */
  readonly generators: Index<string> = new WatchedIndex();
  /** Replaced when folders, kustomizations or charts change, while the files that it moves are out of the graph. */
  world: World;

  constructor(world: World) {
    this.world = world;
    const scopesOf = ({ document }: Pick<Placed, "document">) => standingOf(this.world, document.uri).scopes;
    this.pods = new WatchedIndex<Placed<Workload>, Placed>(scopesOf);
    this.autoscalers = new WatchedIndex<Placed<Autoscaler>, Placed>(scopesOf);
    this.objects = new WatchedIndex<Placed, Placed>(scopesOf);
    this.picking = new WatchedIndex<Placed, Placed>(scopesOf);
    this.mentioning = new WatchedIndex<Placed, Placed>(scopesOf);
    this.labelled = new WatchedIndex<Placed<Service>, Placed>(scopesOf);
    this.customs = new WatchedIndex<Placed, Placed>(scopesOf);
  }

  /** Takes a document in. Returns the readers who must look again. */
  add(document: SourceDocument): ReadonlySet<Placed> {
    return this.#visit(document, "add");
  }

  /** Takes a document out. Returns the readers who must look again. */
  remove(document: SourceDocument): ReadonlySet<Placed> {
    const told = this.#visit(document, "remove");
    for (const placed of document.resources) this.forget(placed);
    return told;
  }

  /**
   * Takes in what kustomizations generate in the next world, and makes it this one. Returns the readers who must look
   * again: those of a name that is made or was, and those who asked what the kustomizations over it build.
   */
  enter({
    world,
    kustomizations,
    over,
  }: Pick<NextWorld, "world" | "kustomizations" | "over">): ReadonlySet<Placed> {
    const told = new Set<Placed>();
    const act = (of: World, folder: string, what: "add" | "remove") => {
      for (const key of makerKeys(of.kustomizations.get(folder))) {
        this.generators[what](key, folder);
        for (const reader of this.generators.readersOf(key, folder)) told.add(reader);
      }
    };
    for (const folder of kustomizations) act(this.world, folder, "remove");
    this.world = world;
    for (const folder of kustomizations) act(world, folder, "add");
    for (const folder of over)
      for (const reader of this.generators.readersOf(buildKey(folder), folder)) told.add(reader);
    return told;
  }

  /** Drops what a reader has read, before it reads anew. */
  forget(reader: Placed): void {
    const { pods, services, endpoints, autoscalers, objects, mentioning, picking } = this;
    const { labelled, customs, unread, illegible, generators } = this;
    const named = [objects, mentioning, picking, labelled, customs, generators];
    for (const index of [pods, services, endpoints, autoscalers, ...named, unread, illegible])
      index.forget(reader);
  }

  #visit(document: SourceDocument, act: "add" | "remove"): ReadonlySet<Placed> {
    const told = new Set<Placed>();
    const visit: Visit = (index, keys, member) => {
      for (const key of keys) {
        index[act](key, member);
        for (const reader of index.readersOf(key, member)) told.add(reader);
      }
    };
    const { unread } = document.content;
    if (unread !== undefined) visit(this.illegible, this.#near(document.uri), document);
    if (unread?.mayHoldPods === true || unread?.mayHoldNamed === true)
      visit(this.unread, this.#near(document.uri), document);
    for (const placed of document.resources) this.#visitKeys(placed, visit);
    return told;
  }

  #visitKeys(placed: Placed, visit: Visit): void {
    const { uri } = placed.document;
    const root = rootOf(this.world, uri);
    if (isOf(placed, "workload")) visit(this.pods, this.#podKeys(placed.resource, uri), placed);
    if (isOf(placed, "service")) {
      const pairs = pairKeys(rootKey(root), placed.resource.selector?.labels);
      const near = this.#near(uri);
      const nodePorts = [...near, rootKey(root)].flatMap((scope) => nodePortKeys(scope, placed.resource));
      visit(this.services, [...near, ...pairs, ...nodePorts], placed);
      visit(this.labelled, pairKeys(rootKey(root), placed.resource.ownLabels?.labels), placed);
    }
    if (isOf(placed, "endpoints")) visit(this.endpoints, named(root, placed.resource.serviceName), placed);
    if (isOf(placed, "autoscaler")) visit(this.autoscalers, targetKeys(root, placed.resource), placed);
    if (isCustom(placed.resource)) {
      const made = placed.resource.type === "other" ? (placed.resource.makes ?? []) : [];
      const keys = made.map((name) => madeKey(root, name));
      visit(this.customs, [...named(root, placed.resource.name), ...keys], placed);
    }
    this.#visitWords(placed, root, visit);
  }

  /** What anybody is called, names and picks, whatever its kind. */
  #visitWords(placed: Placed, root: string, visit: Visit): void {
    const { name, mentions, picks } = placed.resource;
    if (name !== undefined) visit(this.objects, this.#objectKeys(placed, { root, name }), placed);
    const mentioned = new Set(mentions.map((mention) => objectKey(root, mention)));
    if (mentioned.size > 0) visit(this.mentioning, [...mentioned], placed);
    const picked = new Set(picks.flatMap(({ selector }) => pickKeys(rootKey(root), selector)));
    if (picked.size > 0) visit(this.picking, [...picked], placed);
  }

  #objectKeys(
    { resource, document }: Placed,
    { root, name }: { readonly root: string; readonly name: string },
  ): readonly string[] {
    const kind = objectKind(resource);
    const near = this.#near(document.uri);
    const others = isOtherPolicy(kind) ? near.map(otherPolicyKey) : [];
    return [objectKey(root, { kind, name }), ...near.map((each) => kindKey(each, kind)), ...others];
  }

  /** The keys of what stands near a file: its folder and its kustomizations. */
  #near(uri: string): readonly string[] {
    return standingOf(this.world, uri).rings[0] ?? [];
  }

  #podKeys(workload: Workload, uri: string): readonly string[] {
    const near = this.#near(uri);
    const scopes = [...near, rootKey(rootOf(this.world, uri))];
    return [...near, ...scopes.flatMap((scope) => pairKeys(scope, workload.template.labels))];
  }
}

/** Other groups than those of Kubernetes: whoever serves them may run pods, unless the kind is known, as a Probe is. */
function isCustom(resource: Resource): boolean {
  if (resource.type === "workload") return resource.workloadKind === undefined;
  const { type, apiVersion, kind } = resource;
  return type === "other" && !isBuiltinGroup(apiVersion) && wiredKind(apiVersion, kind) === undefined;
}

export function rootKey(root: string): string {
  return `root ${root}`;
}

/** The key of a label pair in a scope; pods whose value is unknown stand under the value `undefined`. */
export function labelKey(scope: string, key: string, value: string | undefined): string {
  return value === undefined ? `${scope}\n${key}?` : `${scope}\n${key}=${value}`;
}

/** The key of a node port that a Service asks for, in a scope. */
export function nodePortKey(scope: string, nodePort: number): string {
  return `${scope}\nnode port ${nodePort}`;
}

/** The key of an object by its kind, in the words of `objectKind`, and its name. */
export function objectKey(
  root: string,
  { kind, name }: { readonly kind: string; readonly name: string },
): string {
  return nameKey(root, `${kind}/${name}`);
}

/** The key of all objects of a kind in a scope. */
export function kindKey(scope: string, kind: string): string {
  return `${scope}\nkind ${kind}`;
}

/** The key of the policies in a scope that rule beside NetworkPolicies: many kinds, and hardly ever one of them. */
export function otherPolicyKey(scope: string): string {
  return `${scope}\nother policies`;
}

/** The keys of a selector: one for each pair that it asks for, one of its own when it asks for none. */
function pickKeys(scope: string, { pairs }: LabelSelector): readonly string[] {
  const keys = pairKeys(scope, pairs?.labels);
  return keys.length > 0 ? keys : [anyPickKey(scope)];
}

/** The key of selectors without pairs in a scope: they match everything, or by expressions only. */
export function anyPickKey(scope: string): string {
  return `${scope}\nany`;
}

/** The key of a name within a workspace folder. */
export function nameKey(root: string, name: string): string {
  return `${root}\n${name}`;
}

/** The Secret of a name that custom resources make. */
export function madeKey(root: string, name: string): string {
  return `${root}\nmade\n${name}`;
}

function nodePortKeys(scope: string, { ports }: Service): readonly string[] {
  return [...new Set(ports.flatMap(({ nodePort }) => nodePort ?? []))].map((each) =>
    nodePortKey(scope, each),
  );
}

function pairKeys(scope: string, labels: Labels | undefined): readonly string[] {
  return [...(labels ?? [])].map(([key, value]) => labelKey(scope, key, value));
}

function named(root: string, name: string | undefined): readonly string[] {
  return name === undefined ? [] : [nameKey(root, name)];
}

function targetKeys(root: string, { target }: Autoscaler): readonly string[] {
  return target === undefined ? [] : [objectKey(root, target)];
}
