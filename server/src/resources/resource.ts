/**
 * What Patchbay knows of one object of a manifest. Resources are immutable, hold no text and no tree, and every
 * range counts from the start of the document that the resource stands in, so an edit above moves nothing here.
 */
import type { Labels } from "../kubernetes/labels.ts";
import type { Lack } from "../kubernetes/secret-types.ts";
import type { Slice } from "../kubernetes/slices.ts";
import type { Range } from "../text/range.ts";
import type { ListedName } from "../yaml/directives.ts";
import type { MapShape } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { DataKey } from "./data-key.ts";
import type { Gateway, Grant, Route } from "./gateway.ts";
import type { Ingress } from "./ingress.ts";
import type { LabelSelector } from "./label-selector.ts";
import type { Mention, Pick } from "./mention.ts";
import type { Monitor } from "./monitor.ts";
import type { NetworkPolicy } from "./network-policy.ts";
import type { Service } from "./service.ts";
import type { TlsFacts } from "./tls/facts.ts";
import type { Workload } from "./workload.ts";

export type Resource =
  | Service
  | Workload
  | Endpoints
  | Autoscaler
  | ConfigMap
  | Gateway
  | Grant
  | Ingress
  | Route
  | Secret
  | Certificate
  | NetworkPolicy
  | Monitor
  | Budget
  | Namespace
  | OtherResource;

export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  /** The key `kind` and its value; undefined for objects that are known by name only. */
  readonly kindRange: Range | undefined;
  /** Undefined when missing or a placeholder; `nameNode` tells them apart. */
  readonly name: string | undefined;
  readonly nameNode: YamlScalar | undefined;
  /** Undefined when the manifest leaves it to whoever applies it, or when it is a placeholder. */
  readonly namespace: string | undefined;
  readonly namespaceNode: YamlScalar | undefined;
  /** How `metadata` is written, to put a namespace into it. */
  readonly metadataShape: MapShape | undefined;
  /** The whole object. */
  readonly range: Range;
  /** Items of a `List` count on within their document; 0 otherwise. */
  readonly item: number;
  /** False when the document has syntax errors: what is here is true, what is missing may only be unread. */
  readonly complete: boolean;
  /** Labels, selector and annotation values that decode to another type than string (S0.9). */
  readonly nonStrings: readonly NonString[];
  /** Label keys and values that the API server refuses (S0.19, S0.20). */
  readonly malformed: readonly MalformedLabel[];
  /** Annotations of the object and of its pod template that silence findings. */
  readonly ignores: readonly IgnoreAnnotation[];
  /** The objects that it names. */
  readonly mentions: readonly Mention[];
  /** Its selectors, where it is neither a Service nor a workload. */
  readonly picks: readonly Pick[];
}

/** A key or a value in a map of labels, or in an expression of a selector. */
export interface MalformedLabel {
  readonly path: string;
  readonly part: "key" | "value";
  readonly text: string;
  /** What is wrong, in words that follow "it". */
  readonly problem: string;
  readonly range: Range;
  /** Undefined where it is a key, or the text stands elsewhere: then it cannot be replaced as a scalar. */
  readonly node: YamlScalar | undefined;
}

/** Rules that an annotation silences on its object. */
export interface IgnoreAnnotation {
  readonly keyRange: Range;
  /** The value. */
  readonly range: Range;
  /** True when the pair has its lines to itself, so that it can be deleted. */
  readonly alone: boolean;
  /** False for the annotation of another tool, whose names are its own. */
  readonly own: boolean;
  readonly names: readonly ListedName[];
}

export interface NonString {
  readonly path: string;
  readonly key: string;
  readonly value: YamlScalar;
  readonly type: "number" | "boolean";
}

/** A map of labels as it is written. */
export interface LabelMap {
  readonly range: Range;
  /** Undefined when nothing can be put in: empty, or behind an alias. */
  readonly shape: MapShape | undefined;
  readonly pairs: readonly LabelPair[];
  readonly labels: Labels;
}

export interface LabelPair {
  readonly key: string;
  readonly keyRange: Range;
  readonly keyStyle: "plain" | "single" | "double";
  /** Present when a merge key brought the pair in: `keyRange` is that of `<<`. */
  readonly merged?: true;
  /** Undefined when it cannot be known, or when it decodes to no string. */
  readonly value: string | undefined;
  readonly node: YamlScalar;
}

/** Endpoints or an EndpointSlice made by hand; `serviceName` is the Service that they belong to (S3.3, S3.29). */
export interface Endpoints extends Identity {
  readonly type: "endpoints";
  readonly serviceName: string | undefined;
  /** Where that name stands. */
  readonly serviceNameNode: YamlScalar | undefined;
  /** The names of its ports, which are those of the ports of the Service. */
  readonly portNames: readonly YamlScalar[];
  /** Ready addresses by their ports. */
  readonly slices: readonly Slice<string>[];
  /** False for Endpoints that ask not to be mirrored into slices, so that no traffic finds them (S3.3). */
  readonly mirrored: boolean;
}

/** A HorizontalPodAutoscaler: the number of pods that its target asks for means nothing. */
export interface Autoscaler extends Identity {
  readonly type: "autoscaler";
  readonly target: { readonly kind: string; readonly name: string } | undefined;
  /** `scaleTargetRef` as it is written; undefined when it is missing or no map. */
  readonly reference:
    | {
        readonly keyRange: Range;
        readonly shape: MapShape | undefined;
        readonly apiVersionNode: YamlScalar | undefined;
        readonly kindNode: YamlScalar | undefined;
        readonly nameNode: YamlScalar | undefined;
      }
    | undefined;
  readonly minReplicas: YamlScalar | undefined;
  readonly maxReplicas: YamlScalar | undefined;
  /** The containers that it looks at alone, in the pods of its target. */
  readonly containerNames: readonly YamlScalar[];
}

export interface ConfigMap extends Identity {
  readonly type: "configmap";
  /** The short values by key, long and unknown ones undefined. Undefined as a whole for a map too big to read. */
  readonly data: ReadonlyMap<string, string | undefined> | undefined;
  /** The keys of `data` and `binaryData`; undefined when they cannot be known. */
  readonly keys: readonly DataKey[] | undefined;
  /** The numbers in it that may be ports. */
  readonly numbers: ReadonlySet<number>;
}

/** A Secret: the names of its keys, and what its certificate tells everybody. Values are nowhere kept. */
export interface Secret extends Identity {
  readonly type: "secret";
  /** `Opaque` when none is written; undefined when it cannot be known. */
  readonly secretType: string | undefined;
  readonly typeRange: Range | undefined;
  /** As for a ConfigMap, with those of `stringData`. */
  readonly keys: readonly DataKey[] | undefined;
  /** What its type asks for and is not there (S8.44). */
  readonly lacks: readonly Lack[];
  /** Keys of `data` whose value is no base64, and at which of its characters the API server stops (S8.45). */
  readonly illegal: readonly { readonly key: DataKey; readonly at: number }[];
  /** Keys whose value the type wants as JSON, and which is none. */
  readonly notJson: readonly DataKey[];
  /** Undefined without a key `tls.crt`. */
  readonly tls: TlsFacts | undefined;
}

/** A Certificate of cert-manager, which makes the Secret that it names. */
export interface Certificate extends Identity {
  readonly type: "certificate";
  readonly secretName: string | undefined;
  readonly dnsNames: readonly { readonly name: string; readonly node: YamlScalar }[];
  /** False when some of the names cannot be known. */
  readonly namesKnown: boolean;
}

/** A PodDisruptionBudget. */
export interface Budget extends Identity {
  readonly type: "budget";
  /** Undefined for none, which means no pods; an empty one means all (S8.36). */
  readonly selector: LabelSelector | undefined;
  readonly specShape: MapShape | undefined;
  readonly minAvailable: YamlScalar | undefined;
  readonly maxUnavailable: YamlScalar | undefined;
}

export interface Namespace extends Identity {
  readonly type: "namespace";
  readonly written: LabelMap | undefined;
  /** With the label that every namespace has (S8.34). */
  readonly labels: Labels;
}

/** Any other object, known by name: an operator may make pods for it. */
export interface OtherResource extends Identity {
  readonly type: "other";
}
