/** A NetworkPolicy as it is written: which pods it isolates, and what it lets through to or from them. */
import type { Protocol } from "../kubernetes/protocol.ts";
import type { Range } from "../text/range.ts";
import type { MapShape } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { LabelSelector } from "./label-selector.ts";
import type { NamedPort } from "./mention.ts";
import type { Identity } from "./resource.ts";

export interface NetworkPolicy extends Identity {
  readonly type: "network-policy";
  /** The pods that it is about; undefined for all of its namespace (S8.25). */
  readonly subject: LabelSelector | undefined;
  /** The directions in which it isolates them (S8.26). */
  readonly ingress: PolicyDirection;
  readonly egress: PolicyDirection;
  /** False when a part cannot be known: then nobody can say what it lets through. */
  readonly readable: boolean;
}

export interface PolicyDirection {
  readonly isolates: boolean;
  /** What is let through, each by itself (S8.27). */
  readonly rules: readonly PolicyRule[];
}

export interface PolicyRule {
  readonly range: Range;
  /** None: from or to anybody (S8.28). */
  readonly peers: readonly PolicyPeer[];
  /** None: on every port (S8.28). */
  readonly ports: readonly PolicyPort[];
  /** True when the list of ports is written in flow style. */
  readonly portsInFlow: boolean;
}

export interface PolicyPeer {
  readonly range: Range;
  /** Undefined when not written: then all pods of the namespaces. */
  readonly pods: LabelSelector | undefined;
  /** Undefined when not written: then the policy's own namespace (S8.29). */
  readonly namespaces: LabelSelector | undefined;
  /** Addresses, which may be anybody's. */
  readonly ipBlock: boolean;
}

export interface PolicyPort {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  /** Undefined when only a protocol is written: then every port of it. */
  readonly port: NamedPort | undefined;
  /** The last port of a range that begins with a number (S8.31). */
  readonly endPort: number | undefined;
  readonly endPortNode: YamlScalar | undefined;
  /** TCP when not written (S8.31); undefined when it cannot be known. */
  readonly protocol: Protocol | undefined;
}
