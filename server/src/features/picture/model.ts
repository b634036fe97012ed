/** The wiring picture as plain data: what stands in it and which cable leads where. No place on a screen, no markup. */
import type { Range } from "../../text/range.ts";
import type { Spot } from "../answers.ts";
import type { WiringState } from "../wiring/state.ts";

export interface Picture {
  /** Sorted by id; a part stands behind its whole. */
  readonly nodes: readonly PictureNode[];
  /** Sorted by their ends. */
  readonly edges: readonly PictureEdge[];
}

/**
 * From left to right:
 * - `client`: sends requests, and no Service leads to it. `entry`: lets requests in from outside.
 * - `service`, and its `port`s. `missing`: a Service that is named and stands in none of the files.
 * - `workload`, and its `container`s: one part for each port, one for a container without any.
 * - `neighbour`: stands beside the way of requests, such as a policy, a budget or an autoscaler.
 * - `address`: what stands behind a Service without pods, such as another name or addresses made by hand.
 */
export type Role =
  | "client"
  | "entry"
  | "neighbour"
  | "service"
  | "port"
  | "missing"
  | "workload"
  | "container"
  | "address";

export interface PictureNode {
  /** The same as long as file, kind, namespace and name are. */
  readonly id: string;
  readonly role: Role;
  /** The kind of the object in the words of `objectKind`; of a part, that of the field: `ServicePort`, `Container`. */
  readonly kind: string;
  /** As in the manifest: any text at all. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** Undefined where there is nothing to be plugged in. */
  readonly state: WiringState | undefined;
  /** One line of plain text about it: how many endpoints, why there are none; may be empty. */
  readonly text: string;
  /** The id of the whole, of a part. */
  readonly parent: string | undefined;
  /** Where it is written: the name, for one who wants to go there. */
  readonly spot: Spot;
  /** All of it, in the same document: a cursor within is at this node. */
  readonly extent: Range;
}

/**
 * - `calls`: a client or an entry names a Service.
 * - `routes`: one entry hands over to another.
 * - `forwards`: an address outside of the cluster leads to a port of a Service.
 * - `concerns`: a neighbour picks pods or names an object, and sends it nothing.
 * - `leads`: a Service, or one of its ports, leads to pods or addresses.
 */
export type Relation = "calls" | "routes" | "forwards" | "concerns" | "leads";

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly state: WiringState;
  /** One line of plain text; may be empty. */
  readonly text: string;
  /** Where it is written, in the order of the text. */
  readonly spots: readonly Spot[];
}
