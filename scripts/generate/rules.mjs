/** Each rule as its documentation needs it: metadata, the sections of its doc comment, its fixtures, its fixes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../server/src/rules/index.ts";
import { findingsIn, workspaceOf } from "../../server/test/support/check.ts";
import { parseFixture } from "../../server/test/support/fixture.ts";
import { repository } from "../editor/places.mjs";

export const sectionNames = ["What", "Why it matters", "Reported", "Accepted", "Fix", "References"];

/** The rules, sorted by id. Throws when a doc comment lacks a section or names a fixture that is not there. */
export const describeRules = () => rules.map(describeRule);

const describeRule = ({ id, title, level, since }) => {
  const fixtures = readFixtures(id);
  const { summary, sections } = readComment(id);
  for (const name of [sections.Reported, sections.Accepted].join("\n").match(fixtureName) ?? []) {
    if (!fixtures.has(name)) throw new Error(`${id}: its comment names ${name}, which is no fixture.`);
  }
  return { id, title, level, since, summary, sections, fixtures, fix: fixSafety(id, fixtures) };
};

export const fixtureName = /\b(?:reported|accepted)-[a-z0-9-]+\.yaml\b/g;

/** The fixtures of a rule by name, parsed. */
const readFixtures = (id) => {
  const folder = join(repository, "test-fixtures/rules", id);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names
      .filter((name) => !name.endsWith(".fixed.yaml"))
      .sort()
      .map((name) => [name, parseFixture(readFileSync(join(folder, name), "utf8"))]),
  );
};

/** The first line of a rule's doc comment, and its sections by name. */
const readComment = (id) => {
  const source = readFileSync(join(repository, "server/src/rules", `${id}.ts`), "utf8");
  const comment = /^\/\*\*\n(.*?)\n \*\/\n/s.exec(source)?.[1];
  if (comment === undefined) throw new Error(`${id}: the file does not begin with a doc comment.`);
  const text = comment.replace(/^ \* ?/gm, "");
  const [summary, ...parts] = text.split(/^## /m);
  const sections = Object.fromEntries(parts.map(namedSection));
  if (Object.keys(sections).join() !== sectionNames.join()) {
    throw new Error(`${id}: the sections of its comment must be ${sectionNames.join(", ")}.`);
  }
  return { summary: summary.trim(), sections };
};

const namedSection = (part) => {
  const end = part.indexOf("\n");
  return [part.slice(0, end), part.slice(end).trim()];
};

/** How sure the fixes of a rule are, as its reported cases show: `safe`, `some are safe`, `for you to choose` or `none`. */
const fixSafety = (id, fixtures) => {
  const findings = [...fixtures.values()].flatMap((fixture) => findingsIn(workspaceOf(fixture), rules, id));
  const fixes = findings.filter(({ rule }) => rule === id).flatMap((finding) => finding.fixes ?? []);
  const safe = fixes.filter((fix) => fix.safe).length;
  if (fixes.length === 0) return "none";
  if (safe === 0) return "for you to choose";
  return safe === fixes.length ? "safe" : "some are safe";
};
