/** Changes the type of a Service, and takes out what the new type forbids (S1.27, S1.33–S1.34, S1.55–S1.62). */
import * as l10n from "@vscode/l10n";
import type { ServiceFieldName } from "../kubernetes/service-spec.ts";
import type { Service } from "../resources/service.ts";
import { addPair, setScalar } from "../rules/fixes.ts";
import type { DocumentEdit } from "../rules/rule.ts";
import { typeOf } from "../rules/service-type.ts";
import { fieldOf, removeField, valuesOf } from "../rules/spec-fields.ts";
import type { Placed } from "../workspace/source-file.ts";
import { isOutside } from "../workspace/world.ts";
import { removePair } from "../yaml/edits.ts";
import type { ActionAnswer, Asked } from "./answers.ts";

const types = ["ClusterIP", "NodePort", "LoadBalancer"] as const;
type Type = (typeof types)[number];

/** The two other types. None for what has no cluster IP (S1.52), has no ports (S1.15), or is not known. */
export function typeActions({ workspace }: Asked, service: Placed<Service>): readonly ActionAnswer[] {
  const { headless, complete, ports, portList } = service.resource;
  const type = typeOf(service.resource);
  const own = types.find((each) => each === type);
  const unfit = headless || !complete || portList.state !== "listed" || ports.length === 0;
  if (own === undefined || unfit || isOutside(workspace.world, service.document.uri)) return [];
  return types.filter((each) => each !== own).flatMap((each) => retyped(service, each));
}

function retyped(service: Placed<Service>, type: Type): readonly ActionAnswer[] {
  const wanted = [
    setType(service, type),
    ...unfitFields(service.resource, type).map((field) => removeField(service, field)),
  ];
  const nodePorts = type === "ClusterIP" ? removeNodePorts(service) : [];
  const edits = [...wanted, ...nodePorts].flatMap((edit) => edit ?? []);
  if (edits.length < wanted.length + nodePorts.length || overlap(edits)) return [];
  const changes = edits.map((each) => ({ kind: "edit" as const, ...each }));
  return [{ title: titleOf(type), kind: "refactor", finding: undefined, changes, select: undefined }];
}

function titleOf(type: Type): string {
  if (type === "ClusterIP") return l10n.t("Reach it inside the cluster only (ClusterIP)");
  return type === "NodePort"
    ? l10n.t("Open it on every node (NodePort)")
    : l10n.t("Put a load balancer in front of it (LoadBalancer)");
}

function setType(service: Placed<Service>, type: Type): DocumentEdit | undefined {
  const { typeNode, specShape } = service.resource;
  return typeNode === undefined
    ? addPair(service, specShape, { key: "type", value: type })
    : setScalar(service, typeNode, type);
}

const balancerFields = [
  "loadBalancerIP",
  "loadBalancerClass",
  "loadBalancerSourceRanges",
  "allocateLoadBalancerNodePorts",
  "healthCheckNodePort",
] as const satisfies readonly ServiceFieldName[];

/** What is written and the type forbids, or makes nothing of. */
function unfitFields(service: Service, type: Type): readonly ServiceFieldName[] {
  const local = type === "ClusterIP" && !valuesOf(service).has("externalIPs");
  const unfit = [
    ...(type === "LoadBalancer" ? [] : balancerFields),
    ...(local ? (["externalTrafficPolicy"] as const) : []),
  ];
  return unfit.filter((field) => fieldOf(service, field) !== undefined);
}

function removeNodePorts({ document, resource }: Placed<Service>): readonly (DocumentEdit | undefined)[] {
  return resource.ports.flatMap(({ nodePortNode, nodePortPlace }) => {
    if (nodePortNode === undefined) return [];
    return [
      nodePortPlace === undefined ? undefined : { document, edit: removePair(nodePortPlace, document.lines) },
    ];
  });
}

/** Neighbours in flow style take the same comma out. */
function overlap(edits: readonly DocumentEdit[]): boolean {
  const ranges = edits.map(({ edit }) => edit.range).sort((a, b) => a.start - b.start);
  return ranges.some((range, at) => at > 0 && range.start < (ranges[at - 1]?.end ?? 0));
}
