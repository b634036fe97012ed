/** The environment of every container of a workload, as the terminal shows it. */
import { type EnvValue, expandIn } from "../kubernetes/container-env.ts";
import { withoutCredentials } from "../kubernetes/credentials.ts";
import type { CommandText, Container, EnvSource } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import { createdAfter } from "../workspace/creation-order.ts";
import { environmentOf, type Origin } from "../workspace/environment.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Placed } from "../workspace/source-file.ts";

export interface EnvPreview {
  readonly container: Container;
  /** In the order in which the kubelet sets them. */
  readonly variables: readonly PreviewedVariable[];
  /** Sources that give more variables, of which nobody here knows the names. */
  readonly unread: readonly EnvSource[];
  /** The texts of `command` and `args` that speak of variables; a value is undefined where the text was not kept. */
  readonly commandLine: readonly (Pick<CommandText, "field" | "index"> & {
    readonly value: EnvValue | undefined;
  })[];
}

export interface PreviewedVariable {
  readonly name: string;
  readonly value: EnvValue;
  readonly origin: Origin;
  readonly hidden: readonly Origin[];
  /** What makes its Service come after the workload, so that the first pods lack the variable (S4.5). */
  readonly createdAfter: "file" | "kustomization" | undefined;
}

/** One preview for each container, in the order of the manifest, init containers last. */
export function previewEnvironment(graph: Graph, workload: Placed<Workload>): readonly EnvPreview[] {
  return workload.resource.template.containers.map((container) => {
    const environment = environmentOf(graph, { workload, container });
    return {
      container,
      variables: [...environment.variables].map(([name, { value, origin, hidden }]) => ({
        name,
        value: shown(value),
        origin,
        hidden,
        createdAfter:
          origin.kind === "service" ? createdAfter(graph.world, origin.service, workload) : undefined,
      })),
      unread: environment.open.flatMap(({ origin }) => (origin.kind === "source" ? [origin.source] : [])),
      commandLine: container.commandLine.map(({ field, index, text }) => ({
        field,
        index,
        value: text === undefined ? undefined : shown(expandIn(text, environment)),
      })),
    };
  });
}

function shown({ text, known }: EnvValue): EnvValue {
  return { text: withoutCredentials(text), known };
}
