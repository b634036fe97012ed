/**
 * What a manifest asks for: objects that it names, and objects that it picks by their labels. Every kind says so in
 * these two forms, so that navigation, rename, the picture and the graph need to know no kind.
 */
import type { Protocol } from "../kubernetes/protocol.ts";
import type { Range } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { LabelSelector } from "./label-selector.ts";

/** A place that names an object, such as the backend of an Ingress. */
export interface Mention {
  /** What is named, as `objectKind` says it: `Service`, `Certificate.cert-manager.io`. */
  readonly kind: string;
  readonly name: string;
  /** Undefined when the manifest names none: then it is the namespace of whoever mentions. */
  readonly namespace: string | undefined;
  /** The field that mentions, without indexes: `spec.rules.http.paths.backend.service.name`. */
  readonly field: string;
  /** The name alone, also where it is a part of a longer text. */
  readonly range: Range;
  /** The scalar when the name is all of it; undefined within a longer text, such as an address. */
  readonly node: YamlScalar | undefined;
  /** The port of the object that is meant; undefined when none is named. */
  readonly port: NamedPort | undefined;
  /** True when all is well without the object. */
  readonly optional: boolean;
  /** True when requests go there: a backend, an address. False for a name that only belongs together, such as a volume. */
  readonly sendsTraffic: boolean;
  /** Only for a host in a text, such as the value of a variable: what is written around the name. */
  readonly address?: AddressText;
}

/** A host as a client writes it. Credentials beside it are not kept. */
export interface AddressText {
  /** The whole host: `db-0.db.shop.svc.cluster.local`. */
  readonly host: string;
  /** The pod in front of the Service; undefined when the Service itself is meant. */
  readonly pod: string | undefined;
  /** In lower case; undefined when none is written. */
  readonly scheme: string | undefined;
  /** False for a word, a colon and a number, which may be an owner, a tag or a count as well: `web:1000`. */
  readonly certain: boolean;
}

/** A port as somebody names it: of a Service by its own number or name, of pods by that of the container. */
export interface NamedPort {
  readonly value: number | string;
  /** Undefined where no protocol is said. */
  readonly protocol: Protocol | undefined;
  readonly range: Range;
  /** The scalar when the port is all of it; undefined within a longer text, such as an address. */
  readonly node: YamlScalar | undefined;
}

/** A selector in a kind other than Service and workload: a policy, a budget, a monitor. */
export interface Pick {
  /** `unknown`: a custom resource asks for labels, of what is not known. */
  readonly of: "pods" | "services" | "namespaces" | "unknown";
  /** The field that picks, without indexes: `spec.podSelector`. */
  readonly field: string;
  readonly selector: LabelSelector;
  /** In which namespaces it looks; `own`: that of the object that picks. */
  readonly namespaces: "own" | "any" | readonly string[];
  /** The ports of what is picked that are named beside it: ports of containers, or of Services. */
  readonly ports: readonly NamedPort[];
}
