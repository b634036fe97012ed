/**
 * `.patchbay.yaml`: what a team decides for everybody, editors and terminals alike. Read without failing: a value
 * that cannot be understood is ignored and named, with its line.
 */
import type { PortRange } from "../kubernetes/ports.ts";
import { indexLines, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import { asMap, asScalar, itemsOf, type YamlMap, type YamlNode } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parse.ts";
import type { Scope } from "./selection.ts";
import {
  isDomain,
  mustBe,
  portRangeOf,
  type SettingLevel,
  scopes,
  settingLevels,
  versionOf,
} from "./settings.ts";

export const projectFileName = ".patchbay.yaml";

/** What one file decides; undefined where it is silent. */
export interface ProjectFile {
  readonly rules: ReadonlyMap<string, SettingLevel>;
  /** The line of each rule that it names, from 0. */
  readonly ruleLines: ReadonlyMap<string, number>;
  /** Globs, relative to the folder of the file. */
  readonly exclude: readonly string[] | undefined;
  readonly clusterDomain: string | undefined;
  /** The minor number. */
  readonly kubernetesVersion: number | undefined;
  readonly nodePortRange: PortRange | undefined;
  readonly scope: Scope | undefined;
  readonly problems: readonly ProjectProblem[];
}

export interface ProjectProblem {
  /** 0-based. */
  readonly line: number;
  /** A sentence that names the key. */
  readonly message: string;
}

const keys = ["rules", "exclude", "clusterDomain", "kubernetesVersion", "nodePortRange", "scope"];

type Complain = (range: Range, message: string) => void;

/** Reads the text of a `.patchbay.yaml`. Names of rules are not looked up: whoever knows the rules does that. */
export function readProjectFile(text: string): ProjectFile {
  const { root, problems: syntax } = parseDocument(text);
  const lines = indexLines(text);
  const problems: ProjectProblem[] = [];
  const complain: Complain = ({ start }, message) =>
    void problems.push({ line: positionAt(lines, start).line, message });
  for (const { range, message } of syntax) complain(range, `This is no YAML: ${message}`);
  const map = asMap(root);
  if (root !== undefined && map === undefined) complain(root.range, "The file must map settings to values.");
  for (const { key, keyRange } of map?.pairs ?? []) {
    if (!keys.includes(key)) complain(keyRange, `There is no setting ${key}. There are ${keys.join(", ")}.`);
  }
  const valueAt = (key: string) => presentValue(map, key);
  const named = asMap(valueAt("rules"))?.pairs ?? [];
  return {
    ruleLines: new Map(named.map(({ key, keyRange }) => [key, positionAt(lines, keyRange.start).line])),
    rules: readRules(valueAt("rules"), complain),
    exclude: readGlobs(valueAt("exclude"), complain),
    clusterDomain: readDomain(valueAt("clusterDomain"), complain),
    kubernetesVersion: readVersion(valueAt("kubernetesVersion"), complain),
    nodePortRange: readPortRange(valueAt("nodePortRange"), complain),
    scope: readScope(valueAt("scope"), complain),
    problems,
  };
}

/** A key without a value is as good as none. */
function presentValue(map: YamlMap | undefined, key: string): YamlNode | undefined {
  const value = map?.pairs.findLast((pair) => pair.key === key)?.value;
  return value?.kind === "scalar" && value.text === "" && value.style === "plain" ? undefined : value;
}

/** Levels are read as they are written: to YAML 1.1 the word `off` is a boolean. */
function readRules(node: YamlNode | undefined, complain: Complain): ReadonlyMap<string, SettingLevel> {
  const rules = new Map<string, SettingLevel>();
  if (node !== undefined && node.kind !== "map") complain(node.range, mustBe.rules);
  for (const { key, value } of asMap(node)?.pairs ?? []) {
    const level = settingLevels.find((each) => each === asScalar(value)?.text);
    if (level !== undefined) rules.set(key, level);
    else complain(value.range, `rules: the level of ${key} must be one of ${settingLevels.join(", ")}.`);
  }
  return rules;
}

function readGlobs(node: YamlNode | undefined, complain: Complain): readonly string[] | undefined {
  if (node === undefined) return undefined;
  const globs = itemsOf(node).flatMap((item) => asScalar(item)?.text ?? []);
  if (node.kind === "sequence" && globs.length === node.items.length) return globs;
  complain(node.range, mustBe.exclude);
  return undefined;
}

function readDomain(node: YamlNode | undefined, complain: Complain): string | undefined {
  const text = asScalar(node)?.text;
  if (node === undefined || isDomain(text)) return text;
  complain(node.range, mustBe.clusterDomain);
  return undefined;
}

/** Read as text, so that even without quotes 1.30 is what it says. */
function readVersion(node: YamlNode | undefined, complain: Complain): number | undefined {
  const minor = versionOf(asScalar(node)?.text);
  if (node !== undefined && minor === undefined) complain(node.range, mustBe.kubernetesVersion);
  return minor;
}

function readPortRange(node: YamlNode | undefined, complain: Complain): PortRange | undefined {
  const range = portRangeOf(asScalar(node)?.text);
  if (node !== undefined && range === undefined) complain(node.range, mustBe.nodePortRange);
  return range;
}

function readScope(node: YamlNode | undefined, complain: Complain): Scope | undefined {
  const scope = scopes.find((each) => each === asScalar(node)?.text);
  if (node !== undefined && scope === undefined) complain(node.range, mustBe.scope);
  return scope;
}
