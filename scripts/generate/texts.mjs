/** The texts for people, as translators need them: those that the code says, and those that the manifest shows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";

/** What every rule's entry in `package.nls.json` begins with; the other entries are written by hand. */
const ruleEntry = "rule.";

/** The key of the manifest's text for a rule, as the manifest refers to it. */
export const ruleText = (id) => `%${ruleEntry}${id}%`;

/** The bundle of all that server and client say through `l10n.t`, in the order of the texts. */
export const englishBundle = async (repository) => {
  const sources = ["server/src", "client/src"].flatMap((folder) => sourcesUnder(join(repository, folder)));
  const bundle = await getL10nJson(sources.map((contents) => ({ extension: ".ts", contents })));
  return JSON.stringify(Object.fromEntries(Object.entries(bundle).sort(byKey)), null, 2);
};

/** `package.nls.json` with one text per rule; what is written by hand stays as it is. */
export const withRuleTexts = (text, rules) => {
  const byHand = Object.entries(JSON.parse(text)).filter(([key]) => !key.startsWith(ruleEntry));
  const made = rules.map(({ id, title }) => [`${ruleEntry}${id}`, `${title}.`]);
  return JSON.stringify(Object.fromEntries([...byHand, ...made]), null, 2);
};

/** One line for each text that a translation lacks or has for nothing; both are JSON. */
export const differences = (english, translation) => {
  const [wanted, found] = [english, translation].map((text) => Object.keys(JSON.parse(text)));
  return [
    ...wanted.filter((key) => !found.includes(key)).map((key) => `lacks ${JSON.stringify(key)}`),
    ...found.filter((key) => !wanted.includes(key)).map((key) => `has for nothing ${JSON.stringify(key)}`),
  ];
};

const sourcesUnder = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .filter((text) => text.includes("l10n"));

/** By code unit, so that every machine gives the same order. */
const byKey = ([one], [other]) => (one < other ? -1 : 1);
