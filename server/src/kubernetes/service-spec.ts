/** The fields of a Service `spec` apart from its ports, and how facts speak of what is wrong with them. */

export const serviceFieldNames = [
  "type",
  "selector",
  "externalName",
  "clusterIP",
  "clusterIPs",
  "ipFamilies",
  "ipFamilyPolicy",
  "externalIPs",
  "loadBalancerIP",
  "loadBalancerClass",
  "loadBalancerSourceRanges",
  "allocateLoadBalancerNodePorts",
  "sessionAffinity",
  "sessionAffinityConfig",
  "timeoutSeconds",
  "externalTrafficPolicy",
  "internalTrafficPolicy",
  "healthCheckNodePort",
  "trafficDistribution",
] as const;

export type ServiceFieldName = (typeof serviceFieldNames)[number];

/** One value; undefined when it is written and cannot be known, or has a type that the field cannot have. */
export type FieldValue = string | number | boolean | undefined;

/**
 * The fields that are written and not empty, each with its items; a field that is no list has one. What the API drops
 * when it decodes (null, an empty text, an empty list) is left out.
 */
export type ServiceValues = ReadonlyMap<ServiceFieldName, readonly FieldValue[]>;

/** How the API server calls the kind of error (S0.1). */
export type ErrorKind = "Required" | "Invalid" | "Duplicate" | "NotSupported" | "Forbidden";

export interface FieldProblem {
  /** The rule of the reference. */
  readonly row: string;
  readonly kind: ErrorKind;
  readonly field: ServiceFieldName;
  /** The item of a list; undefined for the field as a whole. */
  readonly index?: number;
  /** The field that it does not fit, when that is another one. */
  readonly beside?: ServiceFieldName;
  /** A sentence on what is wrong, given the Service in words. */
  readonly says: (service: string) => string;
  /** Ways out, the likeliest first; each is tried before it is offered, so that some may lead nowhere. */
  readonly remedies: readonly Remedy[];
}

/** Changes to make together. */
export type Remedy = readonly FieldChange[];

export interface FieldChange {
  readonly field: ServiceFieldName;
  readonly index?: number;
  /** Undefined takes the field out. */
  readonly value?: string | number;
}

/** What a row may ask. */
export interface Spec {
  readonly values: ServiceValues;
  /** `ClusterIP` when it is not written (S1.1); undefined when it is unknown, or no type at all. */
  readonly type: ServiceType | undefined;
  /** The minor version of Kubernetes 1 (S0.30). */
  readonly minor: number;
}

export const serviceTypes = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"] as const;
export type ServiceType = (typeof serviceTypes)[number];
