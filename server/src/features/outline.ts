/**
 * The outline of a file by kind and name, and the objects of the workspace by name. A file of many documents reads as
 * a list of objects; below a Service stand its ports, below a workload its containers and their ports.
 */
import * as l10n from "@vscode/l10n";
import type { Container } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Range } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { isExcluded } from "../workspace/world.ts";
import type { Asked, Spot } from "./answers.ts";

export interface OutlineEntry extends Spot {
  readonly sort: "service" | "workload" | "object" | "container" | "port";
  /** What it is called; the kind where there is no name. */
  readonly name: string;
  /** The kind, the namespace, or what a port leads to. */
  readonly detail: string;
  /** The text that stands for it, such as its name; within `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineEntry[];
}

/** The objects of a file in the order of its text. What could not be read has none; templates have no objects. */
export function outline({ workspace, uri }: Asked): readonly OutlineEntry[] {
  const documents = workspace.file(uri)?.documents ?? [];
  return documents.flatMap(({ resources }) => distinct(resources).map(entryOf));
}

/** How many objects an answer names; a person who wants more types more. */
const most = 256;

/**
 * The objects of the workspace whose kind and name have the letters of a query in their order; all for an empty one.
 * Those whose name begins with it come first, then by name and place.
 */
export function objectsLike(workspace: Workspace, query: string): readonly OutlineEntry[] {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, "");
  const found: { readonly placed: Placed; readonly name: string; readonly rank: number }[] = [];
  for (const { uri, documents } of workspace.files()) {
    if (isExcluded(workspace.world, uri)) continue;
    for (const { resources } of documents)
      for (const placed of distinct(resources)) {
        const name = placed.resource.name ?? "";
        if (name !== "" && hasLetters(`${name} ${placed.resource.kind}`.toLowerCase(), wanted))
          found.push({ placed, name, rank: name.startsWith(wanted) ? 0 : 1 });
      }
  }
  const ordered = found.sort((a, b) => a.rank - b.rank || compare(a.name, b.name));
  return ordered.slice(0, most).map(({ placed }) => entryOf(placed));
}

/** A custom resource stands beside the pod templates in it; it is one object all the same. */
function distinct(resources: readonly Placed[]): readonly Placed[] {
  const starts = new Map(resources.map((placed) => [placed.resource.range.start, placed]));
  return [...starts.values()];
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function hasLetters(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function entryOf(placed: Placed): OutlineEntry {
  const { kind, name, nameNode, kindRange, namespace, range } = placed.resource;
  const known = name ?? nameNode?.text ?? "";
  return {
    document: placed.document,
    sort: isOf(placed, "service") ? "service" : isOf(placed, "workload") ? "workload" : "object",
    name: known === "" ? kind : known,
    detail: [known === "" ? "" : kind, namespace ?? ""].filter((part) => part !== "").join(" · "),
    range,
    selection: inside(nameNode?.range ?? kindRange, range),
    children: childrenOf(placed),
  };
}

function childrenOf(placed: Placed): readonly OutlineEntry[] {
  if (isOf(placed, "service")) return placed.resource.ports.map((port) => servicePort(placed, port));
  if (isOf(placed, "workload"))
    return placed.resource.template.containers.map((container) => containerEntry(placed, container));
  return [];
}

function servicePort({ document }: Placed<Service>, port: ServicePort): OutlineEntry {
  const { range, portNode, targetPortNode } = port;
  const number = portNode?.text ?? "?";
  return {
    document,
    sort: "port",
    name: port.name?.text === undefined || port.name.text === "" ? number : `${port.name.text} ${number}`,
    detail: targetPortNode === undefined ? "" : `→ ${targetPortNode.text}`,
    range,
    selection: inside(portNode?.range, range),
    children: [],
  };
}

const roles: Readonly<Record<Container["role"], () => string>> = {
  app: () => l10n.t("container"),
  init: () => l10n.t("init container"),
  sidecar: () => l10n.t("sidecar"),
};

function containerEntry({ document }: Placed<Workload>, container: Container): OutlineEntry {
  const { name, nameNode, range, role, ports } = container;
  return {
    document,
    sort: "container",
    name: name ?? nameNode?.text ?? role,
    detail: roles[role](),
    range,
    selection: inside(nameNode?.range, range),
    children: ports.map((port) => ({
      document,
      sort: "port",
      name: [port.nameNode?.text ?? "", port.numberNode?.text ?? "?"].join(" ").trim(),
      detail: port.protocolNode?.text ?? "",
      range: port.range,
      selection: inside(port.numberNode?.range, port.range),
      children: [],
    })),
  };
}

/** Protocol and editors want the selection within the range; what stands elsewhere, behind an alias, is not. */
function inside(selection: Range | undefined, range: Range): Range {
  const fits = selection !== undefined && selection.start >= range.start && selection.end <= range.end;
  return fits ? selection : { start: range.start, end: range.start };
}
