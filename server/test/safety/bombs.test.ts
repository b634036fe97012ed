/** Texts made to exhaust a reader: each is over within a bound, and the Service in the file beside it is judged as ever. */
import { expect, test } from "vitest";
import { manifest } from "./manifests.ts";
import { expectSurvived } from "./survived.ts";

const laughs = Array.from({ length: 30 }, (_, at) =>
  at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`,
).join("\n");
const service = manifest(0);
const megabytes = (count: number, text: string) => text.repeat(Math.ceil((count * 2 ** 20) / text.length));

const notes = (count: number) =>
  Array.from({ length: count }, (_, at) => `    example.dev/note-${at}: "${at}"\n`).join("");

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
  ["a name of one megabyte", () => service.replace("name: web", `name: ${"x".repeat(1_000_000)}`)],
  [
    "an annotation of one megabyte",
    () => service.replace("name: web", `name: web\n  annotations:\n    note: '${megabytes(1, '{"a": [')}'`),
  ],
  ["10,000 annotations", () => service.replace("name: web", `name: web\n  annotations:\n${notes(10_000)}`)],
  [
    "keys of the language itself",
    () =>
      "{apiVersion: v1, kind: Service, metadata: {name: __proto__, labels: {__proto__: x, constructor: y, toString: z}}, spec: {selector: {__proto__: x, hasOwnProperty: y}, ports: [{port: 80}]}}",
  ],
  [
    "an alias to what holds it",
    () => "apiVersion: v1\nkind: Service\nmetadata: &m\n  name: web\n  labels: *m\nspec:\n  selector: *m\n",
  ],
  [
    "keys that stand twice",
    () =>
      "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nmetadata: {name: b}\nspec: {ports: [{port: 1, port: 2}], selector: {app: a, app: b}}\n",
  ],
  ["directives without end", () => `${service}# patchbay-disable${megabytes(2, " -- a, b")}\n`],
];

test.each(bombs)("%s", (_title, make) => {
  expect(expectSurvived(make())).not.toBe("");
});
