/**
 * Settings by scope: one for each workspace folder, and one for each folder of files outside of all. They are asked
 * of the client ahead of time, so that whoever needs them never waits.
 */
import type { Connection } from "vscode-languageserver";
import { excludes } from "../workspace/excluded.ts";
import { settingsUnder } from "../workspace/project.ts";
import { defaultSettings, parseSettings, type SettingLevel, type Settings } from "../workspace/settings.ts";
import { plain } from "../workspace/uri.ts";
import { projectOf, rootOf, type World } from "../workspace/world.ts";
import { describeError, type Log } from "./log.ts";

/** The values of the `patchbay` section for scopes, in their order. A scope is the uri of a folder, or empty. */
export type SettingsSource = (scopes: readonly string[]) => Promise<readonly unknown[]>;

export interface ConfigurationOptions {
  readonly ask: SettingsSource;
  readonly log: Log;
  readonly world: () => World;
}

/** What new settings changed, for whoever must act on it. */
export interface SettingsChange {
  /** Findings are other ones now. */
  readonly rules: boolean;
  /** Lenses are shown or hidden now. */
  readonly notes: boolean;
  /** Scopes that leave out other files than before. */
  readonly exclude: readonly string[];
}

interface Scope {
  readonly settings: Settings;
  /** Which question the settings answer; a later answer counts, whichever comes first. */
  readonly asked: number;
  readonly isExcluded: (path: string) => boolean;
}

const defaultScope: Scope = { settings: defaultSettings, asked: 0, isExcluded: () => false };

export class Configuration {
  readonly #options: ConfigurationOptions;
  readonly #scopes = new Map<string, Scope>();
  readonly #reported = new Set<string>();
  #asked = 0;

  constructor(options: ConfigurationOptions) {
    this.#options = options;
  }

  /**
   * The settings that hold for a file: what its project says, then what the client says; the defaults while the client
   * has not answered.
   */
  of(uri: string): Settings {
    return settingsUnder(projectOf(this.#options.world(), uri), this.#scopeOf(uri).settings);
  }

  /** The level of a rule in a file; `off` in one that is left out, and undefined where nobody set it. */
  levelOf(rule: string, uri: string): SettingLevel | undefined {
    if (this.#isExcluded(uri)) return "off";
    const { rules } = projectOf(this.#options.world(), uri);
    return rules.get(rule) ?? this.#scopeOf(uri).settings.rules.get(rule);
  }

  /** The globs of files that the client leaves out of a folder; none where its project decides that. */
  excludeIn(folder: string): readonly string[] {
    const { exclude } = this.#options.world().projectIn(folder);
    return exclude === undefined ? this.#scopeOf(folder).settings.exclude : [];
  }

  /** The scope of a file, if nobody has asked for its settings yet. */
  unknownScope(uri: string): string | undefined {
    const scope = rootOf(this.#options.world(), uri);
    return this.#scopes.has(scope) ? undefined : scope;
  }

  /** Asks for the settings of more scopes. */
  add(scopes: readonly string[]): Promise<SettingsChange> {
    for (const scope of scopes) if (!this.#scopes.has(scope)) this.#scopes.set(scope, defaultScope);
    return this.#pull(scopes);
  }

  /** Asks for all settings again. */
  refresh(): Promise<SettingsChange> {
    return this.#pull([...this.#scopes.keys()]);
  }

  /** True when the client leaves the file out; what its project leaves out is no part of the world to begin with. */
  #isExcluded(uri: string): boolean {
    const world = this.#options.world();
    if (projectOf(world, uri).exclude !== undefined) return false;
    return this.#scopeOf(uri).isExcluded(plain(uri.slice(rootOf(world, uri).length + 1)));
  }

  #scopeOf(uri: string): Scope {
    return this.#scopes.get(rootOf(this.#options.world(), uri)) ?? defaultScope;
  }

  async #pull(scopes: readonly string[]): Promise<SettingsChange> {
    this.#asked += 1;
    const asked = this.#asked;
    const values = await this.#ask(scopes);
    const changes = scopes.map((scope, at) => this.#set(scope, values[at], asked));
    return {
      rules: changes.some(({ rules }) => rules),
      notes: changes.some(({ notes }) => notes),
      exclude: changes.flatMap(({ exclude }) => exclude),
    };
  }

  async #ask(scopes: readonly string[]): Promise<readonly unknown[]> {
    try {
      return scopes.length === 0 ? [] : await this.#options.ask(scopes);
    } catch (error) {
      this.#options.log.error(`The client gave no settings: ${describeError(error)}`);
      return [];
    }
  }

  #set(scope: string, value: unknown, asked: number): SettingsChange {
    const before = this.#scopes.get(scope) ?? defaultScope;
    if (before.asked > asked) return { rules: false, notes: false, exclude: [] };
    const { settings, problems } = parseSettings(value);
    this.#report(problems);
    this.#scopes.set(scope, { settings, asked, isExcluded: excludes(settings.exclude) });
    const excluded = !same(before.settings.exclude, settings.exclude);
    return {
      rules: excluded || !same(decidingFindings(before.settings), decidingFindings(settings)),
      notes:
        before.settings.codeLens !== settings.codeLens || before.settings.inlayHints !== settings.inlayHints,
      exclude: excluded ? [scope] : [],
    };
  }

  /** Every problem is named once, in one warning with the others of its kind; folders tend to share them. */
  #report(problems: readonly string[]): void {
    const fresh = problems.filter((problem) => !this.#reported.has(problem));
    for (const problem of fresh) this.#reported.add(problem);
    if (fresh.length > 0) this.#options.log.warn(`Settings that are ignored: ${fresh.join(" ")}`);
  }
}

/** Asks the client, where it can be asked. */
export function askClient(connection: Connection): SettingsSource {
  return (scopes) =>
    connection.workspace.getConfiguration(
      scopes.map((scope) => (scope === "" ? { section } : { section, scopeUri: scope })),
    );
}

export const section = "patchbay";

/** What findings depend on, apart from which files there are. */
function decidingFindings({ rules, kubernetesVersion, nodePortRange, scope }: Settings): unknown {
  return [[...rules], kubernetesVersion, nodePortRange, scope];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
