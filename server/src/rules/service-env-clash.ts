/**
 * A variable means one thing to a container and another to a Service.
 *
 * ## What
 * Service `redis` gives `REDIS_PORT=tcp://10.96.0.7:6379` to every pod of its namespace, whether they want it or not.
 * A container that expands `$(REDIS_PORT)` gets that URL where it wants a number, unless it has set the variable
 * before. And two Services, say `web` and `web-service`, may both give `WEB_SERVICE_PORT`.
 *
 * ## Why it matters
 * The container starts with a text that it cannot use: "invalid port". Of two Services with one variable nobody knows
 * which one wins.
 *
 * ## Reported
 * - `reported-later.yaml`: the container sets the variable, but after the entry that expands it.
 * - `reported-number.yaml`: the URL stands where a number belongs.
 * - `reported-services.yaml`: two Services give the variable.
 * - `reported-own.yaml`: the container sets the variable itself and wins, as information: it will differ in others.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-before.yaml`: a ConfigMap sets the variable first.
 * - `accepted-url.yaml`: the whole value is the URL, under a name that does not speak of a port.
 * - `accepted-disabled.yaml`: `enableServiceLinks: false` keeps the variables of Services out.
 * - `accepted-headless.yaml`: a Service without an address gives no variables.
 * - `accepted-patched.yaml`: a kustomization patches the pods; the variable may come from there.
 *
 * ## Fix
 * Expand the number instead of the URL.
 *
 * ## References
 * S4.11, S4.19, S4.20, S4.24, S4.25, S4.26
 */
import * as l10n from "@vscode/l10n";
import type { Variable } from "../kubernetes/container-env.ts";
import { envName } from "../kubernetes/service-env.ts";
import type { Container, EnvVariable } from "../resources/container.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { environmentOf, type Origin } from "../workspace/environment.ts";
import type { Graph } from "../workspace/graph.ts";
import { giversNear, variablesOf } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { fix } from "./fixes.ts";
import { defineRule, type Related, type Report } from "./rule.ts";
import { replaced, type Use, usesIn } from "./variable-uses.ts";
import { listed, nameOf, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "service-env-clash",
  title: "A variable means one thing to a container and another to a Service",
  level: "warning",
  since: "0.1.0",
  references: ["S4.11", "S4.19", "S4.20", "S4.24", "S4.25", "S4.26"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, template } = workload.resource;
    if (!complete || !whole || !template.enableServiceLinks) return [];
    if (mayBePatched(graph.world, [workload.document.uri], "ports")) return [];
    const givers = giversNear(graph, workload, workload);
    const isGiven = (name: string) => givers.some(({ variables }) => variables.has(name));
    return template.containers.flatMap((container) => [
      ...usesIn(container)
        .filter(({ reference }) => isGiven(reference.name))
        .flatMap((use) => checkUse(graph, workload, use)),
      ...(container.env.some(({ name }) => isGiven(name)) ? checkOwn(graph, workload, container) : []),
    ]);
  },
});

function checkUse(graph: Graph, workload: Placed<Workload>, use: Use): readonly Report[] {
  const { container, variable, reference } = use;
  if (reference.by !== "kubelet") return [];
  const question = { workload, container, before: variable, reader: workload };
  const found = environmentOf(graph, question).variables.get(reference.name);
  if (found === undefined || found.origin.kind !== "service") return [];
  const givers = giversOf(found);
  const names = [titleOf(container), nameOf(workload), reference.name] as const;
  if (differ(givers, reference.name)) {
    const message = l10n.t(
      "{0} of {1} expands `$({2})`, which Services {3} both give, to different values. Which one wins is not defined.",
      ...names,
      listed(givers.map(({ resource }) => `\`${resource.name}\``)),
    );
    return [{ range: reference.range, message, related: relatedTo(givers) }];
  }
  const [giver] = givers;
  if (giver === undefined || reference.name !== urlOf(giver)) return [];
  const own = container.env.some(({ name }) => name === reference.name);
  if (!own && !wantsNumber(use)) return [];
  const parts = [...names, nameOf(giver), found.value.text] as const;
  const message = own
    ? l10n.t(
        "{0} of {1} expands `$({2})` and sets it only further down. Until then it is the URL that {3} gives, `{4}`, not a port number.",
        ...parts,
      )
    : l10n.t(
        "{0} of {1} expands `$({2})`, which is the URL that {3} gives, `{4}`, not a port number.",
        ...parts,
      );
  return [
    { range: reference.range, message, related: relatedTo([giver]), fixes: useNumber(workload, use, giver) },
  ];
}

/** The container's own variables win (S4.25); that somebody sets them shows that the name is wanted for something else. */
function checkOwn(graph: Graph, workload: Placed<Workload>, container: Container): readonly Report[] {
  const { variables } = environmentOf(graph, { workload, container, reader: workload });
  return [...variables.values()].flatMap((found) => {
    if (found.origin.kind !== "variable") return [];
    const { variable } = found.origin;
    const [giver] = giversOf(found);
    return giver === undefined ? [] : [ownReport(workload, { container, variable, giver })];
  });
}

interface OwnVariable {
  readonly container: Container;
  readonly variable: EnvVariable;
  readonly giver: Placed<Service>;
}

function ownReport(workload: Placed<Workload>, { container, variable, giver }: OwnVariable): Report {
  const message = l10n.t(
    "{0} of {1} sets `{2}`, which {3} gives as well. The container's own value wins; containers that do not set it get the Service's.",
    titleOf(container),
    nameOf(workload),
    variable.name,
    nameOf(giver),
  );
  return {
    range: variable.nameRange,
    message,
    level: "information",
    related: relatedTo([giver]),
  };
}

function differ(givers: readonly Placed<Service>[], name: string): boolean {
  return new Set(givers.map(({ resource }) => variablesOf(resource).get(name))).size > 1;
}

function giversOf({ origin, hidden }: Variable<Origin>): readonly Placed<Service>[] {
  return [origin, ...hidden].flatMap((each) => (each.kind === "service" ? [each.service] : []));
}

/** The variable of a Service that holds a URL under a name that many programs read a number from (S4.11, S4.19). */
function urlOf({ resource }: Placed<Service>): string {
  return `${envName(resource.name ?? "")}_PORT`;
}

/** A URL may be wanted where it is the whole value, unless the name of the variable asks for a port. */
function wantsNumber({ reference, text, variable }: Use): boolean {
  return variable === undefined || /PORT$/i.test(variable.name) || text.text !== `$(${reference.name})`;
}

function relatedTo(services: readonly Placed<Service>[]): readonly Related[] {
  return services.map((placed) => ({
    placed,
    range: placed.resource.nameNode?.range ?? placed.resource.range,
    message: l10n.t(
      "The variables of {0} begin with `{1}`",
      nameOf(placed),
      envName(placed.resource.name ?? ""),
    ),
  }));
}

function useNumber(workload: Placed<Workload>, use: Use, { resource }: Placed<Service>) {
  const name = `${envName(resource.name ?? "")}_SERVICE_PORT`;
  return fix(l10n.t("Expand `$({0})`, the number", name), [replaced(workload, use, `$(${name})`)]);
}
