/** What a description is made from, and the two columns in which kubectl prints one (S6.1). */
import type { Service } from "../../resources/service.ts";
import type { Workload } from "../../resources/workload.ts";
import { printable } from "../../text/printable.ts";
import type { Wired } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";

export interface Described {
  readonly service: Placed<Service>;
  readonly wired: Wired;
  /** Workloads that match too and are not counted: namesakes, or farther away. */
  readonly more: readonly Placed<Workload>[];
}

export interface Description {
  readonly clusterDomain: string;
  /** Names the place of a resource: a path and a line. */
  readonly place: (placed: Placed) => string;
}

export type Row = readonly [label: string, value: string];

/** A row for what is there, none for what is not. */
export function written(label: string, value: string | undefined): readonly Row[] {
  return value === undefined || value === "" ? [] : [[label, value]];
}

/** A row for each value, labelled once; none without values. */
export function listed(label: string, values: readonly string[]): readonly Row[] {
  return values.map((value, at) => [at === 0 ? label : "", value]);
}

/** The same, but that there are none is said. */
export function listedOrNone(label: string, values: readonly string[]): readonly Row[] {
  return listed(label, values.length === 0 ? ["<none>"] : values);
}

/** The value, or that there is none. */
export function orNone(text: string): string {
  return text === "" ? "<none>" : text;
}

/** The rows as text, one line each: labels are padded to the widest, its colon, and two blanks. */
export function block(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  return rows
    .map(([label, value]) => `${(label === "" ? "" : `${label}:`).padEnd(width)}${printable(value)}`)
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}
