/** The rows of the Endpoints view, as plain data: a tree that is asked for level by level. */
import type { Spot } from "../answers.ts";
import type { WiringState } from "../wiring/state.ts";

export type ItemKind = "folder" | "namespace" | "service" | "port" | "workload" | "container" | "address";

export interface EndpointItem {
  /** From the root to this item: what to ask for its children, and the same as long as names are. */
  readonly path: readonly string[];
  readonly kind: ItemKind;
  readonly label: string;
  /** One line of plain text beside the label; may be empty. */
  readonly text: string;
  /** Undefined where there is nothing to be plugged in. */
  readonly state: WiringState | undefined;
  /** Where it is written; undefined for folders and namespaces. */
  readonly spot: Spot | undefined;
  readonly expandable: boolean;
  /** Of a Service, its longest DNS name that the manifests decide. */
  readonly dns: string | undefined;
}

export interface EndpointLevel {
  readonly items: readonly EndpointItem[];
  /** How many follow after the limit. */
  readonly more: number;
}

export interface EndpointsQuestion {
  /** The path of the item whose children are wanted; empty for the root. */
  readonly path: readonly string[];
  readonly only: "all" | "problems";
  /** A file or a folder; undefined for everything. */
  readonly within: string | undefined;
  readonly limit: number;
  readonly clusterDomain: (uri: string) => string;
}

export const emptyLevel: EndpointLevel = { items: [], more: 0 };

/** What people have to look at. */
export function isProblem(state: WiringState | undefined): boolean {
  return state === "near-miss" || state === "nothing";
}
