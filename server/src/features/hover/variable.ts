/** The hover on an entry of `env`, and on a `$(NAME)`: what the container will find there, and where it comes from. */
import * as l10n from "@vscode/l10n";
import { mayBeSet } from "../../kubernetes/container-env.ts";
import { withoutCredentials } from "../../kubernetes/credentials.ts";
import type { Container, EnvSource, EnvVariable, Reference } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import { sentences } from "../../rules/wording.ts";
import { createdAfter } from "../../workspace/creation-order.ts";
import { environmentOf, type Origin, valueOfEntry } from "../../workspace/environment.ts";
import type { Graph } from "../../workspace/graph.ts";
import { variablesOf } from "../../workspace/service-variables.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { groupsOf } from "../../workspace/world.ts";
import { blocks, code, lines } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { both, either } from "../words.ts";

interface Subject {
  readonly container: Container;
  /** The entry of `env` under the cursor, or around it; undefined in `command` and `args`. */
  readonly variable: EnvVariable | undefined;
}

/** The value of an entry of `env` after expansion, and what it hides (S4.24–S4.28). */
export function variableHover(
  graph: Graph,
  workload: Placed<Workload>,
  { container, variable }: Subject & { readonly variable: EnvVariable },
): string {
  const value = valueOfEntry(graph, { workload, container, before: variable });
  const written = variable.value?.text;
  const { variables } = environmentOf(graph, { workload, container });
  const found = variables.get(variable.name);
  const replaced = found?.origin.kind === "variable" && found.origin.variable !== variable;
  return blocks(
    container.name === undefined
      ? l10n.t("**Variable {0}**", code(variable.name))
      : l10n.t("**Variable {0}** of container {1}", code(variable.name), code(container.name)),
    lines(
      value === undefined
        ? l10n.t("**Value** none from here: the optional reference leads nowhere")
        : l10n.t("**Value** {0}", code(withoutCredentials(value.text))),
      written === undefined || written === value?.text
        ? ""
        : l10n.t("**Written** {0}", code(withoutCredentials(written))),
      replaced
        ? l10n.t("A later entry of the same name replaces it.")
        : hidesLine(graph, workload, found?.hidden ?? []),
      ...literalLines(graph, workload, { container, variable }),
    ),
  );
}

/** What a `$(NAME)` becomes, or why it stays as it is written (S4.26, S4.34). */
export function referenceHover(
  graph: Graph,
  workload: Placed<Workload>,
  { container, variable, reference }: Subject & { readonly reference: Reference },
): string {
  const { name, by } = reference;
  const environment = environmentOf(graph, { workload, container, before: variable });
  const found = environment.variables.get(name);
  const written = code(by === "kubelet" ? `$(${name})` : `$${name}`);
  const head =
    container.name === undefined
      ? `**${written}**`
      : l10n.t("**{0}** of container {1}", written, code(container.name));
  if (found === undefined) {
    const open = mayBeSet(environment.open, name);
    return blocks(
      head,
      open
        ? l10n.t("It may come from {0}.", sourcesText(container))
        : missingText(graph, workload, { container, variable, reference }),
    );
  }
  return blocks(
    head,
    lines(
      l10n.t("**Value** {0}", code(withoutCredentials(found.value.text))),
      l10n.t("**From** {0}", originText(graph, workload, found.origin)),
      hidesLine(graph, workload, found.hidden),
      orderLine(graph, workload, found.origin),
    ),
  );
}

/** A note for a variable whose Service is created after the pods (S4.5); empty for any other. */
export function orderLine(graph: Graph, workload: Placed<Workload>, origin: Origin): string {
  if (origin.kind !== "service") return "";
  const where = createdAfter(graph.world, origin.service, workload);
  if (where === undefined) return l10n.t("Only pods that are created after the Service get it.");
  const service = named(origin.service);
  return where === "file"
    ? l10n.t(
        "{0} comes later in this file: pods that are created before it do not get the variable.",
        service,
      )
    : l10n.t(
        "{0} comes later in the kustomization: pods that are created before it do not get the variable.",
        service,
      );
}

function originText(graph: Graph, workload: Placed<Workload>, origin: Origin): string {
  const { uri } = workload.document;
  switch (origin.kind) {
    case "variable":
      return l10n.t("the container's own `env`");
    case "source":
      return sourceText(origin.source);
    case "service":
      return `${named(origin.service)}, ${placeLink(graph.world, origin.service, uri)}`;
    case "cluster":
      return l10n.t("Service {0} of namespace {1}", code("kubernetes"), code("default"));
  }
}

function sourceText({ kind, name }: EnvSource): string {
  return `${kind === "secret" ? "Secret" : "ConfigMap"} ${code(name ?? "?")}`;
}

function sourcesText({ envFrom }: Container): string {
  return either(envFrom.map(sourceText));
}

function hidesLine(graph: Graph, workload: Placed<Workload>, hidden: readonly Origin[]): string {
  const texts = hidden.map((origin) => originText(graph, workload, origin));
  return texts.length === 0 ? "" : l10n.t("It hides what {0} would set.", both(texts));
}

/** The references in a value that stay as they are written. */
function literalLines(
  graph: Graph,
  workload: Placed<Workload>,
  subject: Subject & { readonly variable: EnvVariable },
): readonly string[] {
  const { container, variable } = subject;
  const { variables, open } = environmentOf(graph, { workload, container, before: variable });
  const names = new Set((variable.value?.references ?? []).map(({ name }) => name));
  return [...names]
    .filter((name) => !variables.has(name) && !mayBeSet(open, name))
    .map((name) => missingText(graph, workload, { ...subject, reference: { name, by: "kubelet" } }));
}

function missingText(
  { world }: Graph,
  { document }: Placed,
  { container, variable, reference }: Subject & { readonly reference: Omit<Reference, "range"> },
): string {
  const { name, by } = reference;
  if (by === "shell") return l10n.t("The container has no variable {0}.", code(name));
  const later = variable !== undefined && container.env.some((each) => each.name === name);
  const kustomized = groupsOf(world, document.uri).groups.length > 0;
  const stays = staysText(code(`$(${name})`), { later, kustomized });
  return variable === undefined
    ? sentences(stays, l10n.t("In a script, the shell runs it as a command."))
    : stays;
}

interface Circumstances {
  /** An entry below sets it. */
  readonly later: boolean;
  readonly kustomized: boolean;
}

function staysText(reference: string, { later, kustomized }: Circumstances): string {
  if (later) {
    return kustomized
      ? l10n.t(
          "{0} stays as it is written, unless kustomize replaces it: it is not set yet at this place of `env`.",
          reference,
        )
      : l10n.t("{0} stays as it is written: it is not set yet at this place of `env`.", reference);
  }
  return kustomized
    ? l10n.t(
        "{0} stays as it is written, unless kustomize replaces it: the container has no such variable.",
        reference,
      )
    : l10n.t("{0} stays as it is written: the container has no such variable.", reference);
}

/** The names that two Services near a workload give different values, in words; empty when there are none (S4.20). */
export function collisionLine(services: readonly Placed[]): string {
  const values = new Map<string, Set<string>>();
  for (const { resource } of services) {
    if (resource.type !== "service") continue;
    for (const [name, value] of variablesOf(resource)) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  const names = [...values].flatMap(([name, each]) => (each.size > 1 ? [code(name)] : []));
  return names.length === 0
    ? ""
    : l10n.t("Two Services give {0}: which value wins is not defined.", names.join(", "));
}
