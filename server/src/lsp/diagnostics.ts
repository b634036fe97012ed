/** Publishes findings: one scheduler, shortly after the last change, and only what differs from what the client has. */
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Finding } from "../rules/rule.ts";
import type { Activity } from "./activity.ts";
import { type Clock, sliced } from "./clock.ts";
import { toDiagnostic } from "./to-lsp.ts";

export interface PublisherOptions {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly findingsIn: (uri: string) => readonly Finding[];
  /** Works them out in steps, for those who then ask for them. */
  readonly findingIn: (uri: string) => Iterable<undefined>;
  /** The version of an open file. */
  readonly versionOf: (uri: string) => number | undefined;
  readonly docsBase: string | undefined;
  readonly send: (params: PublishDiagnosticsParams) => void;
  /** Told after each round, when the client has everything. */
  readonly onPublished: () => void;
  readonly onFault: (error: unknown) => void;
}

/** How long after the last change findings are published, in milliseconds. */
const delay = 150;

export class Publisher {
  readonly #options: PublisherOptions;
  readonly #dirty = new Set<string>();
  /** What the client has, as text, by file; files without findings are not here. */
  readonly #published = new Map<string, string>();
  /** Files whose findings point into a file: when its text moves, so do they. */
  readonly #pointing = new Map<string, Set<string>>();
  #holders = 0;
  #round = 0;
  #callOff: () => void = () => undefined;
  #end: (() => void) | undefined;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Notes files whose findings may differ now, in number or in place. */
  mark(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.#dirty.add(uri);
      for (const other of this.#pointing.get(uri) ?? []) this.#dirty.add(other);
    }
    this.#schedule();
  }

  /** Publishes nothing until the function that it returns is called: for work that sees half of the truth meanwhile. */
  hold(): () => void {
    this.#holders += 1;
    this.#schedule();
    return () => {
      this.#holders -= 1;
      this.#schedule();
    };
  }

  /** Begins the wait anew; a round that is under way stops. */
  #schedule(): void {
    this.#callOff();
    this.#round += 1;
    if (this.#dirty.size > 0) this.#end ??= this.#options.activity.begin();
    if (this.#holders > 0) return;
    if (this.#dirty.size === 0) {
      this.#settle();
      return;
    }
    const round = this.#round;
    this.#callOff = this.#options.clock.after(delay, () => {
      this.#publishAll(round).catch(this.#options.onFault);
    });
  }

  async #publishAll(round: number): Promise<void> {
    const giveWay = sliced(this.#options.clock);
    for (const uri of this.#dirty) {
      for (const _ of this.#options.findingIn(uri)) {
        await giveWay();
        if (round !== this.#round) return;
      }
      this.#dirty.delete(uri);
      this.#publish(uri);
      await giveWay();
      if (round !== this.#round) return;
    }
    this.#settle();
  }

  #settle(): void {
    if (this.#end === undefined) return;
    this.#options.onPublished();
    this.#end();
    this.#end = undefined;
  }

  #publish(uri: string): void {
    const { findingsIn, docsBase, versionOf, send } = this.#options;
    const findings = findingsIn(uri);
    const diagnostics = findings.map((finding) => toDiagnostic(finding, docsBase));
    const text = JSON.stringify(diagnostics);
    if (text === (this.#published.get(uri) ?? "[]")) return;
    if (findings.length === 0) this.#published.delete(uri);
    else this.#published.set(uri, text);
    this.#notePointing(uri, findings);
    const version = versionOf(uri);
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  /** Pointers are only added: one that is no longer true costs a comparison and nothing else. */
  #notePointing(uri: string, findings: readonly Finding[]): void {
    for (const { placed } of findings.flatMap(({ related = [] }) => related)) {
      const other = placed.document.uri;
      if (other === uri) continue;
      const pointing = this.#pointing.get(other);
      if (pointing === undefined) this.#pointing.set(other, new Set([uri]));
      else pointing.add(uri);
    }
  }
}
