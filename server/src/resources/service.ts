/** A Service as it is written. */
import type { Protocol } from "../kubernetes/protocol.ts";
import type { ServiceFieldName } from "../kubernetes/service-spec.ts";
import type { Range } from "../text/range.ts";
import type { MapShape, PairPlace } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Identity, LabelMap } from "./resource.ts";

export interface Service extends Identity {
  readonly type: "service";
  readonly serviceType: string;
  readonly typeNode: YamlScalar | undefined;
  readonly clusterIP: string | undefined;
  readonly headless: boolean;
  readonly externalName: string | undefined;
  /** Undefined when there is none, or an empty one: both mean endpoints made by hand (S2.32). */
  readonly selector: LabelMap | undefined;
  /** Labels of the Service itself, by which monitors pick it. */
  readonly ownLabels: LabelMap | undefined;
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
