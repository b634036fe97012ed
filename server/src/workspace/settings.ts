/** Settings, parsed from anything: complete, with defaults, and a list of what could not be understood. */
import { defaultNodePorts, isPortNumber, type PortRange } from "../kubernetes/ports.ts";

import { minorOf, newestMinor } from "../kubernetes/versions.ts";

export type SettingLevel = "error" | "warning" | "information" | "hint" | "off";

export interface Settings {
  /** Levels that the user gives to rules, by id. */
  readonly rules: ReadonlyMap<string, SettingLevel>;
  /** Globs, relative to the workspace folder, of files that are left out. */
  readonly exclude: readonly string[];
  readonly clusterDomain: string;
  /** The minor version of Kubernetes 1 that the manifests are for. */
  readonly kubernetesMinor: number;
  readonly nodePortRange: PortRange;
  readonly hover: boolean;
  readonly codeLens: boolean;
}

export const defaultSettings: Settings = {
  rules: new Map(),
  exclude: [],
  clusterDomain: "cluster.local",
  kubernetesMinor: newestMinor,
  nodePortRange: defaultNodePorts,
  hover: true,
  codeLens: true,
};

export interface ParsedSettings {
  readonly settings: Settings;
  /** One sentence per value that was ignored, naming its key. */
  readonly problems: readonly string[];
}

/** Reads the value of the `patchbay` section. A value of the wrong type is ignored, named, and its default stands. */
export function parseSettings(input: unknown): ParsedSettings {
  const problems: string[] = [];
  const section = asRecord(input) ?? {};
  const boolean = (value: unknown, key: string, otherwise: boolean): boolean => {
    if (value === undefined || value === null) return otherwise;
    if (typeof value === "boolean") return value;
    problems.push(`patchbay.${key} must be true or false.`);
    return otherwise;
  };
  const settings: Settings = {
    rules: parseRules(section.rules, problems),
    exclude: parseGlobs(section.exclude, problems),
    clusterDomain: parseDomain(section.clusterDomain, problems),
    kubernetesMinor: parseVersion(section.kubernetesVersion, problems),
    nodePortRange: parsePortRange(section.nodePortRange, problems),
    hover: boolean(asRecord(section.hover)?.enable, "hover.enable", defaultSettings.hover),
    codeLens: boolean(asRecord(section.codeLens)?.enable, "codeLens.enable", defaultSettings.codeLens),
  };
  return { settings, problems };
}

const levels: readonly string[] = ["error", "warning", "information", "hint", "off"] satisfies SettingLevel[];

function parseRules(value: unknown, problems: string[]): ReadonlyMap<string, SettingLevel> {
  const found = new Map<string, SettingLevel>();
  if (value === undefined || value === null) return found;
  const record = asRecord(value);
  if (record === undefined) problems.push("patchbay.rules must map rules to levels.");
  for (const [rule, level] of Object.entries(record ?? {})) {
    if (isLevel(level)) found.set(rule, level);
    else problems.push(`patchbay.rules: the level of ${rule} must be one of ${levels.join(", ")}.`);
  }
  return found;
}

function isLevel(value: unknown): value is SettingLevel {
  return typeof value === "string" && levels.includes(value);
}

function parseGlobs(value: unknown, problems: string[]): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  problems.push("patchbay.exclude must be a list of globs.");
  return [];
}

function parseDomain(value: unknown, problems: string[]): string {
  if (value === undefined || value === null) return defaultSettings.clusterDomain;
  if (typeof value === "string" && /^[a-z0-9.-]+$/.test(value)) return value;
  problems.push("patchbay.clusterDomain must be a domain name, such as cluster.local.");
  return defaultSettings.clusterDomain;
}

/** Only a text will do: the number 1.30 is 1.3. */
function parseVersion(value: unknown, problems: string[]): number {
  if (value === undefined || value === null || value === "") return defaultSettings.kubernetesMinor;
  const minor = typeof value === "string" ? minorOf(value) : undefined;
  if (minor === undefined)
    problems.push('patchbay.kubernetesVersion must be a version in quotes, such as "1.36".');
  return minor ?? defaultSettings.kubernetesMinor;
}

function parsePortRange(value: unknown, problems: string[]): PortRange {
  if (value === undefined || value === null) return defaultSettings.nodePortRange;
  const [, first, last] = /^(\d+)-(\d+)$/.exec(String(value)) ?? [];
  const range = { first: Number(first), last: Number(last) };
  if (isPortNumber(range.first) && isPortNumber(range.last) && range.first <= range.last) return range;
  problems.push("patchbay.nodePortRange must be two ports with a hyphen between, such as 30000-32767.");
  return defaultSettings.nodePortRange;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
