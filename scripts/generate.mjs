/**
 * `npm run generate [-- --check]`: makes what follows from the rules, that is their pages, the table of rules, the
 * schema of the setting `patchbay.rules` and that of `.patchbay.yaml`; from the table of imports in ARCHITECTURE.md
 * the boundaries that the linter guards; and from the code the English texts that translators start from. With
 * `--check` nothing is written, and stale files make it fail; else the texts that a translation lacks are named.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { repository } from "./editor/places.mjs";
import { withBoundaries } from "./generate/boundaries.mjs";
import { withRulesSetting } from "./generate/manifest.mjs";
import { rulePage, rulesTable } from "./generate/pages.mjs";
import { describeRules } from "./generate/rules.mjs";
import { projectSchema } from "./generate/schema.mjs";
import { differences, englishBundle, withRuleTexts } from "./generate/texts.mjs";

const biome = join(repository, "node_modules/@biomejs/biome/bin/biome");
const pages = join(repository, "docs/rules");
const manifest = join(repository, "package.json");
const schema = join(repository, "schemas/patchbay.schema.json");
const linter = join(repository, "biome.json");
const manifestTexts = join(repository, "package.nls.json");
const texts = join(repository, "l10n/bundle.l10n.json");

/** The English files and their translations. */
const translations = [
  [texts, join(repository, "l10n/bundle.l10n.zh-cn.json")],
  [manifestTexts, join(repository, "package.nls.zh-cn.json")],
];

const main = async () => {
  const rules = describeRules();
  const wanted = new Map([
    ...rules.map((rule) => [join(pages, `${rule.id}.md`), rulePage(rule)]),
    [join(pages, "README.md"), rulesTable(rules)],
    [manifest, formatted(manifest, withRulesSetting(read(manifest), rules))],
    [schema, formatted(schema, projectSchema(rules))],
    [manifestTexts, formatted(manifestTexts, withRuleTexts(read(manifestTexts), rules))],
    [texts, formatted(texts, await englishBundle(repository))],
    [linter, formatted(linter, withBoundaries(read(linter), read(join(repository, "ARCHITECTURE.md"))))],
  ]);
  const stale = [...wanted].filter(([file, text]) => !existsSync(file) || read(file) !== text);
  const surplus = existing(pages).filter((file) => !wanted.has(file));
  if (process.argv.includes("--check")) return report([...stale.map(([file]) => file), ...surplus]);
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of surplus) rmSync(file);
  for (const [english, translation] of translations) tellDifferences(english, translation);
  return 0;
};

const tellDifferences = (english, translation) => {
  const lines = differences(read(english), read(translation));
  if (lines.length > 0)
    console.log(`${pathOf(translation)}:\n${lines.map((line) => `  ${line}\n`).join("")}`);
};

const pathOf = (file) => relative(repository, file).split(sep).join("/");

const read = (file) => readFileSync(file, "utf8");

/** A JSON text as the formatter would leave it. */
const formatted = (file, input) =>
  execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${file}`], {
    cwd: repository,
    input,
    encoding: "utf8",
  });

const existing = (folder) =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

const report = (files) => {
  for (const file of files) console.error(`${pathOf(file)} is stale.`);
  if (files.length > 0) console.error("Run `npm run generate`.");
  return files.length === 0 ? 0 : 1;
};

process.exitCode = await main();
