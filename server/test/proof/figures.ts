/**
 * The figures of the page "How we know". A proof compares them with what it measured, so that the page cannot say
 * what is no longer true; `UPDATE_FIGURES=1 npm test -- --only core` writes them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const page = fileURLToPath(new URL("../../../docs/how-we-know.md", import.meta.url));

/** Checks, or writes, the lines between the marks of one proof. */
export function checkFigures(proof: string, lines: readonly string[]): void {
  const text = readFileSync(page, "utf8");
  const [start, end] = [`<!-- figures: ${proof} -->\n`, "<!-- end of figures -->"];
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end, from);
  expect(Math.min(text.indexOf(start), to), `docs/how-we-know.md has a place for ${proof}`).not.toBe(-1);
  const wanted = `\n${lines.join("\n")}\n\n`;
  if (process.env["UPDATE_FIGURES"] === "1")
    writeFileSync(page, text.slice(0, from) + wanted + text.slice(to));
  else expect(text.slice(from, to)).toBe(wanted);
}

/** The lines of a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)];
}

/** A share as people read it, rounded down so that nothing becomes complete by rounding. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
