/** What `patchbay endpoints` reports: what every Service reaches, in the shape that programs may rely on. */
import { previewService, type ServicePreview } from "../features/service-preview.ts";
import type { PortWiring } from "../workspace/endpoints.ts";
import { settingsUnder } from "../workspace/project.ts";
import { byPlace, type Scope, type SelectedPods } from "../workspace/selection.ts";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import { isOf, locate, type Placed } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { isOutside, projectOf } from "../workspace/world.ts";
import { displayPath } from "./display-path.ts";

export interface EndpointsReport {
  readonly schema: "patchbay.endpoints/1";
  readonly services: readonly ServiceEndpoints[];
}

export type ServiceEndpoints = ReturnType<typeof serviceEntry>;

/** The wiring of every Service of the workspace, sorted by file and place, in the scope of its project unless one is given. */
export function endpointsReport(workspace: Workspace, scope?: Scope): EndpointsReport {
  return { schema: "patchbay.endpoints/1", services: previews(workspace, scope).map(serviceEntry) };
}

/** What every Service of the workspace will be, sorted by file and place. */
export function previews(workspace: Workspace, scope?: Scope): readonly ServicePreview[] {
  return [...workspace.files()]
    .filter(({ uri }) => !isOutside(workspace.world, uri))
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter((placed) => isOf(placed, "service"))
    .sort(byPlace)
    .map((placed) => {
      const { scope: usual, clusterDomain } = projectSettings(workspace, placed);
      return previewService(workspace.graph, placed, { scope: scope ?? usual, clusterDomain });
    });
}

/** What the project of a resource says, else the defaults: a command line has no other settings. */
export function projectSettings({ world }: Workspace, { document }: Placed): Settings {
  return settingsUnder(projectOf(world, document.uri), defaultSettings);
}

function serviceEntry(preview: ServicePreview) {
  const { service, selection, ports } = preview;
  const { resource } = service;
  return {
    ...placeOf(service),
    document: service.document.place.ordinal + resource.item,
    name: resource.name ?? resource.nameNode?.text ?? null,
    namespace: resource.namespace ?? resource.namespaceNode?.text ?? null,
    type: resource.serviceType,
    headless: resource.headless,
    selector: Object.fromEntries(
      (resource.selector?.pairs ?? []).map(({ key, value, node }) => [key, value ?? node.text]),
    ),
    workloads: selection.pods.map(workloadEntry),
    ports: ports.map((wiring) => portEntry(wiring, selection.pods)),
    dns: preview.names,
    env: Object.fromEntries(preview.variables),
  };
}

function workloadEntry({ placed, rank, count }: SelectedPods) {
  const { kind, name, namespace } = placed.resource;
  const where = placeOf(placed);
  return {
    kind,
    name: name ?? null,
    namespace: namespace ?? null,
    ...where,
    replicas: typeof count === "number" ? count : null,
    rank,
  };
}

function portEntry({ port, targets, unresolved }: PortWiring, pods: readonly SelectedPods[]) {
  const text = (node: { readonly text: string } | undefined) =>
    node === undefined || node.text === "" ? null : node.text;
  return {
    name: text(port.name),
    port: port.port ?? null,
    protocol: port.protocol ?? text(port.protocolNode),
    targetPort: port.targetPort ?? text(port.targetPortNode),
    nodePort: port.nodePort ?? null,
    targets: targets.map((target) => ({
      workload: pods.indexOf(target.pods),
      container: target.container?.name ?? null,
      port: target.number,
      portName: target.declaration?.name ?? null,
      declared: target.declaration !== undefined,
    })),
    unresolved: unresolved.map(({ pods: each, reason }) => ({ workload: pods.indexOf(each), reason })),
  };
}

/** File and 1-based line of the first key of a resource. */
function placeOf({ resource, document }: Placed) {
  return { file: displayPath(document.uri), line: locate(document, resource.range.start).line + 1 };
}
