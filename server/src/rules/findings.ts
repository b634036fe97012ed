/**
 * The findings of a whole workspace, kept up to date: after a change only the resources that changed, those who were
 * told, and those whose findings point into changed text are checked again, and not before somebody asks for the
 * findings of their document: an answer to a keystroke does not wait for them.
 */
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import { allAtOnce, type Steps } from "../workspace/steps.ts";
import type { Change } from "../workspace/workspace.ts";
import { isOutside } from "../workspace/world.ts";
import { type CheckOptions, checkResource } from "./check.ts";
import type { Finding } from "./rule.ts";
import { suppress } from "./suppress.ts";
import { holdsSuppressions, reachesFile } from "./suppressions.ts";

/** The documents of a file, and those of them that hold a suppression for all of it. */
interface FileDocuments {
  readonly all: Set<SourceDocument>;
  readonly fileWide: Set<SourceDocument>;
}

export class Findings {
  readonly #options: CheckOptions;
  readonly #byDocument = new Map<SourceDocument, Map<Placed, readonly Finding[]>>();
  /** Documents that findings point into, and the resources with those findings. */
  readonly #pointing = new Map<SourceDocument, Set<Placed>>();
  readonly #byFile = new Map<string, FileDocuments>();
  /** Resources that have to be checked before the findings of their document are true. */
  readonly #stale = new Map<SourceDocument, Set<Placed>>();

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  /** Notes what a change touched. Returns the uris whose findings may differ now. */
  update({ added, removed, told }: Change): ReadonlySet<string> {
    const stale = new Set(told);
    const uris = new Set<string>();
    for (const document of removed) {
      for (const placed of this.#pointing.get(document) ?? []) stale.add(placed);
      this.#drop(document);
      uris.add(document.uri);
    }
    for (const document of added) {
      for (const placed of document.resources) stale.add(placed);
      this.#enter(document);
      uris.add(document.uri);
    }
    for (const placed of stale) {
      if (!this.#byDocument.has(placed.document)) continue;
      this.#markStale(placed);
      uris.add(placed.document.uri);
    }
    return uris;
  }

  /** The findings in one document that nothing suppresses, in the order of its text. */
  in(document: SourceDocument): readonly Finding[] {
    const file = this.#byFile.get(document.uri);
    const suppressed = holdsSuppressions(document) || (file !== undefined && file.fileWide.size > 0);
    if (file === undefined || !suppressed) return this.#foundIn(document);
    const foundIn = (each: SourceDocument) => this.#foundIn(each);
    return suppress({ document, inFile: file.all, fileWide: file.fileWide, foundIn }, this.#options);
  }

  /** Checks what has to be checked in a document, a resource a step; ends early when the document goes meanwhile. */
  *finding(document: SourceDocument): Steps<void> {
    const stale = this.#stale.get(document) ?? new Set();
    for (const placed of stale) {
      if (this.#stale.get(document) !== stale) return;
      stale.delete(placed);
      this.#check(placed);
      yield;
    }
    if (this.#stale.get(document) === stale) this.#stale.delete(document);
  }

  #foundIn(document: SourceDocument): readonly Finding[] {
    allAtOnce(this.finding(document));
    return [...(this.#byDocument.get(document)?.values() ?? [])].flat();
  }

  #markStale(placed: Placed): void {
    const stale = this.#stale.get(placed.document);
    if (stale === undefined) this.#stale.set(placed.document, new Set([placed]));
    else stale.add(placed);
  }

  #enter(document: SourceDocument): void {
    this.#byDocument.set(document, new Map());
    const { all, fileWide } = this.#byFile.get(document.uri) ?? { all: new Set(), fileWide: new Set() };
    this.#byFile.set(document.uri, { all: all.add(document), fileWide });
    if (reachesFile(document)) fileWide.add(document);
  }

  #check(placed: Placed): void {
    this.#unpoint(placed);
    this.#options.graph.forget(placed);
    const outside = isOutside(this.#options.graph.world, placed.document.uri);
    const findings = outside ? [] : checkResource(placed, this.#options);
    const byResource = this.#byDocument.get(placed.document);
    if (findings.length === 0) byResource?.delete(placed);
    else byResource?.set(placed, findings);
    for (const finding of findings) {
      for (const { placed: other } of finding.related ?? []) this.#point(placed, other.document);
    }
  }

  #drop(document: SourceDocument): void {
    for (const placed of this.#byDocument.get(document)?.keys() ?? []) this.#unpoint(placed);
    this.#byDocument.delete(document);
    this.#stale.delete(document);
    const file = this.#byFile.get(document.uri);
    file?.all.delete(document);
    file?.fileWide.delete(document);
    if (file?.all.size === 0) this.#byFile.delete(document.uri);
    this.#pointing.delete(document);
  }

  #point(placed: Placed, document: SourceDocument): void {
    const pointing = this.#pointing.get(document);
    if (pointing === undefined) this.#pointing.set(document, new Set([placed]));
    else pointing.add(placed);
  }

  #unpoint(placed: Placed): void {
    const findings = this.#byDocument.get(placed.document)?.get(placed) ?? [];
    for (const { related = [] } of findings) {
      for (const { placed: other } of related) this.#pointing.get(other.document)?.delete(placed);
    }
  }
}
