/** Who may import whom: the table of ARCHITECTURE.md, read, so that the document and the code cannot disagree. */

export interface Layer {
  readonly name: string;
  /** The folder, from the root of the repository. */
  readonly place: string;
  /** Names of other layers. */
  readonly imports: readonly string[];
}

/** Packages that stay where they are wrapped, and the layers that do so; `node:` is all that Node brings along. */
const guardedPackages: ReadonlyMap<string, readonly string[]> = new Map([
  ["yaml", ["yaml"]],
  ["vscode-languageserver", ["lsp", "node", "browser"]],
  // What the terminal says stays English, and readers of manifests say nothing.
  ["@vscode/l10n", ["kubernetes", "rules", "symbols", "features", "lsp"]],
  ["node:", ["node", "cli"]],
]);

/** The rows of the table, whose lines have the form `rules <- workspace, text`. */
export function readLayers(document: string): readonly Layer[] {
  return [...document.matchAll(/^([a-z]+) +<- (.+)$/gm)].map(([, name = "", row = ""]) => ({
    name,
    place: `server/src/${name}`,
    imports: row
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "nothing"),
  }));
}

/** The guarded packages that a layer must not import. */
export function forbiddenPackages({ name }: Layer): readonly string[] {
  return [...guardedPackages].filter(([, layers]) => !layers.includes(name)).map(([each]) => each);
}

/** The package of an import, `node:` for Node's own; undefined for a relative one. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".")) return undefined;
  return specifier.startsWith("node:") ? "node:" : /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
}
