/** Breaks policies, monitors, budgets, autoscalers and probes one thing at a time, and looks what is said. */
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { isOutside } from "../../src/workspace/world.ts";
import { pathOf, workspaceOf } from "../support/check.ts";
import { type NeighbourKind, type NeighbourMutation, neighbourMutationsOf } from "./neighbour-mutations.ts";
import { type Address, addressOf, at } from "./wiring.ts";

export interface NeighbourOutcome {
  readonly kind: NeighbourKind;
  /** Path, name, and what was written. */
  readonly what: string;
  /** False when it works all the same, and the mutant proves nothing. */
  readonly broken: boolean;
  readonly reported: boolean;
}

/** The outcome of every mutant of every object in these files that works and of which nothing is said. */
export function mutateNeighbours(files: ReadonlyMap<string, string>): readonly NeighbourOutcome[] {
  const workspace = workspaceOf({ files });
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const findings = new Findings({ graph: workspace.graph, rules, levels: () => undefined, onFault });
  const documents = [...workspace.files()]
    .filter(({ uri }) => !isOutside(workspace.world, uri))
    .flatMap((file) => file.documents);
  findings.update({ added: documents, removed: [], told: new Set() });
  const addresses = documents.flatMap(({ resources }) =>
    resources.map((placed) => addressOf(workspace, placed)),
  );
  return addresses.flatMap((address) => breakOne({ workspace, findings, files }, address));
}

interface Trial {
  readonly workspace: Workspace;
  readonly findings: Findings;
  readonly files: ReadonlyMap<string, string>;
}

function breakOne(trial: Trial, address: Address): readonly NeighbourOutcome[] {
  const { workspace } = trial;
  const sound = at(workspace, address);
  const mutations = sound === undefined ? [] : neighbourMutationsOf(sound);
  return mutations.flatMap((mutation) => {
    const placed = at(workspace, address);
    if (placed?.resource.complete !== true || !mutation.works(workspace.graph, placed)) return [];
    return [tryOne(trial, address, mutation)];
  });
}

function tryOne(
  { workspace, findings, files }: Trial,
  address: Address,
  { kind, edit, works }: NeighbourMutation,
): NeighbourOutcome {
  const { uri } = address;
  const before = new Set(serious({ workspace, findings }, uri));
  const place = at(workspace, address)?.document.place.start ?? 0;
  const text = files.get(pathOf(uri)) ?? "";
  const broken = applyEdits(text, [{ ...edit, range: shifted(edit.range, place) }]);
  findings.update(workspace.update(uri, broken, { open: true }));
  const now = at(workspace, address);
  const outcome = {
    kind,
    what: `${pathOf(uri)} ${now?.resource.name}: ${edit.newText.trim()}`,
    broken: now !== undefined && !works(workspace.graph, now),
    reported: serious({ workspace, findings }, uri).some((each) => !before.has(each)),
  };
  findings.update(workspace.update(uri, text, { open: true }));
  return outcome;
}

function serious({ workspace, findings }: Omit<Trial, "files">, uri: string): readonly string[] {
  const documents = workspace.file(uri)?.documents ?? [];
  return documents
    .flatMap((document) => findings.in(document))
    .filter(({ level }) => level === "error" || level === "warning")
    .map(({ rule, message }) => `${rule} ${message}`);
}
