/** What must hold of the repository as a whole, and no compiler checks. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";
import { forbiddenPackages, packageOf, readLayers } from "./support/layers.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const ids = rules.map(({ id }) => id);

/** Every source file by its path from the root of the repository. */
const sources = new Map(
  ["server/src", "server/test", "client/src", "client/test", "client/webview", "scripts", "bench", "safety"]
    .flatMap(filesUnder)
    .filter((file) => /\.(?:ts|mjs)$/.test(file))
    .map((file) => [file, readFileSync(join(repository, file), "utf8")]),
);

test("the tidy tests see the sources", () => {
  expect([...sources.keys()]).toEqual(
    expect.arrayContaining(["server/src/rules/rule.ts", "scripts/generate.mjs"]),
  );
});

test("no file is longer than 300 lines", () => {
  const long = [...sources].filter(([, text]) => text.split("\n").length - 1 > 300);
  expect(long.map(([file]) => file)).toEqual([]);
});

test("only the terminal command writes to the console", () => {
  const loud = [...sources].filter(([file, text]) => isShipped(file) && /\bconsole\.[a-z]/.test(text));
  expect(loud.map(([file]) => file).filter((file) => !file.startsWith("server/src/cli/"))).toEqual([]);
});

describe("rules", () => {
  test("the list names every rule file, in order", () => {
    const files = [...sources].filter(([file, text]) => isRuleFile(file, text)).map(([file]) => file);
    expect(ids.map((id) => `server/src/rules/${id}.ts`)).toEqual(files.sort());
  });

  test("every folder of fixtures belongs to a rule", () => {
    expect(readdirSync(join(repository, "test-fixtures/rules")).sort()).toEqual(ids);
  });

  test("every golden file belongs to a reported case", () => {
    const goldens = filesUnder("test-fixtures/rules").filter((file) => file.endsWith(".fixed.yaml"));
    const lost = goldens.filter(
      (file) => !existsSync(join(repository, file.replace(/\.fixed\.yaml$/, ".yaml"))),
    );
    expect(lost).toEqual([]);
  });

  test.each(ids)("%s has reported and accepted cases, a page and a setting", (id) => {
    const fixtures = readdirSync(join(repository, "test-fixtures/rules", id));
    expect(fixtures).toContainEqual(expect.stringMatching(/^reported-/));
    expect(fixtures).toContainEqual(expect.stringMatching(/^accepted-/));
    expect(existsSync(join(repository, "docs/rules", `${id}.md`))).toBe(true);
    const { contributes } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(contributes.configuration.properties["patchbay.rules"].properties).toHaveProperty([id]);
  });

  test("no rule imports another", () => {
    const files = new Set(ids.map((id) => `server/src/rules/${id}.ts`));
    const imports = [...files].flatMap((file) => importsOf(file).filter(({ target }) => files.has(target)));
    expect(imports).toEqual([]);
  });
});

test("generated files are fresh", () => {
  const script = join(repository, "scripts/generate.mjs");
  expect(execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).toBe("");
});

describe("imports respect the table of ARCHITECTURE.md", () => {
  const layers = readLayers(readFileSync(join(repository, "ARCHITECTURE.md"), "utf8"));
  const layerOf = (file: string) => layers.find(({ place }) => file.startsWith(`${place}/`));

  test("the table has a row for every folder", () => {
    const server = [...sources.keys()].filter((file) => file.startsWith("server/src/"));
    expect(server.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  test.each(layers.map((layer) => [layer.name, layer] as const))("%s", (_name, layer) => {
    const forbidden = forbiddenPackages(layer);
    const wrong = [...sources.keys()]
      .filter((file) => layerOf(file) === layer)
      .flatMap(importsOf)
      .filter(({ specifier, target }) => {
        const name = packageOf(specifier);
        if (name !== undefined) return forbidden.includes(name);
        const to = layerOf(target);
        return to !== layer && !layer.imports.includes(to?.name ?? "nothing");
      });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });
});

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The path of a relative import from the root of the repository. */
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const found = (sources.get(file) ?? "").matchAll(/\b(?:from|import)\s*\(?\s*"([^"\s]+)"/g);
  return [...found].map(([, specifier = ""]) => ({
    file,
    specifier,
    target: fromRoot(resolve(repository, dirname(file), specifier)),
  }));
}

function isShipped(file: string): boolean {
  return /^(?:server\/src|client\/src|client\/webview\/src)\//.test(file);
}

function isRuleFile(file: string, text: string): boolean {
  return file.startsWith("server/src/rules/") && /= define(?:General|Suppression)?Rule\(/.test(text);
}

function filesUnder(folder: string): readonly string[] {
  const path = join(repository, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fromRoot(join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes("/node_modules/"));
}

function fromRoot(path: string): string {
  return relative(repository, path).split(sep).join("/");
}
