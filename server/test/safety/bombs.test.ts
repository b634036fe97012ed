/** Texts made to exhaust a reader: each is over within a bound, and the Service in the file beside it is judged as ever. */
import { expect, test } from "vitest";
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, watched } from "./asked.ts";
import { manifest } from "./manifests.ts";

const root = "file:///w";
const beside =
  "apiVersion: v1\nkind: Service\nmetadata: { name: beside }\nspec: { selector: { app: beside }, ports: [{ port: 80 }, { port: 81 }] }\n";

/** In milliseconds of processor time; a busy machine takes longer and is not to blame. */
const bound = 20_000;

const laughs = Array.from({ length: 30 }, (_, at) =>
  at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`,
).join("\n");
const service = manifest(0);
const megabytes = (count: number, text: string) => text.repeat(Math.ceil((count * 2 ** 20) / text.length));

const bombs: readonly (readonly [string, () => string])[] = [
  ["aliases of aliases", () => `${service}${laughs}\n`],
  ["aliases that hold themselves", () => `${service}x: &x\n  y: *x\n  z: [*x, *x]\n`],
  ["a merge of itself", () => `${service}x: &x\n  <<: *x\n  <<: [*x, *x]\n`],
  ["100,000 open brackets", () => `${service}x: ${"[".repeat(100_000)}\n`],
  ["100,000 open braces", () => `kind: Service\nx: ${"{a: ".repeat(100_000)}\n`],
  ["100,000 items in items", () => `kind: Service\nx:\n${"- ".repeat(100_000)}y\n`],
  [
    "2,000 levels of indentation",
    () => `kind: Service\n${Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")}\n`,
  ],
  ["a long line of words", () => `${service}x: ${megabytes(8, "word: word # word - ")}\n`],
  ["a long line of dashes", () => `${service}x: ${megabytes(8, "- ")}\n`],
  ["a long line of blanks", () => `${service}${megabytes(8, " ")}#\n`],
  ["a long line of quotes", () => `${service}x: ${megabytes(4, '\\"')}\n`],
  ["a long JSON text of quotes", () => `{"kind": "${megabytes(4, '\\"')}`],
  ["a long line of placeholders", () => `${service}x: "${megabytes(1, "${ $( [[ <a ")}"\n`],
  ["a long label", () => service.replace("app: web", `app: ${megabytes(4, "[[ ${ ")}`)],
  ["100,000 documents", () => "a: b\n---\n".repeat(100_000)],
  ["2,000 Services of one name", () => `${service}---\n`.repeat(2_000)],
  ["directives without end", () => `${service}# patchbay-disable${megabytes(2, " -- a, b")}\n`],
];

test.each(bombs)("%s", (_title, make) => {
  const text = make();
  const before = process.cpuUsage();
  const subject = watched(new Workspace([root]));
  const update = (path: string, now: string) =>
    subject.findings.update(subject.workspace.update(`${root}/${path}`, now, { open: true }));
  update("beside.yaml", beside);
  update("bomb/it.yaml", text);
  const textOf = () => undefined;
  answersIn(subject, { uri: `${root}/bomb/it.yaml`, offsets: [10], textOf });
  const found = answersIn(subject, { uri: `${root}/beside.yaml`, offsets: [], textOf });
  expect(found.get("findings")).toContain("port-name-required");
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(bound);
});
