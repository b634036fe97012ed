/** The workspace and its findings, kept in step: every change goes through here, in order. */
import type { CheckOptions } from "../rules/check.ts";
import { Findings } from "../rules/findings.ts";
import type { Finding } from "../rules/rule.ts";
import { lineEnd } from "../text/edit.ts";
import type { ProjectFile } from "../workspace/project-file.ts";
import type { Steps } from "../workspace/steps.ts";
import { folderOf } from "../workspace/uri.ts";
import { type Change, type FileText, noChange, Workspace } from "../workspace/workspace.ts";

export interface CheckedWorkspaceOptions extends Omit<CheckOptions, "graph"> {
  /** Told of files whose findings may differ now, in number or in place. */
  readonly onTouched: (uris: Iterable<string>) => void;
}

export class CheckedWorkspace {
  readonly workspace: Workspace;
  readonly #options: CheckedWorkspaceOptions;
  #findings: Findings;
  /** False until the first `checkAll`: findings that need the whole scope wait for it. */
  #checking = false;
  /** Files with `\r\n`: edits to closed files must not mix line ends, and closed files have no text to ask. */
  readonly #withCarriageReturns = new Set<string>();

  constructor(folders: readonly string[], options: CheckedWorkspaceOptions) {
    this.workspace = new Workspace(folders);
    this.#options = options;
    this.#findings = this.#noFindings();
  }

  /** What is found so far. */
  get findings(): Findings {
    return this.#findings;
  }

  /** True once everything has been checked, or is being checked, for the first time. */
  get isChecking(): boolean {
    return this.#checking;
  }

  /** The findings in a file, in the order of its text; none when it is not known. */
  findingsIn(uri: string): readonly Finding[] {
    return this.workspace.file(uri)?.documents.flatMap((document) => this.#findings.in(document)) ?? [];
  }

  /** Works the findings in a file out, a resource a step, so that asking for them costs nothing any more. */
  *findingIn(uri: string): Steps<void> {
    for (const document of this.workspace.file(uri)?.documents ?? []) yield* this.#findings.finding(document);
  }

  /** The `.patchbay.yaml` at a uri; undefined when there is none. */
  projectFile(uri: string): ProjectFile | undefined {
    return this.workspace.world.projectFiles.get(folderOf(uri));
  }

  /** The line end that edits to a file must use. */
  lineEndOf(uri: string): "\n" | "\r\n" {
    return this.#withCarriageReturns.has(uri) ? "\r\n" : "\n";
  }

  /** Takes in the text of an open file. */
  take(uri: string, text: string): void {
    this.#noteLineEnds([{ uri, text }]);
    this.#follow(this.workspace.update(uri, text, { open: true }));
    this.#options.onTouched([uri]);
  }

  /** Takes in closed files, and awaits `giveWay` between one document and the next. */
  async takeClosed(files: readonly FileText[], giveWay: () => Promise<void>): Promise<void> {
    this.#noteLineEnds(files);
    for (const change of this.workspace.updating(files, { open: false })) {
      if (change !== noChange) this.#follow(change);
      await giveWay();
    }
    this.#options.onTouched(files.map(({ uri }) => uri));
  }

  #noteLineEnds(files: readonly FileText[]): void {
    for (const { uri, text } of files) {
      if (lineEnd(text) === "\r\n") this.#withCarriageReturns.add(uri);
      else this.#withCarriageReturns.delete(uri);
    }
  }

  /** Forgets a file that is gone. */
  drop(uri: string): void {
    this.#withCarriageReturns.delete(uri);
    this.#follow(this.workspace.remove(uri));
    this.#options.onTouched([uri]);
  }

  setFolders(folders: readonly string[]): void {
    this.#follow(this.workspace.setFolders(folders));
  }

  /**
   * Checks everything anew, and from then on what changes. `giveWay` is awaited after each file. A second call takes
   * over from one that is still running.
   */
  async checkAll(giveWay: () => Promise<void>): Promise<void> {
    const findings = this.#noFindings();
    this.#findings = findings;
    this.#checking = true;
    for (const { uri, documents } of this.workspace.files()) {
      if (this.#findings !== findings) return;
      findings.update({ added: documents, removed: [], told: new Set() });
      this.#options.onTouched([uri]);
      await giveWay();
    }
  }

  #follow(change: Change): void {
    if (this.#checking) this.#options.onTouched(this.#findings.update(change));
  }

  #noFindings(): Findings {
    return new Findings({ ...this.#options, graph: this.workspace.graph });
  }
}
