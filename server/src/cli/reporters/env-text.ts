/** The environment of containers for people: one block per container, one variable per line, and where it comes from. */

import { printable } from "../../text/printable.ts";
import type { ContainerEntry, EnvReport, OriginEntry, VariableEntry } from "../env-report.ts";

/** Values up to this width stand in a column of their own. */
const widest = 60;

/** One block per container. */
export function envText({ workload, enableServiceLinks, containers }: EnvReport): string {
  const { kind, name, file, line } = workload;
  const head = [
    `${kind}/${name}, ${file}:${line}`,
    ...(enableServiceLinks ? [] : ["enableServiceLinks is false: no variables of Services but kubernetes"]),
  ];
  return [head, ...containers.map(containerLines), lateLines(containers)]
    .filter((block) => block.length > 0)
    .map((block) => block.map((each) => `${printable(each)}\n`).join(""))
    .join("\n");
}

const roles = { app: "Container", sidecar: "Sidecar", init: "Init container" } as const;

function containerLines({ name, role, variables, unread, commandLine }: ContainerEntry): readonly string[] {
  const assignments = variables.map((variable) => `${variable.name}=${variable.value}`);
  const fitting = assignments.map(({ length }) => length).filter((length) => length <= widest);
  const width = Math.max(0, ...fitting);
  return [
    `${roles[role]} ${name ?? "<unnamed>"}`,
    ...variables.map(
      (variable, at) => `  ${(assignments[at] ?? "").padEnd(width)}  # ${sourceText(variable)}`,
    ),
    ...unread.map((source) => `  and what ${kinds[source.kind]} ${source.name ?? "<unknown>"} holds`),
    ...commandLine.map(({ field, index, value }) => `  ${field}[${index}]: ${value ?? "<too long to show>"}`),
  ];
}

/** A note for each Service that the first pods are too early for. */
function lateLines(containers: readonly ContainerEntry[]): readonly string[] {
  const late = containers
    .flatMap(({ variables }) => variables)
    .flatMap(({ from, createdAfter }) =>
      createdAfter === null
        ? []
        : [
            `${originText(from)}, is created later in the ${createdAfter}; pods that start before lack its variables`,
          ],
    );
  return [...new Set(late)];
}

const kinds = { configmap: "ConfigMap", secret: "Secret", service: "Service", env: "env" } as const;

function sourceText({ from, hides }: VariableEntry): string {
  const hidden = hides.length === 0 ? "" : `, hides ${hides.map(originText).join(", ")}`;
  return `${originText(from)}${hidden}`;
}

function originText({ kind, name, file, range }: OriginEntry): string {
  const word = kinds[kind];
  const what = name === null ? word : `${word} ${name}`;
  return kind === "service" && range !== null ? `${what}, ${file}:${range.start.line}` : what;
}
