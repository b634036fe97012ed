/**
 * A container uses a variable of a Service that its pod has switched off.
 *
 * ## What
 * The pod has `enableServiceLinks: false`, and `command`, `args` or a value of `env` names a variable that only a
 * Service makes, such as `WEB_SERVICE_HOST`. The container does not set it itself.
 *
 * ## Why it matters
 * Without links a pod gets the variables of the Service `kubernetes` and of no other. `$(WEB_SERVICE_HOST)` stays as it
 * is written, and a shell finds nothing.
 *
 * ## Reported
 * - `reported-value.yaml`: a value of `env`.
 * - `reported-args.yaml`: an argument, although no Service of that name is near.
 * - `reported-shell.yaml`: a shell script.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-links.yaml`: links are on, which is the default.
 * - `accepted-own.yaml`: the container sets the variable itself.
 * - `accepted-kubernetes.yaml`: the variables of Service `kubernetes` are always there.
 * - `accepted-source.yaml`: a Secret may hold the variable.
 * - `accepted-patched.yaml`: a kustomization patches the pods; the variable may come from there.
 *
 * ## Fix
 * Switch the links on, or use the DNS name and the port number of the Service.
 *
 * ## References
 * S4.2, S4.25, S4.34
 */
import * as l10n from "@vscode/l10n";
import { mayBeSet } from "../kubernetes/container-env.ts";
import { isServiceVariableName } from "../kubernetes/service-env.ts";
import type { Workload } from "../resources/workload.ts";
import { environmentOf } from "../workspace/environment.ts";
import type { Graph } from "../workspace/graph.ts";
import { type Giver, giversNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { fix } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { type Group, groupedBy, type Use, useNameInstead, usesIn } from "./variable-uses.ts";
import { nameOf, sentences, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "service-env-disabled",
  title: "A container uses a variable of a Service, and its pod has switched them off",
  level: "warning",
  since: "0.1.0",
  references: ["S4.2", "S4.25", "S4.34"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, template } = workload.resource;
    if (!complete || !whole || template.enableServiceLinks) return [];
    if (mayBePatched(graph.world, [workload.document.uri], "ports")) return [];
    const givers = giversNear(graph, workload, workload);
    return template.containers.flatMap((container) => {
      const lost = usesIn(container)
        .filter((use) => isUnset(graph, workload, use))
        .map((use) => ({ use, giver: givers.find(({ variables }) => variables.has(use.reference.name)) }))
        .filter(({ use, giver }) => giver !== undefined || isServiceOnly(use));
      return groupedBy(lost, ({ use, giver }) => giver ?? use.reference.name).map((group) =>
        report(workload, group),
      );
    });
  },
});

interface LostUse {
  readonly use: Use;
  readonly giver: Giver | undefined;
}

function isUnset(graph: Graph, workload: Placed<Workload>, { container, reference }: Use): boolean {
  const { variables, open } = environmentOf(graph, { workload, container, reader: workload });
  return !variables.has(reference.name) && !mayBeSet(open, reference.name);
}

/** A script may make such a variable on its own; the kubelet cannot. */
function isServiceOnly({ reference: { name, by } }: Use): boolean {
  return by === "kubelet" && isServiceVariableName(name);
}

function report(workload: Placed<Workload>, lost: Group<LostUse>): Report {
  const [{ use, giver }] = lost;
  const { name, by, range } = use.reference;
  const message = sentences(
    whatIsUsed(workload, lost[0]),
    by === "kubelet" ? l10n.t("`$({0})` stays as it is written.", name) : l10n.t("The shell finds nothing."),
  );
  const node = workload.resource.template.serviceLinksNode;
  const uses = lost.map((each) => each.use);
  return {
    range,
    message,
    related: [
      ...(node === undefined
        ? []
        : [
            {
              placed: workload,
              range: node.range,
              message: l10n.t("The variables of Services are switched off here"),
            },
          ]),
      ...(giver === undefined
        ? []
        : [
            {
              placed: giver.service,
              range: giver.service.resource.nameNode?.range ?? giver.service.resource.range,
              message: l10n.t("{0} would give the variable", nameOf(giver.service)),
            },
          ]),
    ],
    fixes: [...switchOn(workload), ...(giver === undefined ? [] : useNameInstead(workload, uses, giver))],
  };
}

function whatIsUsed(workload: Placed<Workload>, { use, giver }: LostUse): string {
  const names = [titleOf(use.container), nameOf(workload), use.reference.name] as const;
  return giver === undefined
    ? l10n.t(
        "{0} of {1} uses `{2}`, a variable that only a Service makes, but `enableServiceLinks` is false.",
        ...names,
      )
    : l10n.t(
        "{0} of {1} uses `{2}`, a variable of {3}, but `enableServiceLinks` is false.",
        ...names,
        nameOf(giver.service),
      );
}

function switchOn(workload: Placed<Workload>): readonly Fix[] {
  const node = workload.resource.template.serviceLinksNode;
  const edit =
    node === undefined || node.aliased
      ? undefined
      : { document: workload.document, edit: { range: node.range, newText: "true" } };
  return fix(l10n.t("Switch the variables of Services on"), [edit]);
}
