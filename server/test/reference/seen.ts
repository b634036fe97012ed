/** A workspace that holds the manifests of a case, and manifests for the cases that tell their objects in words. */
import { handMadeEndpoints } from "../../src/features/service-preview.ts";
import type { Service } from "../../src/resources/service.ts";
import { wirePorts } from "../../src/workspace/endpoints.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import type { Wired } from "../../src/workspace/slices.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { workspaceOf } from "../support/check.ts";

export interface Seen {
  readonly workspace: Workspace;
  readonly service: Placed<Service>;
  readonly wired: Wired;
}

/** The first Service of the manifests and what it is wired to. */
export function lookAt(manifests: readonly string[]): Seen {
  const workspace = workspaceOf({ files: new Map(manifests.map((text, at) => [`${at}.yaml`, text])) });
  const placed = [...workspace.files()].flatMap(({ documents }) =>
    documents.flatMap(({ resources }) => resources),
  );
  const service = placed.find((each) => isOf(each, "service"));
  if (service === undefined) throw new Error("There is no Service");
  const selection = selectPods(workspace.graph, service, { scope: "auto" });
  const ports = wirePorts(service.resource, selection);
  const handMade = handMadeEndpoints(workspace.graph, service);
  return { workspace, service, wired: { pods: selection.pods, ports, handMade } };
}

/** A manifest in JSON, which is YAML too. */
export function object(kind: string, name: string, spec: object, metadata: object = {}): string {
  return JSON.stringify({
    apiVersion: apiVersions.get(kind) ?? "v1",
    kind,
    metadata: { name, ...metadata },
    spec,
  });
}

const apiVersions = new Map([
  ["Deployment", "apps/v1"],
  ["StatefulSet", "apps/v1"],
  ["Job", "batch/v1"],
]);

export function template(labels: Readonly<Record<string, string>>): object {
  return { template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "i" }] } } };
}

type Selector = Readonly<Record<string, string>>;

export function selecting(name: string, selector: Selector, namespace = "default"): string {
  return object("Service", name, { selector, ports: [{ port: 80 }] }, { namespace });
}

export function headless(name: string, selector: Selector, namespace = "default"): string {
  return object("Service", name, { clusterIP: "None", selector, ports: [{ port: 80 }] }, { namespace });
}

/** The labels of the pods of `statefulSet`. */
export const app = { app: "db" };

export function statefulSet({
  name = "db",
  namespace = "default",
  serviceName = "db",
  replicas = 1,
}: {
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly replicas?: number;
}): string {
  return object("StatefulSet", name, { serviceName, replicas, ...template(app) }, { namespace });
}
