/** An object by its name: the object, everything that mentions it, and what Kubernetes derives from the name. */
import * as l10n from "@vscode/l10n";
import { wiredKind } from "../kubernetes/kinds.ts";
import { dns1035Problems, dnsLabelProblems, dnsSubdomainProblems } from "../kubernetes/names.ts";
import type { Service } from "../resources/service.ts";
import { touches } from "../text/range.ts";
import { type Graph, nameKey, objectKey } from "../workspace/graph.ts";
import { type MentionBy, mentionsOf, objectsMeant, referenceTo } from "../workspace/mentions.ts";
import { namespaceFit, rankOf } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { rootOf } from "../workspace/world.ts";
import { tiedTo } from "./closure.ts";
import { derivedVariables, giverOf, nameIn, usesIn, withName } from "./derived-variables.ts";
import { type Occurrence, scalarOccurrence, textOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import { patchesOf } from "./patches.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";
import { illegal, isImmutable, named } from "./wording.ts";

/** The place where an object is named, and the objects that it may mean there. */
interface Seed {
  readonly at: Occurrence;
  readonly name: string;
  readonly kind: string;
  readonly objects: () => readonly Placed[];
}

/** The object at an offset, by its own name, a mention, or a variable that its Service gives. */
export function objectSymbol({ workspace, placed, offset }: SymbolQuery): FoundSymbol | undefined {
  const { graph } = workspace;
  const seed =
    seedsIn(graph, placed).find(({ at }) => touches(at.range, offset)) ?? variableSeed(graph, placed, offset);
  if (seed === undefined) return undefined;
  const { at, name, kind } = seed;
  const objects = () => tiedObjects(graph, seed.objects());
  return {
    title: `${kind} \`${name}\``,
    name,
    placed,
    range: at.range,
    definitions: () => (at.role === "definition" ? [at] : inOrder(seed.objects().flatMap(ownName))),
    occurrences: () => inOrder([...objects().flatMap((each) => namesOf(workspace, each)), at]),
    rename: {
      words: [name],
      labelKey: undefined,
      obstacle: () => obstacleTo(graph, objects(), seed),
      problem: (next) => problemOf(graph, objects(), { before: name, name: next }),
    },
  };
}

function seedsIn(graph: Graph, placed: Placed): readonly Seed[] {
  const reference = referenceTo(placed);
  const own = ownName(placed).map((at) => ({ at, ...reference, objects: () => [placed] }));
  const mentions = placed.resource.mentions.map((mention) => ({
    at: mentionOccurrence({ from: placed, mention }),
    name: mention.name,
    kind: mention.kind,
    objects: () => objectsMeant(graph, { from: placed, mention }).objects,
  }));
  const named = own.flatMap(({ name, kind, ...rest }) =>
    name === undefined || kind === undefined ? [] : [{ name, kind, ...rest }],
  );
  return [...byHand(graph, placed), ...mentions, ...named];
}

/** A hand-made EndpointSlice names its Service in a label, Endpoints by having its name (S3.3, S3.29). */
function byHand(graph: Graph, placed: Placed): readonly Seed[] {
  if (!isOf(placed, "endpoints")) return [];
  const { serviceName, serviceNameNode, namespace } = placed.resource;
  if (serviceName === undefined || serviceNameNode === undefined) return [];
  const mention = { kind: "Service", name: serviceName, namespace };
  const objects = () => objectsMeant(graph, { from: placed, mention }).objects;
  if (objects().length === 0) return [];
  return [
    {
      at: scalarOccurrence({ placed, role: "reference" }, serviceNameNode),
      name: serviceName,
      kind: "Service",
      objects,
    },
  ];
}

function variableSeed(graph: Graph, placed: Placed, offset: number): Seed | undefined {
  if (!isOf(placed, "workload")) return undefined;
  const use = usesIn(placed).find(({ reference }) => touches(nameIn(reference), offset));
  const service = use === undefined ? undefined : giverOf(graph, use);
  const name = service?.resource.name;
  if (use === undefined || service === undefined || name === undefined) return undefined;
  const at = derivedVariables(graph, service, (next) => withName(service.resource, next)).find(
    (each) => each.placed === placed && touches(each.range, offset),
  );
  return at === undefined ? undefined : { at, name, kind: "Service", objects: () => [service] };
}

/** Objects of one name hang together when somebody may mean either. */
function tiedObjects(graph: Graph, objects: readonly Placed[]): readonly Placed[] {
  const seeds = { selectors: [], carriers: objects };
  return tiedTo(seeds, {
    carriersOf: (by: MentionBy) => objectsMeant(graph, by).objects,
    selectorsOf: (object: Placed) => mentionsOf(graph, object),
  }).carriers;
}

function ownName(placed: Placed): readonly Occurrence[] {
  const { name, nameNode } = placed.resource;
  if (name === undefined || nameNode === undefined) return [];
  return [scalarOccurrence({ placed, role: "definition" }, nameNode)];
}

/** Every place that names an object, itself included. */
function namesOf(workspace: Workspace, object: Placed): readonly Occurrence[] {
  const { graph } = workspace;
  return [
    ...ownName(object),
    ...mentionsOf(graph, object).map(mentionOccurrence),
    ...patchesOf(workspace, object)
      .flatMap(ownName)
      .map((each) => ({ ...each, role: "reference" as const })),
    ...(isOf(object, "service") ? besideMentions(graph, object) : []),
  ];
}

function mentionOccurrence({ from, mention }: MentionBy): Occurrence {
  const { node, range, name, field, address } = mention;
  const fixed = field === "spec.serviceName" && isImmutable(from);
  const told = {
    ...(fixed ? { caution: "immutable" as const } : {}),
    ...(address === undefined ? {} : { caution: "address" as const }),
  };
  const part = { placed: from, role: "reference", ...told } as const;
  return node === undefined ? textOccurrence(part, range, name) : scalarOccurrence(part, node);
}

function besideMentions(graph: Graph, service: Placed<Service>): readonly Occurrence[] {
  const { name } = service.resource;
  if (name === undefined) return [];
  const key = nameKey(rootOf(graph.world, service.document.uri), name);
  const endpoints = [...graph.endpoints.read(key)].filter(
    (each) => namespaceFit(graph, service, each) !== "differs",
  );
  return [
    ...endpoints.flatMap((placed) =>
      placed.resource.serviceNameNode === undefined
        ? []
        : [scalarOccurrence({ placed, role: "reference" }, placed.resource.serviceNameNode)],
    ),
    ...derivedVariables(graph, service, (next) => withName(service.resource, next)),
  ];
}

/** Nobody can rename what is not here, and a kind whose name others use in ways that are not read is not known whole. */
function obstacleTo(graph: Graph, objects: readonly Placed[], { kind, name }: Seed): string | undefined {
  const [object] = objects;
  if (object === undefined) return l10n.t("No manifest here defines {0} `{1}`.", kind, name);
  const { apiVersion, mentions, picks } = object.resource;
  const isRead = wiredKind(apiVersion, object.resource.kind) !== undefined || kind === "Secret";
  const asks = mentions.length > 0 || picks.some(({ of }) => of !== "unknown");
  const known = isRead || asks || mentionsOf(graph, object).length > 0;
  return known ? undefined : l10n.t("Who names a {0} is not known to Patchbay. Rename it by hand.", kind);
}

function problemOf(
  graph: Graph,
  objects: readonly Placed[],
  { before, name }: { readonly before: string; readonly name: string },
): string | undefined {
  for (const object of objects) {
    const wrong = illegal(name, shapeProblems(object, before, name));
    if (wrong !== undefined) return wrong;
    const other = name === before ? undefined : namesake(graph, object, name);
    if (other !== undefined) return l10n.t("There is {0} already.", named(other));
  }
  return undefined;
}

/** Names by kind (S0.25). A Service that has a name of the wider form keeps to that. */
function shapeProblems(
  { resource: { kind, type } }: Placed,
  before: string,
  name: string,
): readonly string[] {
  if (type === "service")
    return dns1035Problems(before).length > 0 ? dnsLabelProblems(name) : dns1035Problems(name);
  return kind === "StatefulSet" ? dnsLabelProblems(name) : dnsSubdomainProblems(name);
}

/** Another object of the kind and the new name, near enough to be meant instead. */
function namesake(graph: Graph, object: Placed, name: string): Placed | undefined {
  const reference = referenceTo(object);
  if (reference === undefined) return undefined;
  const key = objectKey(rootOf(graph.world, object.document.uri), { kind: reference.kind, name });
  return [...graph.objects.read(key)].find(
    (other) =>
      namespaceFit(graph, object, other) !== "differs" &&
      ["file", "folder"].includes(rankOf(graph, object, other)),
  );
}
