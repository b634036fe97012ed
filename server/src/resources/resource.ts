/**
 * What Patchbay knows of one object of a manifest. Resources are immutable, hold no text and no tree, and every
 * range counts from the start of the document that the resource stands in, so an edit above moves nothing here.
 */
import type { PortContainer, ContainerPort as PortFacts } from "../kubernetes/find-port.ts";
import type { WorkloadKind } from "../kubernetes/kinds.ts";
import type { Labels, Requirement } from "../kubernetes/labels.ts";
import type { Protocol } from "../kubernetes/protocol.ts";
import type { ServiceFieldName } from "../kubernetes/service-spec.ts";
import type { Slice } from "../kubernetes/slices.ts";
import type { Range } from "../text/range.ts";
import type { ListedName } from "../yaml/directives.ts";
import type { MapShape, PairPlace } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";

export type Resource = Service | Workload | Endpoints | Autoscaler | ConfigMap | OtherResource;

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
  /** Undefined when it cannot be known, or when it decodes to no string. */
  readonly value: string | undefined;
  readonly node: YamlScalar;
}

export interface Service extends Identity {
  readonly type: "service";
  readonly serviceType: string;
  readonly typeNode: YamlScalar | undefined;
  readonly clusterIP: string | undefined;
  readonly headless: boolean;
  readonly externalName: string | undefined;
  /** Undefined when there is none, or an empty one: both mean endpoints made by hand (S2.32). */
  readonly selector: LabelMap | undefined;
  readonly ports: readonly ServicePort[];
  readonly portList: PortList;
  /** How `spec` is written, to put a field into it. */
  readonly specShape: MapShape | undefined;
  /** False for what may be a patch or a piece: it neither selects pods, nor says on purpose that it is empty. */
  readonly whole: boolean;
  readonly publishNotReadyAddresses: boolean;
  /** What is written of the fields that must fit each other. */
  readonly fields: readonly ServiceField[];
  readonly details: ServiceDetails;
}

/** What no wiring depends on and a description of the Service shows, as it is written; undefined when it is not. */
export interface ServiceDetails {
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** Long values are cut, as kubectl does. */
  readonly annotations: readonly (readonly [key: string, value: string])[];
  readonly clusterIPs: readonly string[];
  readonly externalIPs: readonly string[];
  readonly ipFamilies: readonly string[];
  readonly ipFamilyPolicy: string | undefined;
  readonly loadBalancerIP: string | undefined;
  readonly loadBalancerSourceRanges: readonly string[];
  readonly allocateLoadBalancerNodePorts: boolean;
  readonly sessionAffinity: string | undefined;
  readonly externalTrafficPolicy: string | undefined;
  readonly internalTrafficPolicy: string | undefined;
  readonly healthCheckNodePort: string | undefined;
  readonly trafficDistribution: string | undefined;
  /** One for each port. */
  readonly appProtocols: readonly (string | undefined)[];
}

/** How `spec.ports` is written. */
export interface PortList {
  /** `unknown`: a template, or no list at all. */
  readonly state: "absent" | "empty" | "listed" | "unknown";
  /** The key `ports`, else `spec`, else `kind`. */
  readonly range: Range;
  /** The list itself; undefined where it is absent or stands elsewhere, behind an alias. */
  readonly listRange: Range | undefined;
  readonly flow: boolean;
}

/** A field of a Service `spec` as it is written. */
export interface ServiceField {
  readonly name: ServiceFieldName;
  readonly keyRange: Range;
  /** The value, or the items of a list; undefined when it has another shape than the field. */
  readonly values: readonly YamlScalar[] | undefined;
  /** Undefined when it stands elsewhere and cannot be taken out here. */
  readonly place: PairPlace | undefined;
}

export interface ServicePort {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  readonly name: YamlScalar | undefined;
  readonly port: number | undefined;
  readonly portNode: YamlScalar | undefined;
  /** Undefined when unknown or no protocol at all; TCP when not written (S1.3). */
  readonly protocol: Protocol | undefined;
  readonly protocolNode: YamlScalar | undefined;
  /** What the endpoints controller looks for, defaulted from `port` (S1.4); undefined when it cannot be known. */
  readonly targetPort: number | string | undefined;
  readonly targetPortNode: YamlScalar | undefined;
  readonly nodePort: number | undefined;
  readonly nodePortNode: YamlScalar | undefined;
  /** Where `nodePort` stands, to take it out. */
  readonly nodePortPlace: PairPlace | undefined;
}

export interface Workload extends Identity {
  readonly type: "workload";
  /** Undefined for a custom resource that holds a pod template. */
  readonly workloadKind: WorkloadKind | undefined;
  /** What is written, or the default; undefined when that is no number: one per node, a template. */
  readonly replicas: number | undefined;
  /** The number of the first pod of a StatefulSet (S7.16); 0 for all others. */
  readonly firstOrdinal: number;
  /** How many indexes an indexed Job has (S2.51); undefined for all others. */
  readonly indexes: number | undefined;
  /** The Service that a StatefulSet says it belongs to (S7.16). */
  readonly serviceName: string | undefined;
  readonly serviceNameNode: YamlScalar | undefined;
  /** How `spec` is written, to put a selector into it. */
  readonly specShape: MapShape | undefined;
  readonly ownLabels: LabelMap | undefined;
  readonly selector: WorkloadSelector | undefined;
  /** `null`: the key stands there without a value, which the API server takes as absent. */
  readonly selectorState: "absent" | "null" | "written";
  readonly template: PodTemplate;
  /** False for a patch or a piece: no container says what image it runs. */
  readonly whole: boolean;
}

export interface WorkloadSelector {
  readonly keyRange: Range;
  /** The value. */
  readonly range: Range;
  /** True when the text stands elsewhere, behind an alias. */
  readonly aliased: boolean;
  /** `matchLabels`, or the plain map of a ReplicationController. */
  readonly pairs: LabelMap | undefined;
  readonly requirements: readonly Requirement[];
  /** False when a part of it is a placeholder or no legal requirement. */
  readonly readable: boolean;
}

export interface PodTemplate {
  /** The key `metadata` or `template`, where labels could be written when there are none. */
  readonly anchor: Range;
  /** How `metadata` is written, or the map that lacks it, to put labels where there are none. */
  readonly shape: MapShape | undefined;
  readonly metadataShape: MapShape | undefined;
  readonly written: LabelMap | undefined;
  /** The labels of the pods, those that controllers add included (S2.3). */
  readonly labels: Labels;
  readonly containers: readonly Container[];
  readonly enableServiceLinks: boolean;
  readonly hostNetwork: boolean;
  readonly dnsPolicy: string | undefined;
  /** The name of every pod below the Service that `subdomain` names (S7.18). */
  readonly hostname: string | undefined;
  readonly subdomain: string | undefined;
  /** Numbers that the template names outside its port lists, in arguments, variables and probes. */
  readonly mentions: ReadonlySet<number>;
  /** True when a container takes all variables of a Secret, whose content nobody looks at. */
  readonly readsSecret: boolean;
  /** ConfigMaps that the pods mount or read. */
  readonly configMaps: readonly string[];
}

export interface Container extends PortContainer<ContainerPort> {
  readonly range: Range;
  readonly nameNode: YamlScalar | undefined;
  /** The value of `image`. */
  readonly imageRange: Range | undefined;
  /** The variables that the container sets itself, in order. */
  readonly env: readonly EnvVariable[];
}

export interface EnvVariable {
  readonly name: string;
  readonly range: Range;
}

export interface ContainerPort extends PortFacts {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly numberNode: YamlScalar | undefined;
  readonly protocolNode: YamlScalar | undefined;
  readonly hostPortNode: YamlScalar | undefined;
}

/** Endpoints or an EndpointSlice made by hand; `serviceName` is the Service that they belong to (S3.3, S3.29). */
export interface Endpoints extends Identity {
  readonly type: "endpoints";
  readonly serviceName: string | undefined;
  /** Ready addresses by their ports. */
  readonly slices: readonly Slice<string>[];
  /** False for Endpoints that ask not to be mirrored into slices, so that no traffic finds them (S3.3). */
  readonly mirrored: boolean;
}

/** A HorizontalPodAutoscaler: the number of pods that its target asks for means nothing. */
export interface Autoscaler extends Identity {
  readonly type: "autoscaler";
  readonly target: { readonly kind: string; readonly name: string } | undefined;
}

export interface ConfigMap extends Identity {
  readonly type: "configmap";
  readonly mentions: ReadonlySet<number>;
}

/** Any other object, known by name: an operator may make pods for it. */
export interface OtherResource extends Identity {
  readonly type: "other";
}
