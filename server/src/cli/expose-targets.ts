/** What `patchbay expose` is asked to expose: whole files, or one object that is looked for by name. */
import path from "node:path";
import { uriOf } from "../node/node-file-system.ts";
import { type ObjectName, objectsNamed, parseObjectName } from "../workspace/by-name.ts";
import { isOf, locate, type Placed } from "../workspace/source-file.ts";
import { isWithin } from "../workspace/uri.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { displayPath } from "./display-path.ts";
import type { ExposeOptions } from "./expose-options.ts";
import type { Loaded } from "./load.ts";

/** What the arguments name: a file, or an object to look for. */
export type Wanted =
  | { readonly paths: readonly string[]; readonly file: string }
  | { readonly paths: readonly string[]; readonly object: ObjectName };

/** The meaning of the words on the command line, or what is wrong with them. */
export function readWanted(args: readonly string[], { filename, namespace }: ExposeOptions): Wanted | string {
  if (filename !== undefined) return { paths: [filename, ...args], file: filename };
  const [first, ...paths] = args;
  if (first === undefined) return "name a workload as KIND/NAME, or a file with -f.";
  const object = parseObjectName(first);
  if (object === undefined) return `${JSON.stringify(first)} is not KIND/NAME; a file is named with -f.`;
  return { paths: paths.length > 0 ? paths : ["."], object: { ...object, namespace } };
}

/** What was found of it: everything in the files, or one object. */
export interface Found {
  /** Its name for people. */
  readonly what: string;
  readonly files: readonly string[];
  readonly objects: readonly Placed[];
}

/** Finds it in what was read; a name that could mean several objects is refused with their places. */
export function findWanted({ workspace }: Loaded, wanted: Wanted): Found | { readonly ambiguous: string } {
  return "file" in wanted ? inFile(workspace, wanted.file) : byName(workspace, wanted.object);
}

function inFile(workspace: Workspace, file: string): Found {
  const target = uriOf(path.resolve(file));
  const files = [...workspace.files()]
    .filter(({ uri }) => uri === target || isWithin(uri, target))
    .sort((one, other) => (one.uri < other.uri ? -1 : 1));
  const objects = files.flatMap(({ documents }) => documents.flatMap(({ resources }) => resources));
  return { what: file, files: files.map(({ uri }) => uri), objects };
}

/** A custom resource counts as the workloads that it makes. */
function byName(workspace: Workspace, object: ObjectName): Found | { readonly ambiguous: string } {
  const what = `${object.kind}/${object.name}`;
  const named = objectsNamed(workspace, object);
  const workloads = named.filter((placed) => isOf(placed, "workload"));
  const objects = workloads.length > 0 ? workloads : named;
  const places = new Set(objects.map(placeOf));
  if (places.size > 1) return { ambiguous: `${what} is ambiguous: ${[...places].join(", ")}` };
  return { what, files: [], objects };
}

function placeOf({ document, resource }: Placed): string {
  return `${displayPath(document.uri)}:${locate(document, resource.range.start).line + 1}`;
}

/** Why nothing of what was found is a workload. */
export function reasonForNone({ what, files, objects }: Found): string {
  if (files.length > 0) return `${what} holds no workload.`;
  if (objects.length === 0) return `there is no ${what} here.`;
  return `${what} makes no pods that a Service could lead to.`;
}
