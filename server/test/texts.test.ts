/** Texts for people can be translated: written so that they are found, and translated completely. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";

vi.mock("@vscode/l10n", () => ({
  t: (text: string) => {
    throw new Error(`made while a module loads: ${text}`);
  },
}));

const repository = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), "utf8");
const textsIn = (path: string): Record<string, string> => JSON.parse(read(path), textOfEntry);

const pairs = [
  ["l10n/bundle.l10n.json", "l10n/bundle.l10n.zh-cn.json"],
  ["package.nls.json", "package.nls.zh-cn.json"],
] as const;

describe.each(pairs)("%s and %s", (source, target) => {
  const english = textsIn(source);
  const translated = textsIn(target);
  const both = Object.entries(translated).filter(([key]) => key in english);

  test("every text is translated, and nothing else", () => {
    const missing = Object.keys(english).filter((key) => !(key in translated));
    const surplus = Object.keys(translated).filter((key) => !(key in english));
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
  });

  test.each([
    ["placeholder", /\{[^}]*\}/g],
    ["name in backticks", /`[^`]*`/g],
    ["mark of bold", /\*\*/g],
  ])("a translation has each %s of its template, as often as that", (_what, pattern) => {
    const partsOf = (text = "") => (text.match(pattern) ?? []).sort();
    const wrong = both.filter(([key, text]) => `${partsOf(english[key])}` !== `${partsOf(text)}`);
    expect(wrong.map(([, text]) => text)).toEqual([]);
  });

  test("no translation is empty, or English still", () => {
    const wrong = both.filter(
      ([key, text]) => text.trim() === "" || (text === english[key] && isWordy(text)),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe("the code", () => {
  const sources = ["server/src", "client/src"].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [`${folder}/${name.replaceAll("\\", "/")}`, read(`${folder}/${name}`)] as const),
  );
  const calls = sources.flatMap(([file, text]) =>
    [...text.matchAll(/\bl10n\.t\(/g)].map(({ index }) => ({ file, call: text.slice(index, index + 2000) })),
  );

  test("the template of every text is one literal without codes", () => {
    expect(calls.length).toBeGreaterThan(100);
    const literal =
      /^l10n\.t\(\s*(?:\{\s*message:\s*)?(?:"(?:\\["n\\]|[^"\\])*"|'(?:\\['n\\]|[^'\\])*')\s*[,)}]/;
    expect(calls.filter(({ call }) => !literal.test(call)).map(show)).toEqual([]);
  });

  test("no template is a piece: none begins or ends with a space, or in the middle of a name", () => {
    const templates = Object.keys(textsIn("l10n/bundle.l10n.json"));
    const pieces = templates.filter((text) => text.trim() !== text || text.split("`").length % 2 === 0);
    expect(pieces.filter((text) => !text.startsWith(", /"))).toEqual([]);
    expect(sources.filter(([, text]) => /\$\{\s*l10n\.t\(/.test(text)).map(([file]) => file)).toEqual([]);
  });

  test("what a finding, a fix, an action or a lens says goes through l10n.t", () => {
    const rooms = sources.filter(([file]) => /^server\/src\/(?:rules|features|lsp)\//.test(file));
    // The title of a rule, in the definition of it, is not shown by the code.
    const bare = /^(?! {2}title: ").*\b(?:message|title|refused): ["`](?=.*[a-z] [a-z])(?!.*comment: ").*$/gm;
    const found = rooms.flatMap(([file, text]) => (text.match(bare) ?? []).map((line) => `${file}: ${line}`));
    expect(found).toEqual([]);
  });

  test("no text is made before the language is known", async () => {
    await import("../src/cli/explain.ts");
    await expect(import("../src/lsp/server.ts")).resolves.toHaveProperty("startServer");
  });
});

describe("the manifest", () => {
  const manifest = read("package.json");
  const english = textsIn("package.nls.json");

  test("shows only texts that can be translated", () => {
    const shown = /"(?:title|description|markdownDescription|displayName|contents)": "(?!%|Patchbay")(.*)"/g;
    expect(manifest.match(shown) ?? []).toEqual([]);
  });

  test("uses every text that there is, and no other", () => {
    const used = [...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
  });
});

describe("the pages of the walkthrough", () => {
  const pages = readdirSync(join(repository, "walkthrough")).filter((name) => !name.includes(".nls."));
  const codeOf = (text: string) => (text.match(/`[^`\n]+`|^```\w*$/gm) ?? []).sort();

  test.each(pages)("%s is there in Chinese, with the same code", (name) => {
    const translated = `walkthrough/${name.replace(/\.md$/, ".nls.zh-cn.md")}`;
    expect(codeOf(read(translated))).toEqual(codeOf(read(`walkthrough/${name}`)));
  });
});

/** A bundle has the text, or the text and what a translator should know; of those the test wants the text. */
function textOfEntry(_key: string, value: unknown): unknown {
  const isEntry = typeof value === "object" && value !== null && "message" in value && "comment" in value;
  return isEntry ? value.message : value;
}

/** True for a text with words of its own, beside kinds such as Service, names and placeholders. */
function isWordy(text: string): boolean {
  return /[a-z]{2,}/.test(text.replace(/`[^`]*`|\{[^}]*\}|\b[A-Z]\w*/g, ""));
}

function show({ file, call }: { readonly file: string; readonly call: string }): string {
  return `${file}: ${call.slice(0, 80)}`;
}
