/** A workload as it is written: its selector, and the template of its pods. */
import type { WorkloadKind } from "../kubernetes/kinds.ts";
import type { Labels } from "../kubernetes/labels.ts";
import type { Range } from "../text/range.ts";
import type { MapShape } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Container } from "./container.ts";
import type { LabelSelector } from "./label-selector.ts";
import type { PodReference, Volume } from "./pod-reference.ts";
import type { Identity, LabelMap } from "./resource.ts";

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
  readonly selector: LabelSelector | undefined;
  /** `null`: the key stands there without a value, which the API server takes as absent. */
  readonly selectorState: "absent" | "null" | "written";
  readonly template: PodTemplate;
  /** False for a patch or a piece: no container says what image it runs. */
  readonly whole: boolean;
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
  readonly serviceLinksNode: YamlScalar | undefined;
  readonly hostNetwork: boolean;
  readonly dnsPolicy: string | undefined;
  /** The name of every pod below the Service that `subdomain` names (S7.18). */
  readonly hostname: string | undefined;
  readonly subdomain: string | undefined;
  /** Numbers that the template names outside its port lists, in arguments, variables and probes. */
  readonly numbers: ReadonlySet<number>;
  /** The same without those in probes; undefined when every number of a probe is declared by its container. */
  readonly numbersBesideProbes: ReadonlySet<number> | undefined;
  /** True when a container takes all variables of a Secret, whose content nobody looks at. */
  readonly readsSecret: boolean;
  /** Places that name a container of the pods, apart from the containers themselves. */
  readonly containerNames: readonly YamlScalar[];
  readonly volumes: readonly Volume[];
  /** False when a volume has a name that cannot be known. */
  readonly volumesKnown: boolean;
  /** The ConfigMaps, Secrets, claims and the account that the pods name; each is among the mentions, too. */
  readonly references: readonly PodReference[];
}
