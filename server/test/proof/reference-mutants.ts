/** Breaks what pods read, one letter at a time, and looks what is said. */
import type { Workload } from "../../src/resources/workload.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { isOf, locate, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { isOutside } from "../../src/workspace/world.ts";
import { applyFix, pathOf, uriOf, workspaceOf } from "../support/check.ts";
import {
  isAnywhere,
  type ReferenceKind,
  type ReferenceMutation,
  referenceMutationsOf,
  type Target,
  works,
} from "./reference-mutations.ts";
import { type Address, addressOf, at } from "./wiring.ts";

export interface ReferenceOutcome {
  readonly kind: ReferenceKind;
  readonly where: string;
  readonly broken: boolean;
  readonly reported: boolean;
  readonly mended: boolean;
}

/** The outcome of every mutant of every workload in these files. */
export function mutateReferences(files: ReadonlyMap<string, string>): readonly ReferenceOutcome[] {
  return new Trial(files).run();
}

/** One workspace that is broken and mended again and again. */
class Trial {
  readonly #files: ReadonlyMap<string, string>;
  readonly #workspace: Workspace;
  readonly #findings: Findings;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#workspace = workspaceOf({ files });
    const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
      throw error;
    };
    this.#findings = new Findings({ graph: this.#workspace.graph, rules, levels: () => undefined, onFault });
    const documents = [...this.#workspace.files()].flatMap((file) => file.documents);
    this.#findings.update({ added: documents, removed: [], told: new Set() });
  }

  run(): readonly ReferenceOutcome[] {
    const addresses = [...this.#workspace.files()]
      .filter(({ uri }) => !isOutside(this.#workspace.world, uri))
      .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
      .filter((placed): placed is Placed<Workload> => isOf(placed, "workload"))
      .filter(({ resource }) => resource.complete && resource.whole && resource.workloadKind !== undefined)
      .map((placed) => addressOf(this.#workspace, placed));
    return addresses.flatMap((address) =>
      referenceMutationsOf(this.#workspace, this.#workload(address)).map((mutation) =>
        this.#try(address, mutation),
      ),
    );
  }

  #try(address: Address, { kind, uri, edit, target }: ReferenceMutation): ReferenceOutcome {
    const path = pathOf(uri);
    const known = new Set(this.#serious(address).map(signature));
    const text = this.#files.get(path) ?? "";
    const broken = applyEdits(text, [edit]);
    this.#write(path, broken);
    const workload = this.#workload(address);
    const isBroken = !isAnywhere(this.#workspace, workload, target);
    const line = lineOf(workload, target);
    const reports = this.#serious(address).filter(
      (finding) => !known.has(signature(finding)) && lineAt(finding.placed, finding.range.start) === line,
    );
    const mended = reports.some((report) =>
      this.#mends(report, { address, target, texts: new Map([...this.#files, [path, broken]]) }),
    );
    this.#write(path, text);
    const where = `${path} ${workload.resource.name}: ${edit.newText}`;
    return { kind, where, broken: isBroken, reported: reports.length > 0, mended };
  }

  #mends(
    { fixes = [] }: Finding,
    {
      address,
      target,
      texts,
    }: { readonly address: Address; readonly target: Target; readonly texts: ReadonlyMap<string, string> },
  ): boolean {
    return fixes.some((fix) => {
      const mended = applyFix(fix, texts);
      for (const [path, text] of mended) this.#write(path, text);
      const found = works(this.#workspace, this.#workload(address), target);
      for (const path of mended.keys()) this.#write(path, texts.get(path) ?? "");
      return found;
    });
  }

  #workload(address: Address): Placed<Workload> {
    const placed = at(this.#workspace, address);
    if (placed === undefined || !isOf(placed, "workload"))
      throw new Error(`The workload of ${address.uri} is gone.`);
    return placed;
  }

  #write(path: string, text: string): void {
    this.#findings.update(this.#workspace.update(uriOf(path), text, { open: true }));
  }

  #serious({ uri }: Address): readonly Finding[] {
    const documents = this.#workspace.file(uri)?.documents ?? [];
    return documents
      .flatMap((document) => this.#findings.in(document))
      .filter(({ level }) => level === "error" || level === "warning");
  }
}

function signature({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

function lineOf(workload: Placed<Workload>, target: Target): number {
  const { references, containers } = workload.resource.template;
  const range =
    target.part === "mount"
      ? containers[target.container]?.mounts[target.at]?.nameNode.range
      : target.part === "key"
        ? references[target.at]?.keys[target.key]?.node.range
        : references[target.at]?.mention.range;
  return range === undefined ? -1 : lineAt(workload, range.start);
}

function lineAt({ document }: Placed, offset: number): number {
  return locate(document, offset).line;
}
