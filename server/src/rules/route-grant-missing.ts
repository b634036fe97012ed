/**
 * A route, or a Gateway, refers to an object of another namespace, and nobody there allows it.
 *
 * ## What
 * A `backendRef` names a Service of another namespace, or a `certificateRef` a Secret, both namespaces are written, the
 * object is in this workspace, and no ReferenceGrant in its namespace lets objects of this kind and namespace in.
 *
 * ## Why it matters
 * The Gateway does not follow the reference: requests are answered with 500, or the listener has no certificate.
 *
 * ## Reported
 * - `reported-none.yaml`: no grant at all.
 * - `reported-wrong-kind.yaml`: a grant for another kind of route.
 * - `reported-wrong-side.yaml`: a grant in the namespace of the route.
 * - `reported-certificate.yaml`: a Gateway and its Secret.
 *
 * ## Accepted
 * - `accepted-granted.yaml`: a grant for all Services, and one for the Service by its name.
 * - `accepted-same-namespace.yaml`: nothing to allow.
 * - `accepted-open.yaml`: a namespace that is left to whoever applies it.
 * - `accepted-unknown.yaml`: the object may go to any namespace.
 *
 * ## Fix
 * None: to allow it is up to the owner of the other namespace.
 *
 * ## References
 * S8.21, S8.22, S8.24
 */
import * as l10n from "@vscode/l10n";
import { permissionOf } from "../workspace/grants.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { namespaceOf } from "../workspace/near-objects.ts";
import { namePlace } from "./backends.ts";
import { defineGeneralRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "route-grant-missing",
  title: "A route refers to an object of another namespace, and nobody there allows it",
  level: "warning",
  since: "0.2.0",
  references: ["S8.21", "S8.22", "S8.24"],
  check(from, { graph }) {
    const { type, mentions } = from.resource;
    if (type !== "route" && type !== "gateway") return [];
    const crossing = mentions.filter(({ namespace, kind }) => namespace !== undefined && kind !== "Gateway");
    return crossing.flatMap((mention) => {
      if (permissionOf(graph, { from, mention }) !== "missing") return [];
      const [object] = objectsMeant(graph, { from, mention }, from).objects;
      const there = mention.namespace ?? "";
      if (object === undefined || namespaceOf(graph, object) !== there) return [];
      const { kind } = from.resource;
      const here = namespaceOf(graph, from) ?? "";
      const message = l10n.t(
        "{0} refers to {1} of namespace `{2}`, where no ReferenceGrant admits {3} objects of namespace `{4}`. The reference will not be followed.",
        nameOf(from),
        nameOf(object),
        there,
        kind,
        here,
      );
      return [{ range: mention.range, message, related: [namePlace(object)] }];
    });
  },
});
