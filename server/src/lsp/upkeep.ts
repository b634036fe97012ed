/** Keeps the server true to the world outside: what happens when files, folders, settings or open texts change. */
import type { FileEvent, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import { projectFileName } from "../workspace/project-file.ts";
import { sliced } from "./clock.ts";
import type { SettingsChange } from "./configuration.ts";
import type { Publisher } from "./diagnostics.ts";
import { folderUri, schemeOf } from "./from-lsp.ts";
import type { Intake } from "./intake.ts";
import { describeError } from "./log.ts";
import { beginProgress, type Progress } from "./progress.ts";
import type { Session } from "./session.ts";
import { looksAfter } from "./watching.ts";

/** Texts of other schemes than these and those of the folders are views of files: the left side of a comparison, say. */
const ownSchemes = new Set(["file", "untitled"]);

export interface UpkeepParts {
  readonly session: Session;
  readonly publisher: Publisher;
  readonly intake: Intake;
}

export class Upkeep {
  readonly #parts: UpkeepParts;
  #progress: Progress | undefined;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  /** Reads the workspace, and checks it once all is read. */
  start(): void {
    const { checked, clock, configuration, log } = this.#parts.session;
    const { folders } = checked.workspace.world;
    this.#background("Indexing", async () => {
      const began = clock.now();
      await configuration.add(folders);
      await this.#parts.intake.look(folders.map((folder) => `${folder}/${projectFileName}`));
      await this.#index(folders);
      await checked.checkAll(sliced(clock));
      const files = [...checked.workspace.files()].length;
      log.info(`Indexed ${files} files in ${Math.round(clock.now() - began)} ms`);
    });
  }

  /** A text was opened or edited. */
  textChanged(uri: string, text: string): void {
    const { checked, configuration } = this.#parts.session;
    if (!this.#accepts(uri)) return;
    checked.take(uri, text);
    const scope = configuration.unknownScope(uri);
    if (scope === undefined) return;
    this.#background("Asking for settings", async () => this.#act(await configuration.add([scope])));
  }

  /** A text was closed: what is on the disk counts again. */
  textClosed(uri: string): void {
    this.#background("Reading a closed file", () => this.#parts.intake.look([uri]));
  }

  filesChanged(events: readonly FileEvent[]): void {
    const looks = [...looksAfter(events)].filter(([, uris]) => uris.length > 0);
    if (looks.length === 0) return;
    this.#background("Reading files", async () => {
      for (const [look, uris] of looks) await this.#parts.intake.look(uris, look);
    });
  }

  foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const { checked, configuration } = this.#parts.session;
    const [fresh, gone] = [added, removed].map((folders) => folders.map(({ uri }) => folderUri(uri)));
    if (fresh === undefined || gone === undefined) return;
    const kept = checked.workspace.world.folders.filter((folder) => !gone.includes(folder));
    checked.setFolders([...new Set([...kept, ...fresh])]);
    this.#takeOpenTexts();
    this.#background("Indexing", async () => {
      await this.#act(await configuration.add(fresh));
      await this.#index([...fresh, ...gone]);
    });
  }

  settingsChanged(): void {
    const { configuration } = this.#parts.session;
    this.#background("Asking for settings", async () => this.#act(await configuration.refresh()));
  }

  /** How far reading has come; shown while the workspace is indexed. */
  reading(done: number, of: number): void {
    this.#progress?.report(done, of);
  }

  async #index(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) return;
    const progress = beginProgress(this.#parts.session.connection);
    this.#progress = progress;
    await this.#parts.intake.look(folders);
    this.#progress = undefined;
    progress.end();
  }

  async #act({ rules, exclude, notes }: SettingsChange): Promise<void> {
    const { intake, session } = this.#parts;
    if (exclude.length > 0) await intake.look(exclude, "unknown");
    if (rules && session.checked.isChecking) await session.checked.checkAll(sliced(session.clock));
    if (notes) session.refreshNotes();
  }

  /** Texts that were open before their folder became part of the workspace. */
  #takeOpenTexts(): void {
    const { checked, documents } = this.#parts.session;
    for (const uri of documents.uris()) {
      const text = documents.get(uri)?.getText();
      if (text !== undefined && checked.workspace.file(uri) === undefined) this.textChanged(uri, text);
    }
  }

  #accepts(uri: string): boolean {
    const { folders } = this.#parts.session.checked.workspace.world;
    const scheme = schemeOf(uri);
    return ownSchemes.has(scheme) || folders.some((folder) => schemeOf(folder) === scheme);
  }

  /** Work that takes turns with requests. Until it ends nothing is published, since it sees half of the truth. */
  #background(what: string, work: () => Promise<void>): void {
    const { activity, log } = this.#parts.session;
    const release = this.#parts.publisher.hold();
    const end = activity.begin();
    work()
      .catch((error: unknown) => log.error(`${what} failed: ${describeError(error)}`))
      .finally(() => {
        release();
        end();
      });
  }
}
