/** What a rule is, and what it says. Rules return findings; who runs them decides what becomes of those. */
import type { PortRange } from "../kubernetes/ports.ts";
import type { Resource } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Range } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Look } from "../workspace/look.ts";
import type { Question, Selection } from "../workspace/selection.ts";
import { isOf, type Placed, type SourceDocument } from "../workspace/source-file.ts";
import type { Suppression } from "./suppressions.ts";

export const levels = ["error", "warning", "information", "hint", "off"] as const;
export type Level = (typeof levels)[number];
export type FindingLevel = Exclude<Level, "off">;

export interface Rule {
  /** Kebab-case, permanent: also the file name, the settings key and the docs page. */
  readonly id: string;
  /** The defect in a few words. */
  readonly title: string;
  /** The level of a finding that names none of its own. */
  readonly level: Level;
  readonly since: string;
  /** Rules of the Kubernetes reference that it rests on, such as `S2.4`. */
  readonly references: readonly string[];
  /** The type of resource that it looks at; undefined when it looks at all. */
  readonly on?: Resource["type"];
  /** The findings on one resource. Reads the graph under the resource's own name, to be told of changes. */
  readonly check: (placed: Placed, context: RuleContext) => Iterable<Report>;
  /** What a rule on suppressions reports of a document, once everything else is found. */
  readonly review?: (review: Review) => Iterable<Report>;
}

/** The suppressions of a document, and what became of them. */
export interface Review {
  readonly document: SourceDocument;
  /** Patchbay's own, comments and annotations; comments that are malformed stand in the document only. */
  readonly suppressions: readonly Suppression[];
  /** The id of every rule. */
  readonly ids: readonly string[];
  /** Whether a rule of that name, or one that the alias stands for, is on in this file. */
  readonly isOn: (name: string) => boolean;
  /** Whether all that the suppression reaches was understood. */
  readonly isWhole: (suppression: Suppression) => boolean;
  /** Whether the suppression silences a finding under that name. */
  readonly isUsed: (suppression: Suppression, name: string) => boolean;
}

export interface RuleContext {
  readonly graph: Graph;
  /** The graph as the resource under check looks at it: what several rules ask is asked once. */
  readonly look: Look;
  /** What counts as one world, asked in the name of the resource under check. */
  readonly question: Question;
  /** The node ports of the cluster that the file is for (S1.28). */
  readonly nodePorts: PortRange;
  /** The pods that the Service under check selects, in that world. */
  readonly select: (service: Placed<Service>) => Selection;
  /** Days since the beginning of 1970; undefined where nobody tells the time. */
  readonly today: number | undefined;
  /** The minor version of Kubernetes 1 that the file is for (S0.30). */
  readonly minor: number;
}

/** What a rule says, before settings have their word. Ranges count from the start of the document. */
export interface Report {
  readonly range: Range;
  /** One or two sentences: what, where, nearest, consequence; names of the user in backticks. */
  readonly message: string;
  readonly level?: FindingLevel;
  /** The other end of the cable. */
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** True for text that does nothing: editors fade it. */
  readonly unnecessary?: boolean;
}

export interface Related {
  readonly placed: Placed;
  readonly range: Range;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  /** Safe fixes may be applied in bulk, without a person looking. */
  readonly safe: boolean;
  readonly edits: readonly DocumentEdit[];
}

export interface DocumentEdit {
  readonly document: SourceDocument;
  /** Offsets count from the start of the document. */
  readonly edit: TextEdit;
}

export interface Finding extends Report {
  readonly rule: string;
  readonly level: FindingLevel;
  readonly placed: Placed;
}

interface RuleDefinition<T extends Resource["type"]> extends Omit<Rule, "check"> {
  /** The type of resource that the rule looks at. */
  readonly on: T;
  readonly check: (placed: Placed<Extract<Resource, { type: T }>>, context: RuleContext) => Iterable<Report>;
}

/** A rule on one type of resource. */
export function defineRule<T extends Resource["type"]>({ on, check, ...facts }: RuleDefinition<T>): Rule {
  return { ...facts, on, check: (placed, context) => (isOf(placed, on) ? check(placed, context) : []) };
}

/** A rule on every resource, whatever its type. */
export function defineGeneralRule(rule: Rule): Rule {
  return rule;
}

/** A rule on suppressions: it looks at no resource, but at what silences findings on them. */
export function defineSuppressionRule(rule: Omit<Rule, "check"> & Required<Pick<Rule, "review">>): Rule {
  return { ...rule, check: () => [] };
}
