/** The schema of the setting `patchbay.rules` within the extension's manifest. */
import { ruleText } from "./texts.mjs";

const levels = ["error", "warning", "information", "hint", "off"];

/** The manifest with one property per rule in that schema; everything else stays as it is. */
export const withRulesSetting = (text, rules) => {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes?.configuration?.properties?.["patchbay.rules"];
  if (setting === undefined) throw new Error("package.json declares no setting patchbay.rules.");
  setting.properties = Object.fromEntries(rules.map(levelSetting));
  return JSON.stringify(manifest, null, 2);
};

const levelSetting = ({ id, level }) => [
  id,
  { type: "string", enum: levels, default: level, description: ruleText(id) },
];
