/** Breaks Services one thing at a time and looks what is said, and whether what is offered mends it. */

import type { Service } from "../../src/resources/service.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Finding, Fix } from "../../src/rules/rule.ts";
import { applyEdits, lineEnd, type TextEdit, withLineEnd } from "../../src/text/edit.ts";
import type { Range } from "../../src/text/range.ts";
import { isOf, locate, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { applyFix, pathOf, uriOf, workspaceOf } from "../support/check.ts";
import { type Mutation, type MutationKind, mutationsOf } from "./mutations.ts";
import {
  type Address,
  addressOf,
  at,
  isSameWiring,
  servicesOf,
  type Wiring,
  wiringOf,
  works,
} from "./wiring.ts";

export interface Outcome {
  readonly kind: MutationKind;
  /** Path and name of the Service, for a person who looks into a failure. */
  readonly service: string;
  /** What the lines look like that were broken. */
  readonly change: string;
  /** False when the Service works all the same, and the mutant proves nothing. */
  readonly broken: boolean;
  readonly reported: boolean;
  /** True when one of the fixes brings back what the Service reached, and makes no new finding anywhere. */
  readonly mended: boolean;
}

/** The outcome of every mutant of every Service in these files that works. */
export function mutate(files: Texts): readonly Outcome[] {
  const trial = new Trial(files);
  return servicesOf(trial.workspace)
    .filter((service) => trial.isSound(service))
    .map((service) => addressOf(trial.workspace, service))
    .flatMap((address) => trial.breakAll(address));
}

/** One workspace that is broken and mended again and again, so that each mutant costs no more than its own edits. */
class Trial {
  readonly workspace: Workspace;
  readonly #files: Texts;
  readonly #findings: Findings;
  /** What is said while nothing is broken, by file. */
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(files: Texts) {
    this.#files = files;
    this.workspace = workspaceOf({ files });
    const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
      throw error;
    };
    this.#findings = new Findings({ graph: this.workspace.graph, rules, levels: () => undefined, onFault });
    const documents = [...this.workspace.files()].flatMap((file) => file.documents);
    this.#findings.update({ added: documents, removed: [], told: new Set() });
    this.#known = new Map(
      [...files.keys()].map((path) => [uriOf(path), new Set(this.#serious(uriOf(path)).map(signature))]),
    );
  }

  /** True for a Service that was read wholly, works, and about which nothing is said. */
  isSound(service: Placed<Service>): boolean {
    const said = this.#serious(service.document.uri).some(({ placed }) => placed === service);
    return service.resource.complete && works(wiringOf(this.workspace, service)) && !said;
  }

  breakAll(address: Address): readonly Outcome[] {
    return mutationsOf(this.workspace, this.#service(address)).map((mutation) =>
      this.#try(address, mutation),
    );
  }

  #try(address: Address, mutation: Mutation): Outcome {
    const sound = wiringOf(this.workspace, this.#service(address));
    const broken = this.#broken(mutation);
    const touched = this.#write(broken);
    const isBroken = !works(wiringOf(this.workspace, this.#service(address)));
    const reports = isBroken ? this.#reports(address, mutation) : [];
    const fixes = reports.flatMap((report) => report.fixes ?? []);
    const mended = fixes.some((fix) => this.#mends(fix, { address, sound, broken, touched }));
    this.#write(this.#original(broken));
    return {
      kind: mutation.kind,
      service: `${pathOf(address.uri)} ${this.#service(address).resource.name}`,
      change: [...mutation.edits.values()]
        .flat()
        .map((edit) => edit.newText.trim())
        .join(" "),
      broken: isBroken,
      reported: reports.length > 0,
      mended,
    };
  }

  /** New findings on one of the lines where they belong. */
  #reports(address: Address, mutation: Mutation): readonly Finding[] {
    const service = this.#service(address);
    const pods = at(this.workspace, mutation.pods);
    if (pods === undefined || !isOf(pods, "workload")) return [];
    const spots = mutation.places(service.resource, pods.resource);
    const lines = new Set(spots.map(({ side, range }) => lineOf(side === "pods" ? pods : service, range)));
    const uris = [...new Set([service, pods].map(({ document }) => document.uri))];
    return uris
      .flatMap((uri) => this.#fresh(uri))
      .filter((finding) => lines.has(lineOf(finding.placed, finding.range)));
  }

  #mends(fix: Fix, { address, sound, broken, touched }: Breakage): boolean {
    const mended = applyFix(fix, new Map([...this.#files, ...broken]));
    const uris = this.#write(mended);
    const fresh = [...touched, ...uris].flatMap((uri) => this.#fresh(uri));
    const same = isSameWiring(wiringOf(this.workspace, this.#service(address)), sound);
    this.#write(new Map([...this.#original(mended), ...broken]));
    return same && fresh.length === 0;
  }

  #broken({ edits }: Mutation): Texts {
    const breakFile = ([uri, inFile]: readonly [string, readonly TextEdit[]]): [string, string] => {
      const text = this.#files.get(pathOf(uri)) ?? "";
      const end = lineEnd(text);
      return [
        pathOf(uri),
        applyEdits(
          text,
          inFile.map((edit) => withLineEnd(edit, end)),
        ),
      ];
    };
    return new Map([...edits].map(breakFile));
  }

  #service(address: Address): Placed<Service> {
    const service = at(this.workspace, address);
    if (service === undefined || !isOf(service, "service"))
      throw new Error(`The Service of ${address.uri} is gone.`);
    return service;
  }

  #original(changed: Texts): Texts {
    return new Map([...changed.keys()].map((path) => [path, this.#files.get(path) ?? ""]));
  }

  /** Returns the uris of the files whose findings may differ now. */
  #write(texts: Texts): ReadonlySet<string> {
    const files = [...texts].map(([path, text]) => ({ uri: uriOf(path), text }));
    return this.#findings.update(this.workspace.updateAll(files, { open: true }));
  }

  #serious(uri: string): readonly Finding[] {
    const documents = this.workspace.file(uri)?.documents ?? [];
    const findings = documents.flatMap((document) => this.#findings.in(document));
    return findings.filter(({ level }) => level === "error" || level === "warning");
  }

  #fresh(uri: string): readonly Finding[] {
    const known = this.#known.get(uri);
    return this.#serious(uri).filter((finding) => known?.has(signature(finding)) !== true);
  }
}

type Texts = ReadonlyMap<string, string>;

interface Breakage {
  readonly address: Address;
  readonly sound: Wiring;
  /** The files that the mutation changed. */
  readonly broken: Texts;
  /** The uris of all files where it may have changed what is said. */
  readonly touched: ReadonlySet<string>;
}

function signature({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

function lineOf({ document }: Placed, range: Range): string {
  return `${document.uri}:${locate(document, range.start).line}`;
}
