/** Where a resource stands, for people: a short path and a line, linked. */
import type { Placed } from "../workspace/source-file.ts";
import { locate } from "../workspace/source-file.ts";
import { folderOf, isWithin, nameOf } from "../workspace/uri.ts";
import { rootOf, type World } from "../workspace/world.ts";
import { code, link, prose } from "./markdown.ts";

/** ``Deployment `web` ``; the kind alone when the name is not known. */
export function named({ resource }: Placed): string {
  const name = resource.name ?? resource.nameNode?.text ?? "";
  return name === "" ? prose(resource.kind) : `${prose(resource.kind)} ${code(name)}`;
}

/** The same without Markdown, for titles. */
export function titled({ resource }: Placed): string {
  const name = resource.name ?? resource.nameNode?.text ?? "";
  return name === "" ? resource.kind : `${resource.kind} ${name}`;
}

/** A link to the first line of a resource: `app/web.yaml:12`, with the path as seen from the file at `from`. */
export function placeLink(world: World, placed: Placed, from: string): string {
  const { uri } = placed.document;
  const line = locate(placed.document, placed.resource.range.start).line + 1;
  return link(`${shortPath(world, uri, from)}:${line}`, `${uri}#L${line}`);
}

/** The name of a file of the same folder; for any other its path in its workspace folder. */
export function shortPath(world: World, uri: string, from: string): string {
  const folder = folderOf(uri);
  const root = rootOf(world, uri);
  const path = folder === folderOf(from) || !isWithin(uri, root) ? nameOf(uri) : uri.slice(root.length + 1);
  return decoded(path);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
