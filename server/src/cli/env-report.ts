/** What `patchbay env` reports: the environment of every container of a workload, in the shape that programs may rely on. */
import { type EnvPreview, type PreviewedVariable, previewEnvironment } from "../features/env-preview.ts";
import type { Workload } from "../resources/workload.ts";
import type { Origin } from "../workspace/environment.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Placed } from "../workspace/source-file.ts";
import { type FileRange, placeIn } from "./places.ts";

export interface EnvReport {
  readonly schema: "patchbay.env/1";
  readonly workload: {
    readonly kind: string;
    readonly name: string | null;
    readonly namespace: string | null;
    readonly file: string;
    readonly line: number;
  };
  readonly enableServiceLinks: boolean;
  readonly containers: readonly ContainerEntry[];
}

export type ContainerEntry = ReturnType<typeof containerEntry>;
export type VariableEntry = ReturnType<typeof variableEntry>;

export interface OriginEntry {
  readonly kind: "env" | "configmap" | "secret" | "service";
  /** The object; null for the container's own `env`. */
  readonly name: string | null;
  /** Null for the Service `kubernetes`, which every cluster has. */
  readonly file: string | null;
  readonly range: FileRange | null;
}

/** The environment of each container, in the order of the manifest, init containers last. */
export function envReport(graph: Graph, workload: Placed<Workload>): EnvReport {
  const { kind, name, namespace, template, range } = workload.resource;
  const place = placeIn(workload.document, range);
  return {
    schema: "patchbay.env/1",
    workload: {
      kind,
      name: name ?? null,
      namespace: namespace ?? null,
      file: place.file,
      line: place.range.start.line,
    },
    enableServiceLinks: template.enableServiceLinks,
    containers: previewEnvironment(graph, workload).map((preview) => containerEntry(workload, preview)),
  };
}

function containerEntry(
  workload: Placed<Workload>,
  { container, variables, unread, commandLine }: EnvPreview,
) {
  return {
    name: container.name ?? null,
    role: container.role,
    variables: variables.map((variable) => variableEntry(workload, variable)),
    unread: unread.map(({ kind, name, prefix }) => ({ kind, name: name ?? null, prefix: prefix ?? null })),
    commandLine: commandLine.map(({ field, index, value }) => ({
      field,
      index,
      value: value?.text ?? null,
      known: value?.known ?? false,
    })),
  };
}

function variableEntry(
  workload: Placed<Workload>,
  { name, value, origin, hidden, createdAfter }: PreviewedVariable,
) {
  return {
    name,
    value: value.text,
    /** False where the value says in words what the cluster will put there. */
    known: value.known,
    from: originEntry(workload, origin),
    hides: hidden.map((each) => originEntry(workload, each)),
    createdAfter: createdAfter ?? null,
  };
}

function originEntry({ document }: Placed<Workload>, origin: Origin): OriginEntry {
  switch (origin.kind) {
    case "variable":
      return { kind: "env", name: null, ...placeIn(document, origin.variable.range) };
    case "source": {
      const { kind, name = null, range } = origin.source;
      return { kind, name, ...placeIn(document, range) };
    }
    case "service": {
      const { resource, document: other } = origin.service;
      return { kind: "service", name: resource.name ?? null, ...placeIn(other, resource.range) };
    }
    case "cluster":
      return { kind: "service", name: "kubernetes", file: null, range: null };
  }
}
