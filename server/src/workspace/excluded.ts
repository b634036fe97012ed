/** Whether globs leave a file out, as discovery does: a file in an excluded folder is excluded too. */
import picomatch from "picomatch";

/** A test for paths relative to the folder that the globs are relative to. */
export function excludes(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matches = picomatch([...globs], { dot: true });
  return (path) => path.split("/").some((_, at, parts) => matches(parts.slice(0, at + 1).join("/")));
}
