/** The objects of the Gateway API as they are written: routes, Gateways, and the grants between namespaces. */
import type { Range } from "../text/range.ts";
import type { MapShape } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { Mention } from "./mention.ts";
import type { Identity } from "./resource.ts";

/** An HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute. */
export interface Route extends Identity {
  readonly type: "route";
  readonly parents: readonly RouteParent[];
  readonly hostnames: readonly YamlScalar[];
  /** Whether `rules` has items; undefined when that is not known. */
  readonly hasRules: boolean | undefined;
  readonly rules: readonly RouteRule[];
}

/** What a route hangs on: a listener of a Gateway, or a Service in a mesh. */
export interface RouteParent {
  readonly range: Range;
  /** Undefined when none is named that can be known. */
  readonly mention: Mention | undefined;
  readonly sectionNode: YamlScalar | undefined;
  readonly portNode: YamlScalar | undefined;
}

export interface RouteRule {
  readonly range: Range;
  /** The values of the paths that it matches, for whoever shows them. */
  readonly paths: readonly string[];
  /** Whether `backendRefs` has items; undefined when that is not known. */
  readonly hasBackends: boolean | undefined;
  /** True when a filter sends clients elsewhere. */
  readonly redirects: boolean;
  readonly backends: readonly RouteBackend[];
}

export interface RouteBackend {
  readonly range: Range;
  readonly shape: MapShape | undefined;
  readonly portNode: YamlScalar | undefined;
  readonly weightNode: YamlScalar | undefined;
  /** Undefined when nothing is named that can be known. */
  readonly mention: Mention | undefined;
}

export interface Gateway extends Identity {
  readonly type: "gateway";
  readonly className: string | undefined;
  /** False when it may have more than are written: a template, no list. */
  readonly listed: boolean;
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly range: Range;
  readonly name: string | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  readonly hostname: string | undefined;
  /** True when it ends TLS itself, which is what it does unless it says otherwise. */
  readonly terminates: boolean;
  readonly certificates: readonly Mention[];
  /** How many are written, those included that cannot be known. */
  readonly certificateCount: number;
}

/** A ReferenceGrant: who of another namespace may refer to what of its own (S8.21). */
export interface Grant extends Identity {
  readonly type: "grant";
  /** False when a part of it cannot be known. */
  readonly known: boolean;
  readonly from: readonly { readonly kind: string; readonly namespace: string }[];
  /** Of the core group where the kind has no group of its own; without a name all of the kind. */
  readonly to: readonly { readonly kind: string; readonly name: string | undefined }[];
}
