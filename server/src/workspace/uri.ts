/** The little that the core asks of a uri: it is a path with `/` between folders. Schemes stay opaque. */

/** The folder of a file, without the last `/`. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}

/** The last part of a uri. */
export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

/** The uri as a person would write its path: hosts do not agree on which characters they escape. */
export function plain(uri: string): string {
  if (!uri.includes("%")) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** True when the uri is the folder itself or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

/** The folder and the folders above it, innermost first, up to and including `root`; only itself when outside. */
export function ancestors(folder: string, root: string): readonly string[] {
  if (!isWithin(folder, root)) return [folder];
  const found = [folder];
  // A text that was never saved has no folder: its uri, and the folder of its folder, end in the empty text.
  for (let at = folder; at !== root && at !== ""; ) {
    at = folderOf(at);
    found.push(at);
  }
  return found;
}

/** How many leading characters two folders share, counted in whole path parts. */
export function commonDepth(one: string, other: string): number {
  const left = one.split("/");
  const right = other.split("/");
  const differs = left.findIndex((part, at) => part !== right[at]);
  return differs === -1 ? left.length : differs;
}

/** A relative path seen from a folder; `.` and `..` are followed, a path out of everything stops at the top. */
export function resolvePath(folder: string, path: string): string {
  const parts = folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
