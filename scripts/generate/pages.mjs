/** The pages under docs/rules, as Markdown. */
import { renderFixture } from "../../server/test/support/fixture.ts";
import { fixtureName, sectionNames } from "./rules.mjs";

const notice = "<!-- Made by `npm run generate` from the rule and its fixtures. -->\n";

/** The page of one rule. */
export const rulePage = (rule) =>
  [
    notice,
    `# ${rule.id}\n`,
    `${rule.summary}\n`,
    `Level: **${rule.level}** · Fix: ${rule.fix} · Since ${rule.since}\n`,
    ...sectionNames.map((name) => `## ${name}\n\n${sectionText(name, rule)}\n`),
  ].join("\n");

/** The table of all rules. */
export const rulesTable = (rules) =>
  [
    notice,
    "# Rules\n",
    "Every rule has one permanent name. The setting `patchbay.rules` gives it another level.\n",
    "| Rule | Level | Finds | Fix | Since |",
    "| --- | --- | --- | --- | --- |",
    ...rules.map(
      ({ id, level, title, fix, since }) => `| [${id}](${id}.md) | ${level} | ${title} | ${fix} | ${since} |`,
    ),
    "",
  ].join("\n");

const sectionText = (name, { sections, fixtures }) =>
  name === "Reported" || name === "Accepted" ? withExamples(sections[name], fixtures) : sections[name];

/** Each case that the section lists as a paragraph, its fixture below it. */
const withExamples = (text, fixtures) =>
  casesOf(text)
    .map((paragraph) => {
      const names = paragraph.match(fixtureName) ?? [];
      const examples = names.map((name) => `\n\n\`\`\`yaml\n${exampleText(fixtures.get(name))}\`\`\``);
      return sentence(paragraph) + examples.join("");
    })
    .join("\n\n");

/** The list items and paragraphs of a section, each on one line. */
const casesOf = (text) => text.split(/\n(?=[-*] )|\n{2,}/).map((part) => part.replace(/\s+/g, " ").trim());

/** The words of a case without its bullet and without the name of its fixture. */
const sentence = (paragraph) => {
  const words = paragraph.replace(/^[-*] /, "").replace(/^`[a-z-]+\.yaml`:? */, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The fixture with its markers as plain comments: carets and message below a finding, the path above a file. */
const exampleText = (fixture) =>
  renderFixture(fixture)
    .replace(/^#- /gm, "# ")
    .replace(/^#@\d+\+\d+ /gm, "# ");
