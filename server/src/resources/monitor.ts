/** A ServiceMonitor or PodMonitor of the Prometheus operator, as it is written. */
import type { Range } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { LabelSelector } from "./label-selector.ts";
import type { Identity } from "./resource.ts";

export interface Monitor extends Identity {
  readonly type: "monitor";
  /** What its selector is about: labels of Services (S8.37), or of pods (S8.38). */
  readonly of: "services" | "pods";
  /** Undefined when it is missing or no map. */
  readonly selector: LabelSelector | undefined;
  /** In which namespaces it looks; undefined when that cannot be known. */
  readonly namespaces: "own" | "any" | readonly string[] | undefined;
  readonly endpoints: readonly MonitorEndpoint[];
}

/** One way to scrape what is selected. */
export interface MonitorEndpoint {
  readonly range: Range;
  /** The name of a port: of the Service, or of a container. */
  readonly port: string | undefined;
  readonly portNode: YamlScalar | undefined;
  /** A port of the container, by number or name; `port` goes before it. */
  readonly target: string | number | undefined;
  readonly targetNode: YamlScalar | undefined;
}
