/** Settings, parsed from anything: complete, with defaults, and a list of what could not be understood. */
import { defaultNodePorts, isPortNumber, type PortRange } from "../kubernetes/ports.ts";
import { minorOf, newestMinor } from "../kubernetes/versions.ts";
import type { Scope } from "./selection.ts";

export const settingLevels = ["error", "warning", "information", "hint", "off"] as const;
export type SettingLevel = (typeof settingLevels)[number];

export interface Settings {
  /** Levels that the user gives to rules, by id. */
  readonly rules: ReadonlyMap<string, SettingLevel>;
  /** Globs, relative to the workspace folder, of files that are left out. */
  readonly exclude: readonly string[];
  readonly clusterDomain: string;
  /** The minor version of Kubernetes 1 that the manifests are for. */
  readonly kubernetesVersion: number;
  /** The ports that the cluster gives to Services of type NodePort (S1.28). */
  readonly nodePortRange: PortRange;
  /** Which files make one world. */
  readonly scope: Scope;
  readonly hover: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = {
  rules: new Map(),
  exclude: [],
  clusterDomain: "cluster.local",
  kubernetesVersion: newestMinor,
  nodePortRange: defaultNodePorts,
  scope: "auto",
  hover: true,
  codeLens: true,
  inlayHints: true,
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
    kubernetesVersion: parseVersion(section.kubernetesVersion, problems),
    nodePortRange: parseRange(section.nodePortRange, problems),
    scope: parseScope(section.scope, problems),
    hover: boolean(asRecord(section.hover)?.enable, "hover.enable", defaultSettings.hover),
    codeLens: boolean(asRecord(section.codeLens)?.enable, "codeLens.enable", defaultSettings.codeLens),
    inlayHints: boolean(
      asRecord(section.inlayHints)?.enable,
      "inlayHints.enable",
      defaultSettings.inlayHints,
    ),
  };
  return { settings, problems };
}

function parseRules(value: unknown, problems: string[]): ReadonlyMap<string, SettingLevel> {
  const found = new Map<string, SettingLevel>();
  if (value === undefined || value === null) return found;
  const record = asRecord(value);
  if (record === undefined) problems.push(`patchbay.${mustBe.rules}`);
  for (const [rule, level] of Object.entries(record ?? {})) {
    if (isLevel(level)) found.set(rule, level);
    else problems.push(`patchbay.rules: the level of ${rule} must be one of ${settingLevels.join(", ")}.`);
  }
  return found;
}

function isLevel(value: unknown): value is SettingLevel {
  return settingLevels.some((level) => level === value);
}

function parseGlobs(value: unknown, problems: string[]): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  problems.push(`patchbay.${mustBe.exclude}`);
  return [];
}

function parseDomain(value: unknown, problems: string[]): string {
  if (value === undefined || value === null) return defaultSettings.clusterDomain;
  if (isDomain(value)) return value;
  problems.push(`patchbay.${mustBe.clusterDomain}`);
  return defaultSettings.clusterDomain;
}

function parseVersion(value: unknown, problems: string[]): number {
  if (value === undefined || value === null) return defaultSettings.kubernetesVersion;
  const minor = versionOf(value);
  if (minor === undefined) problems.push(`patchbay.${mustBe.kubernetesVersion}`);
  return minor ?? defaultSettings.kubernetesVersion;
}

function parseRange(value: unknown, problems: string[]): PortRange {
  if (value === undefined || value === null) return defaultSettings.nodePortRange;
  const range = portRangeOf(value);
  if (range === undefined) problems.push(`patchbay.${mustBe.nodePortRange}`);
  return range ?? defaultSettings.nodePortRange;
}

function parseScope(value: unknown, problems: string[]): Scope {
  if (value === undefined || value === null) return defaultSettings.scope;
  const scope = scopes.find((each) => each === value);
  if (scope === undefined) problems.push(`patchbay.${mustBe.scope}`);
  return scope ?? defaultSettings.scope;
}

export const scopes = ["auto", "file", "folder", "workspace"] as const satisfies readonly Scope[];

/** What a value that was ignored should have been, by its key. */
export const mustBe = {
  rules: "rules must map rules to levels.",
  exclude: "exclude must be a list of globs.",
  clusterDomain: "clusterDomain must be a domain name, such as cluster.local.",
  kubernetesVersion: "kubernetesVersion must be a version such as 1.36, as a text: the number 1.30 is 1.3.",
  nodePortRange: "nodePortRange must be two ports with a hyphen between, such as 30000-32767.",
  scope: `scope must be one of ${scopes.join(", ")}.`,
} as const;

/** True for the text of a domain name. */
export function isDomain(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9.-]+$/.test(value);
}

/** The minor number in a text such as `1.36`; undefined for anything else. */
export function versionOf(value: unknown): number | undefined {
  return typeof value === "string" ? minorOf(value) : undefined;
}

/** The range in a text such as `30000-32767`; undefined for anything else. */
export function portRangeOf(value: unknown): PortRange | undefined {
  const match = typeof value === "string" ? /^(\d+)-(\d+)$/.exec(value) : null;
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  return isPortNumber(first) && isPortNumber(last) && first <= last ? { first, last } : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
