/** What the extension may do with a workspace that nobody trusts: everything, since nothing in it can make anything run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const { capabilities, contributes } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

interface Setting {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

const settings: Readonly<Record<string, Setting>> = contributes.configuration.properties;

/** Texts of any kind that a workspace may set, each with what becomes of it. */
const free = new Map([["patchbay.exclude", "globs that are matched, never opened"]]);

const sources = ["server/src", "client/src"].flatMap((part) =>
  readdirSync(join(repository, part), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file: `${part}/${file}`, text: readFileSync(join(repository, part, file), "utf8") })),
);

test("the extension says that it works without trust", () => {
  expect(capabilities.untrustedWorkspaces).toEqual({ supported: true });
});

test("no setting holds a text that could name a program or a path", () => {
  const open = Object.entries(settings).filter(
    ([, { type, enum: values, pattern }]) =>
      type !== "boolean" && values === undefined && pattern === undefined,
  );
  const names = open.map(([name]) => name).filter((name) => !free.has(name));
  // Its values are levels; the keys are ids of rules.
  expect(names).toEqual(["patchbay.rules"]);
  for (const [, { pattern }] of Object.entries(settings))
    expect(new RegExp(pattern ?? "^$").test("/bin/sh -c x")).toBe(false);
});

test("no name of a setting speaks of running anything", () => {
  const words = Object.keys(settings).filter((name) =>
    /path|exec|command|binary|program|arg|shell|env\b|node\b|java/i.test(name.replace("patchbay.", "")),
  );
  expect(words).toEqual([]);
});

test("no source starts a process, makes code of a text, or opens a terminal", () => {
  const starting =
    /child_process|worker_threads|node:cluster|node:vm|\beval\(|new Function\(|createTerminal|tasks\.executeTask|require\(/;
  expect(sources.filter(({ text }) => starting.test(text)).map(({ file }) => file)).toEqual([]);
});

test("no source asks the network", () => {
  const asking = /node:(?:https?|net|tls|dgram|dns)\b|\bfetch\(|XMLHttpRequest|WebSocket\(/;
  expect(sources.filter(({ text }) => asking.test(text)).map(({ file }) => file)).toEqual([]);
});

test("no source makes markup of a text: the tree, its tooltips and the page of the picture show it as it is", () => {
  const page = readdirSync(join(repository, "client/webview/src")).map((file) => ({
    file,
    text: readFileSync(join(repository, "client/webview/src", file), "utf8"),
  }));
  const making =
    /MarkdownString|supportHtml|isTrusted|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment/;
  const found = [...sources, ...page].filter(({ text }) => making.test(text)).map(({ file }) => file);
  expect(page.length).toBeGreaterThan(5);
  expect(found).toEqual([]);
});
