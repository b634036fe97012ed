/** Pods and addresses as plain text, where kubectl would print addresses. */
import type { SelectedPods } from "../../workspace/selection.ts";
import type { Endpoint } from "../../workspace/slices.ts";

/** `Deployment/web:8080 × 2` where a cluster has two addresses; an address made by hand as it is. */
export function endpointText(endpoint: Endpoint, port: number | string | undefined): string {
  const suffix = port === undefined ? "" : `:${port}`;
  if (typeof endpoint !== "string") return `${podsTitle(endpoint)}${suffix}${times(endpoint)}`;
  return port !== undefined && endpoint.includes(":") ? `[${endpoint}]${suffix}` : `${endpoint}${suffix}`;
}

/** `Deployment/web × 2`. */
export function podsText(pods: SelectedPods): string {
  return `${podsTitle(pods)}${times(pods)}`;
}

/** `Deployment/web`, or `Pod/db-0` where a selector names one pod of a StatefulSet. */
export function podsTitle({ placed: { resource }, ordinal }: SelectedPods): string {
  const name = resource.name ?? resource.nameNode?.text ?? "<unknown>";
  return ordinal === undefined ? `${resource.kind}/${name}` : `Pod/${name}-${ordinal}`;
}

/** Where the pods stand, whose address they have (S3.14), and whether they stay (S3.4). */
export function asides({ placed: { resource }, rank }: SelectedPods): string {
  const { workloadKind, template } = resource;
  const ends = workloadKind === "Job" || workloadKind === "CronJob";
  return [
    ranks[rank],
    ...(template.hostNetwork ? ["on the address of their node"] : []),
    ...(ends ? ["while they run"] : []),
  ].join(", ");
}

const ranks = {
  file: "same file",
  folder: "same folder",
  nearest: "nearest folder",
  workspace: "workspace",
} as const;

function times({ placed, count, ordinal }: SelectedPods): string {
  if (count === "autoscaled") return " × autoscaled";
  if (count === "per-node") return " × nodes";
  const alone = placed.resource.workloadKind === "Pod" || ordinal !== undefined || count === "unknown";
  return alone ? "" : ` × ${count}`;
}
