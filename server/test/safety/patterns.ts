/** The regular expressions of the sources, and whether the time that they take grows no faster than the text. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parse } from "acorn";
import { transformSync } from "esbuild";
import { check } from "recheck";

export interface Pattern {
  /** The file that it stands in, from the root of the repository. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written as such below the folders. */
export function patternsIn(repository: string, folders: readonly string[]): readonly Pattern[] {
  return folders
    .flatMap((folder) => sourcesBelow(join(repository, folder)))
    .flatMap((path) => {
      const file = relative(repository, path).split(sep).join("/");
      const { code } = transformSync(readFileSync(path, "utf8"), { loader: "ts", target: "esnext" });
      const tree = parse(code, { ecmaVersion: "latest", sourceType: "module" });
      return literalsIn(tree).map((literal) => ({ file, ...literal }));
    });
}

/** The pattern as it is written. */
export function written({ source, flags }: Pick<Pattern, "source" | "flags">): string {
  return `/${source}/${flags}`;
}

/** `linear`, or how the pattern behaves on the text that is worst for it, and that text. */
export async function growthOf({ source, flags }: Pattern): Promise<string> {
  // The part that is written in JavaScript: the others start programs of their own.
  process.env["RECHECK_BACKEND"] = "pure";
  const verdict = await check(source, flags, { timeout: 10_000, checker: "auto" });
  if (verdict.status === "safe") return "linear";
  if (verdict.status === "unknown") return "unknown";
  return `${verdict.complexity.summary}, such as on ${verdict.attack.pattern}`;
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function literalsIn(node: unknown): readonly Pick<Pattern, "source" | "flags">[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== "object" || node === null) return [];
  if ("regex" in node && isLiteral(node.regex))
    return [{ source: node.regex.pattern, flags: node.regex.flags }];
  return Object.values(node).flatMap(literalsIn);
}

function isLiteral(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === "object" && value !== null && "pattern" in value && "flags" in value;
}
