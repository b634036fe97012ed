/** An Ingress as it is written. */

import type { Range } from "../text/range.ts";
import type { MapShape, PairPlace } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Mention } from "./mention.ts";
import type { Identity } from "./resource.ts";

export interface Ingress extends Identity {
  readonly type: "ingress";
  /** True for the versions that Kubernetes 1.22 took away, with fields of other names. */
  readonly old: boolean;
  readonly ingressClass: IngressClassNames;
  /** True when an annotation asks cert-manager for the certificates. */
  readonly issued: boolean;
  /** The key `spec` and what is in it; undefined without one. */
  readonly specRange: Range | undefined;
  readonly defaultBackend: IngressBackend | undefined;
  /** `backend` in a spec of today, where it has become `defaultBackend`. */
  readonly legacyDefault: IngressBackend | undefined;
  /** Whether `rules` has items; undefined when that is not known. */
  readonly hasRules: boolean | undefined;
  readonly rules: readonly IngressRule[];
  readonly tls: readonly IngressTls[];
}

export interface IngressClassNames {
  readonly field: YamlScalar | undefined;
  readonly annotation: YamlScalar | undefined;
}

export interface IngressRule {
  readonly range: Range;
  /** Undefined when not written, which means every host, or when it cannot be known: `hostNode` tells them apart. */
  readonly host: string | undefined;
  readonly hostNode: YamlScalar | undefined;
  /** The key `http` when it is written. */
  readonly http: Range | undefined;
  /** Whether `paths` has items; undefined when that is not known. */
  readonly hasPaths: boolean | undefined;
  readonly paths: readonly IngressPath[];
}

export interface IngressPath {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  /** Undefined when not written or not known. */
  readonly path: string | undefined;
  readonly pathNode: YamlScalar | undefined;
  readonly pathType: string | undefined;
  readonly pathTypeNode: YamlScalar | undefined;
  readonly backend: IngressBackend | undefined;
}

/** Where an Ingress sends requests. */
export interface IngressBackend {
  /** The key that holds it. */
  readonly keyRange: Range;
  readonly range: Range;
  readonly shape: MapShape | undefined;
  /** How many keys it has. */
  readonly size: number;
  /** False when it is behind an alias, a template, or no map: then nothing is known of it. */
  readonly known: boolean;
  readonly hasService: boolean;
  readonly hasResource: boolean;
  readonly nameNode: YamlScalar | undefined;
  readonly portNameNode: YamlScalar | undefined;
  readonly portNumberNode: YamlScalar | undefined;
  /** The Service; undefined when none is named that can be known. */
  readonly service: Mention | undefined;
  /** `serviceName` and `servicePort`, which only the old versions have. */
  readonly legacy: LegacyBackend | undefined;
}

export interface LegacyBackend {
  readonly nameNode: YamlScalar | undefined;
  readonly portNode: YamlScalar | undefined;
  /** The keys that are written, with where they stand. */
  readonly keys: readonly {
    readonly name: string;
    readonly range: Range;
    readonly place: PairPlace | undefined;
  }[];
}

export interface IngressTls {
  readonly hosts: readonly YamlScalar[];
  readonly secretNode: YamlScalar | undefined;
  /** The Secret that is named; undefined when none is. */
  readonly secret: Mention | undefined;
}
