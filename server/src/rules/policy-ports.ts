/** Opens a port in a network policy, for every rule whose finding is a port that is closed. */
import * as l10n from "@vscode/l10n";
import type { NetworkPolicy, PolicyPort, PolicyRule } from "../resources/network-policy.ts";
import type { Placed } from "../workspace/source-file.ts";
import { insertItem } from "../yaml/edits.ts";
import { fix, setNumber } from "./fixes.ts";
import type { Fix } from "./rule.ts";

export interface Opening {
  readonly rule: PolicyRule | undefined;
  /** The entry of the rule that was meant to open the port. */
  readonly wrong: PolicyPort | undefined;
  readonly number: number;
}

/** Writes the number instead of what stands there, or beside it. */
export function allowPort(policy: Placed<NetworkPolicy>, { rule, wrong, number }: Opening): readonly Fix[] {
  const node = wrong?.endPortNode === undefined ? wrong?.port?.node : undefined;
  const last = rule?.ports.at(-1)?.shape;
  const isTcp = wrong?.protocol === "TCP";
  if (!isTcp) return [];
  return [
    ...(node === undefined
      ? []
      : fix(l10n.t("Allow port {0} instead", number), [setNumber(policy, node, number)])),
    ...(last === undefined || rule === undefined
      ? []
      : fix(l10n.t("Allow port {0} as well", number), [
          {
            document: policy.document,
            edit: insertItem({ shape: last, inFlow: rule.portsInFlow }, policy.document.lines, {
              key: "port",
              value: number,
            }),
          },
        ])),
  ];
}
