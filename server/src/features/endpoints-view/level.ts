/** One level of the Endpoints view: workspace folders, namespaces, Services, and what is below a Service. */
import * as l10n from "@vscode/l10n";
import { serviceNames } from "../../kubernetes/dns.ts";
import type { Service } from "../../resources/service.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { isWithin, nameOf } from "../../workspace/uri.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { givenNamespace, isOutside, rootOf } from "../../workspace/world.ts";
import { reachOf } from "../reach.ts";
import { handMadeEndpoints } from "../service-preview.ts";
import { type ObjectIds, objectIds } from "../wiring/object-ids.ts";
import { type Wired, wiringOf } from "../wiring/state.ts";
import {
  type EndpointItem,
  type EndpointLevel,
  type EndpointsQuestion,
  emptyLevel,
  isProblem,
} from "./item.ts";
import { belowService } from "./service-level.ts";

/** A workspace, and how its objects are called. */
interface Shown {
  readonly workspace: Workspace;
  readonly ids: ObjectIds;
  readonly question: EndpointsQuestion;
}

/**
 * The children of a path, for those who must give way between two Services; true as long as the workspace does not
 * change. A path that leads nowhere, because what it names is gone, has none.
 */
export function* endpointsLevel(
  workspace: Workspace,
  question: EndpointsQuestion,
): Generator<undefined, EndpointLevel> {
  const shown = { workspace, ids: objectIds(workspace, (uri) => uri), question };
  const [root, namespace, service] = question.path;
  if (root === undefined) return yield* topLevel(shown);
  if (namespace === undefined) return yield* namespaces(shown, root);
  if (service === undefined) return yield* services(shown, root, namespace);
  const placed = find(shown, service);
  if (placed === undefined) return emptyLevel;
  return belowService({ ...shown, wired: wired(shown, placed) }, question.path.slice(3));
}

/** A single folder goes without saying. */
function* topLevel(shown: Shown): Generator<undefined, EndpointLevel> {
  const { workspace } = shown;
  const byRoot = grouped(candidates(shown), ({ document }) => rootOf(workspace.world, document.uri));
  const [first, ...others] = yield* withProblems(shown, byRoot);
  if (first === undefined) return emptyLevel;
  if (others.length === 0) return yield* namespaces(shown, first[0]);
  const items = [first, ...others].map(([root, members]) =>
    group({ kind: "folder", path: [root], label: decoded(nameOf(root)) }, members.length),
  );
  return { items: items.sort(byLabel), more: 0 };
}

function* namespaces(shown: Shown, root: string): Generator<undefined, EndpointLevel> {
  const inRoot = candidates(shown).filter(
    (placed) => rootOf(shown.workspace.world, placed.document.uri) === root,
  );
  const byName = grouped(inRoot, (placed) => namespaceOf(shown, placed));
  const items = (yield* withProblems(shown, byName)).map(([name, members]) =>
    group(
      { kind: "namespace", path: [root, name], label: name === "" ? l10n.t("no namespace") : name },
      members.length,
    ),
  );
  return { items: items.sort(byLabel), more: 0 };
}

function* services(shown: Shown, root: string, namespace: string): Generator<undefined, EndpointLevel> {
  const { limit, only } = shown.question;
  const members = candidates(shown)
    .filter((placed) => rootOf(shown.workspace.world, placed.document.uri) === root)
    .filter((placed) => namespaceOf(shown, placed) === namespace)
    .sort(byName);
  const items: EndpointItem[] = [];
  let more = 0;
  for (const placed of members) {
    if (items.length >= limit && only === "all") return { items, more: members.length - limit };
    const found = wired(shown, placed);
    yield undefined;
    if (only === "problems" && !isProblem(found.standing.state)) continue;
    if (items.length >= limit) more += 1;
    else items.push(serviceItem(shown, [root, namespace], found));
  }
  return { items, more };
}

/** The Services in question, those of charts and patches left out. */
function candidates({ workspace, question: { within } }: Shown): readonly Placed<Service>[] {
  return [...workspace.files()]
    .filter(({ uri }) => within === undefined || uri === within || isWithin(uri, within))
    .filter(({ uri }) => !isOutside(workspace.world, uri))
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter((placed) => isOf(placed, "service"));
}

type Group = readonly [key: string, members: readonly Placed<Service>[]];

function grouped(
  members: readonly Placed<Service>[],
  keyOf: (placed: Placed<Service>) => string,
): readonly Group[] {
  const groups = new Map<string, Placed<Service>[]>();
  for (const placed of members) {
    const key = keyOf(placed);
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [placed]);
    else there.push(placed);
  }
  return [...groups];
}

/** With the filter on, only groups and members that have something to look at. */
function* withProblems(shown: Shown, groups: readonly Group[]): Generator<undefined, readonly Group[]> {
  if (shown.question.only === "all") return groups;
  const kept: Group[] = [];
  for (const [key, members] of groups) {
    const loose: Placed<Service>[] = [];
    for (const placed of members) {
      if (isProblem(wired(shown, placed).standing.state)) loose.push(placed);
      yield undefined;
    }
    if (loose.length > 0) kept.push([key, loose]);
  }
  return kept;
}

function wired({ workspace: { graph } }: Shown, placed: Placed<Service>): Wired {
  const [reach, handMade] = [reachOf(graph, placed), handMadeEndpoints(graph, placed)];
  return wiringOf(graph, placed, { reach, handMade, scope: "auto" });
}

/** The Service of an id, which begins with the uri of its file. */
function find({ workspace, ids }: Shown, id: string): Placed<Service> | undefined {
  const documents = workspace.file(id.slice(0, Math.max(0, id.indexOf("#"))))?.documents ?? [];
  return documents
    .flatMap(({ resources }) => resources)
    .filter((placed) => isOf(placed, "service"))
    .find((placed) => ids(placed) === id);
}

function namespaceOf({ workspace: { world } }: Shown, { document, resource }: Placed): string {
  return resource.namespace ?? resource.namespaceNode?.text ?? givenNamespace(world, document.uri) ?? "";
}

function serviceItem(shown: Shown, above: readonly string[], { service, standing }: Wired): EndpointItem {
  const { resource, document } = service;
  const { name, nameNode, range, ports } = resource;
  return {
    path: [...above, shown.ids(service)],
    kind: "service",
    label: labelOf(service),
    ...standing,
    spot: { document, range: nameNode?.range ?? { start: range.start, end: range.start } },
    expandable: ports.length > 0 || standing.state !== "nothing",
    dns: name === undefined ? undefined : dnsName(shown, service, name),
  };
}

/** The name that works everywhere, where the namespace is known; else the one that works beside the Service. */
function dnsName(shown: Shown, placed: Placed<Service>, name: string): string {
  const namespace = placed.resource.namespace ?? givenNamespace(shown.workspace.world, placed.document.uri);
  if (namespace === undefined) return name;
  const clusterDomain = shown.question.clusterDomain(placed.document.uri);
  return serviceNames({ name, namespace, clusterDomain }).at(-1) ?? name;
}

function group(item: Pick<EndpointItem, "kind" | "path" | "label">, size: number): EndpointItem {
  const text = size === 1 ? l10n.t("1 Service") : l10n.t("{0} Services", size);
  return { ...item, text, state: undefined, spot: undefined, expandable: true, dns: undefined };
}

function labelOf({ resource }: Placed): string {
  return resource.name ?? resource.nameNode?.text ?? resource.kind;
}

function byName(one: Placed, other: Placed): number {
  const [a, b] = [labelOf(one), labelOf(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.document.uri < other.document.uri ? -1 : one.document.uri > other.document.uri ? 1 : 0;
}

/** In the order of paths, so that what has no name comes first. */
function byLabel(one: EndpointItem, other: EndpointItem): number {
  const [a = "", b = ""] = [one.path.at(-1), other.path.at(-1)];
  return a < b ? -1 : 1;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
