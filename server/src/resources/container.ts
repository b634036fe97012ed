/** A container of a pod template as it is written: its ports, its variables, what its probes name. */
import type { PortContainer, ContainerPort as PortFacts } from "../kubernetes/find-port.ts";
import type { Range } from "../text/range.ts";
import type { MapShape } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Volume, VolumeMount } from "./pod-reference.ts";

export interface Container extends PortContainer<ContainerPort> {
  readonly range: Range;
  readonly nameNode: YamlScalar | undefined;
  /** The value of `image`. */
  readonly imageRange: Range | undefined;
  /** The variables that the container sets itself, in order. */
  readonly env: readonly EnvVariable[];
  /** What it takes variables from before it sets its own, in order. */
  readonly envFrom: readonly EnvSource[];
  /** The texts of `command` and `args` that speak of variables. */
  readonly commandLine: readonly CommandText[];
  readonly probePorts: readonly ProbePort[];
  /** Its probes and hooks. */
  readonly probes: readonly Probe[];
  readonly probeNumbers: readonly ProbeNumber[];
  /** The volumes that it mounts. */
  readonly mounts: readonly VolumeMount[];
  /** The volumes that it takes as block devices. */
  readonly devices: readonly Volume[];
}

export interface EnvVariable {
  readonly name: string;
  readonly nameRange: Range;
  readonly nameNode: YamlScalar;
  readonly range: Range;
  /** Undefined when there is none: then it comes from elsewhere, or is empty (S4.27). */
  readonly value: ExpandedText | undefined;
  readonly from: EnvReference | undefined;
}

/** A text in which the kubelet looks for `$(NAME)`. */
export interface ExpandedText {
  readonly range: Range;
  /** Undefined when it cannot be known, or is too long to be kept. */
  readonly text: string | undefined;
  readonly references: readonly Reference[];
}

export interface CommandText extends ExpandedText {
  readonly field: "command" | "args";
  readonly index: number;
}

/** A place that names a variable: `$(NAME)` for the kubelet, `$NAME` or `${NAME}` for a shell. */
export interface Reference {
  readonly name: string;
  readonly by: "kubelet" | "shell";
  readonly range: Range;
}

/** A `valueFrom`: `key` is the key of an object, the path of a field or the name of a resource. */
export interface EnvReference {
  readonly kind: "configmap" | "secret" | "field" | "resource" | "other";
  readonly name: string | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly key: string | undefined;
  readonly keyNode: YamlScalar | undefined;
  readonly optional: boolean;
}

/** An entry of `envFrom`. */
export interface EnvSource {
  readonly kind: "configmap" | "secret";
  readonly range: Range;
  readonly name: string | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly optional: boolean;
  /** Undefined when it cannot be known. */
  readonly prefix: string | undefined;
}

/** A probe or a hook as it is written. */
export interface Probe {
  /** `readinessProbe`, `lifecycle.preStop`, … */
  readonly owner: string;
  readonly keyRange: Range;
  /** The ways in which it asks; the API server wants just one (S8.39). */
  readonly handlers: readonly ProbeHandler[];
  readonly successThreshold: YamlScalar | undefined;
}

export interface ProbeHandler {
  readonly name: "exec" | "httpGet" | "tcpSocket" | "grpc" | "sleep";
  readonly keyRange: Range;
  /** Undefined for a name, and where it cannot be known. */
  readonly port: number | undefined;
  readonly portNode: YamlScalar | undefined;
  /** True when it asks another host than the pod (S8.42). */
  readonly host: boolean;
}

/** A port that a probe or a hook names. */
export interface ProbePort {
  /** `readinessProbe`, `lifecycle.preStop`, … */
  readonly owner: string;
  readonly name: string;
  readonly node: YamlScalar;
}

/** A port that a probe or a hook gives as a number, which needs no declaration (S8.39). */
export interface ProbeNumber {
  readonly owner: string;
  readonly number: number;
  readonly node: YamlScalar;
}

export interface ContainerPort extends PortFacts {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly numberNode: YamlScalar | undefined;
  readonly protocolNode: YamlScalar | undefined;
  readonly hostIP: string | undefined;
  readonly hostPortNode: YamlScalar | undefined;
}
