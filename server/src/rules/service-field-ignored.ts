/**
 * A field of a Service is taken by the API server and does nothing.
 *
 * ## What
 * A selector or external IPs on an ExternalName Service; `externalName` on any other type; on a headless Service a
 * load balancer's address, external IPs or session affinity; the settings of session affinity where there is none.
 *
 * ## Why it matters
 * Whoever wrote the field meant something by it. `kubectl` prints a warning for most of them, and the cluster goes on
 * without.
 *
 * ## Reported
 * - `reported-external-name.yaml`: a selector beside an external name.
 * - `reported-headless.yaml`: an address and affinity on a headless Service.
 * - `reported-flow.yaml`: an external name on a Service with an address, in flow style.
 *
 * ## Accepted
 * - `accepted-used.yaml`: every field where it counts.
 * - `accepted-unknown.yaml`: the type or the address is a placeholder.
 *
 * ## Fix
 * Take the field out.
 *
 * ## References
 * S1.2, S1.67
 */

import * as l10n from "@vscode/l10n";
import { type IgnoredField, ignoredFields } from "../kubernetes/ignored-fields.ts";
import type { Service } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { fieldOf, rangeOfField, removeField, valuesOf } from "./spec-fields.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "service-field-ignored",
  title: "A field of a Service does nothing",
  level: "information",
  since: "0.1.0",
  references: ["S1.2", "S1.67"],
  on: "service",
  check(service) {
    if (!service.resource.complete) return [];
    return ignoredFields(valuesOf(service.resource)).flatMap((ignored) => report(service, ignored));
  },
});

function report(service: Placed<Service>, ignored: IgnoredField): readonly Report[] {
  const { field, beside } = ignored;
  const written = fieldOf(service.resource, field);
  if (written === undefined) return [];
  const other = fieldOf(service.resource, beside);
  return [
    {
      range: written.keyRange,
      message: whyIgnored(service, ignored),
      related:
        other === undefined
          ? []
          : [{ placed: service, range: rangeOfField(other), message: l10n.t("`{0}` says so here", beside) }],
      fixes: fix(l10n.t("Remove `{0}`", field), [removeField(service, field)]),
    },
  ];
}

function whyIgnored(service: Placed<Service>, { field, because }: IgnoredField): string {
  const names = [nameOf(service), field] as const;
  const several = field === "externalIPs";
  switch (because) {
    case "external":
      return several
        ? l10n.t("{0}: `{1}` are ignored when the type is ExternalName.", ...names)
        : l10n.t("{0}: `{1}` is ignored when the type is ExternalName.", ...names);
    case "not-external":
      return l10n.t("{0}: `{1}` is ignored unless the type is ExternalName.", ...names);
    case "headless":
      return several
        ? l10n.t("{0}: `{1}` are ignored by a headless Service.", ...names)
        : l10n.t("{0}: `{1}` is ignored by a headless Service.", ...names);
    case "no-affinity":
      return l10n.t("{0}: `{1}` is dropped unless `sessionAffinity` is ClientIP.", ...names);
  }
}
