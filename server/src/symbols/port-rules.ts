/** What the ports of Services and of containers have in common when they are renamed. */
import * as l10n from "@vscode/l10n";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Placed } from "../workspace/source-file.ts";
import { illegal, named } from "./wording.ts";

export type PortValue = string | number;

/** A change from one name or number to another, which stays what it is: a name or a number. */
export interface PortChange {
  readonly value: PortValue;
  readonly name: string;
}

/** The port after the change; NaN for a text in place of a number. */
export function portAfter({ value, name }: PortChange): PortValue {
  if (typeof value === "string") return name;
  return /^\d+$/.test(name) ? Number(name) : Number.NaN;
}

/** What is wrong with the new name or number; `shape` says what is wrong with a name. */
export function illegalPort(
  change: PortChange,
  shape: (name: string) => readonly string[],
): string | undefined {
  const after = portAfter(change);
  if (typeof after === "string") return illegal(after, shape(after));
  if (isPortNumber(after)) return undefined;
  return l10n.t("`{0}` is no port: it must be a whole number from 1 to 65535.", change.name);
}

/** Whoever has the new port already, told. */
export function takenPort(owner: Placed | undefined, name: string): string | undefined {
  return owner === undefined ? undefined : l10n.t("{0} has a port `{1}` already.", named(owner), name);
}

/** A Service port without `targetPort` is two ports in one: that of clients, and that of pods (S1.4). */
export function twoInOne(service: Placed, value: PortValue): string {
  return l10n.t(
    "{0} leads to {1} without a `targetPort`. Write `targetPort: {1}` there first.",
    named(service),
    String(value),
  );
}
