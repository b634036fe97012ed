/**
 * The fields of a Service do not fit each other or its type, so that the API server refuses it.
 *
 * ## What
 * A field that the type of the Service cannot have (`clusterIP: None` on a NodePort Service, `loadBalancerClass` on a
 * ClusterIP Service, an address on an ExternalName Service), a field that its type needs, or a value that the field
 * cannot hold: an unknown word, no IP address, two addresses of one family.
 *
 * ## Why it matters
 * The API server refuses the Service, and everything that would have called it fails. Rows that depend on the cluster
 * itself, such as the range of its addresses, are not judged.
 *
 * ## Reported
 * - `reported-headless.yaml`: a headless Service of a type that needs an address.
 * - `reported-load-balancer.yaml`: fields of a load balancer on a Service that is none.
 * - `reported-external-name.yaml`: an ExternalName Service with an address, or without a usable name.
 * - `reported-word.yaml`: words that the fields do not know.
 * - `reported-traffic.yaml`: policies and checks for traffic that does not come.
 * - `reported-affinity.yaml`: session affinity that lasts too long.
 * - `reported-cluster-ips.yaml`: addresses that disagree, or are none.
 * - `reported-families.yaml`: IP families that do not fit the addresses or the policy.
 * - `reported-external-ips.yaml`: addresses that nobody outside can reach.
 * - `reported-flow.yaml`: the same in flow style.
 *
 * ## Accepted
 * - `accepted-types.yaml`: each type with the fields that it may have.
 * - `accepted-addresses.yaml`: headless, fixed and dual-stack addresses.
 * - `accepted-unknown.yaml`: placeholders, and fields that are written and empty.
 *
 * ## Fix
 * Take the field out, give it the nearest legal value, or give the Service the type that may have it. A fix is offered
 * when it ends the conflict and causes no other. The type and the addresses of a Service that is applied already
 * cannot all be changed: it may have to be made anew.
 *
 * ## References
 * S1.16, S1.33–S1.48, S1.53–S1.65, S1.70
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { cures, fieldProblems } from "../kubernetes/service-fields.ts";
import type { FieldChange, FieldProblem, Remedy, ServiceValues } from "../kubernetes/service-spec.ts";
import type { Service } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { addPair, fix, setNumber, setScalar } from "./fixes.ts";
import { type DocumentEdit, defineRule, type Fix, type Related, type Report } from "./rule.ts";
import { fieldOf, rangeOfField, removeField, valuesOf } from "./spec-fields.ts";
import { listed, nameOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "service-type-conflict",
  title: "The fields of a Service do not fit each other or its type",
  level: "error",
  since: "0.1.0",
  references: ["S1.16", "S1.33", "S1.48", "S1.53", "S1.65", "S1.70"],
  on: "service",
  check(service, { minor }) {
    if (!service.resource.complete) return [];
    const values = valuesOf(service.resource);
    return fieldProblems(values, minor).map((problem) => {
      const remedies = cures(problem, values, minor).filter((remedy) => suitsPorts(service.resource, remedy));
      return report(service, problem, nearestFirst(problem, values, remedies));
    });
  },
});

function report(service: Placed<Service>, problem: FieldProblem, remedies: readonly Remedy[]): Report {
  const { field, index, beside, says } = problem;
  const { resource } = service;
  const written = fieldOf(resource, field);
  const other = beside === undefined ? undefined : fieldOf(resource, beside);
  const name = resource.nameNode?.range ?? resource.kindRange ?? resource.range;
  const place = written === undefined ? other : written;
  const related: readonly Related[] =
    other === undefined || other === place
      ? []
      : [{ placed: service, range: rangeOfField(other), message: l10n.t("`{0}` says so here", other.name) }];
  return {
    range: place === undefined ? name : rangeOfField(place, place === written ? index : undefined),
    message: sentences(says(nameOf(service)), l10n.t("The API server refuses it.")),
    related,
    fixes: remedies.slice(0, 3).flatMap((remedy) => mend(service, remedy)),
  };
}

/** Whether the ports allow a change of type: only an ExternalName Service can do without (S1.15), a ClusterIP Service has no node ports (S1.27). */
function suitsPorts({ ports }: Service, remedy: Remedy): boolean {
  const type = remedy.find(({ field }) => field === "type")?.value;
  if (type === undefined || type === "ExternalName") return true;
  return ports.length > 0 && (type !== "ClusterIP" || ports.every(({ nodePort }) => nodePort === undefined));
}

/** Among words to write instead, the nearest to what is written comes first. */
function nearestFirst({ kind, field }: FieldProblem, values: ServiceValues, remedies: readonly Remedy[]) {
  if (kind !== "NotSupported") return remedies;
  const written = `${values.get(field)?.[0] ?? ""}`.toLowerCase();
  const far = ([change]: Remedy) => distance(written, `${change?.value ?? ""}`.toLowerCase());
  return [...remedies].sort((a, b) => far(a) - far(b));
}

function mend(service: Placed<Service>, remedy: Remedy): readonly Fix[] {
  return fix(
    titleOf(remedy),
    remedy.map((change) => edit(service, change)),
  );
}

/** The changes of one remedy are all of one kind. */
function titleOf(remedy: Remedy): string {
  const removed = remedy.filter(({ value }) => value === undefined).map(({ field }) => `\`${field}\``);
  const [change] = remedy;
  if (change === undefined || removed.length > 0) return l10n.t("Remove {0}", listed(removed));
  const { field, index, value } = change;
  return index === undefined
    ? l10n.t("Set `{0}: {1}`", field, value ?? "")
    : l10n.t("Use `{0}` in `{1}`", value ?? "", field);
}

function edit(service: Placed<Service>, { field, index, value }: FieldChange): DocumentEdit | undefined {
  if (value === undefined) return removeField(service, field);
  const written = fieldOf(service.resource, field);
  const node = written?.values?.[index ?? 0];
  if (typeof value === "number") return setNumber(service, node, value);
  if (written !== undefined) return setScalar(service, node, value);
  return addPair(service, service.resource.specShape, { key: field, value });
}
