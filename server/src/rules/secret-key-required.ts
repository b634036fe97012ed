/**
 * A Secret lacks what its type asks for.
 *
 * ## What
 * The types of Kubernetes itself ask for keys: `kubernetes.io/tls` for `tls.crt` and `tls.key`, `kubernetes.io/dockerconfigjson` for `.dockerconfigjson`, `kubernetes.io/ssh-auth` for `ssh-privatekey`, `kubernetes.io/basic-auth` for `username` or `password`, and a token of an account for an annotation.
 *
 * ## Why it matters
 * The API server refuses the Secret.
 *
 * ## Reported
 * - `reported-tls.yaml`: a certificate without its key.
 * - `reported-basic-auth.yaml`: neither name nor password, in flow style.
 * - `reported-token.yaml`: a token that names no account.
 *
 * ## Accepted
 * - `accepted-string-data.yaml`: `stringData` counts, and so do empty values.
 * - `accepted-own-type.yaml`: a type that Kubernetes does not know asks for nothing.
 * - `accepted-patched.yaml`: a kustomization patches the keys.
 *
 * ## Fix
 * There is none: the value is yours.
 *
 * ## References
 * S8.44, S8.45
 */
import * as l10n from "@vscode/l10n";
import type { Lack } from "../kubernetes/secret-types.ts";
import type { Secret } from "../resources/resource.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "secret-key-required",
  title: "A Secret lacks what its type asks for",
  level: "error",
  since: "0.2.0",
  references: ["S8.44", "S8.45"],
  on: "secret",
  check(secret, { graph }) {
    const { complete, lacks, typeRange, nameNode, range } = secret.resource;
    if (!complete || mayBePatched(graph.world, [secret.document.uri], "data")) return [];
    const place = typeRange ?? nameNode?.range ?? range;
    return lacks.map((lack) => ({ range: place, message: words(secret, lack) }));
  },
});

function words(secret: Placed<Secret>, lack: Lack): string {
  const type = secret.resource.secretType ?? "";
  switch (lack.kind) {
    case "key":
      return l10n.t(
        "{0} of type `{1}` has no key `{2}`. The API server refuses it.",
        nameOf(secret),
        type,
        lack.key,
      );
    case "one-of":
      return l10n.t(
        "{0} of type `{1}` has neither the key `{2}` nor `{3}`. The API server refuses it.",
        nameOf(secret),
        type,
        ...lack.keys,
      );
    case "annotation":
      return l10n.t(
        "{0} of type `{1}` has no annotation `{2}`. The API server refuses it.",
        nameOf(secret),
        type,
        lack.key,
      );
  }
}
