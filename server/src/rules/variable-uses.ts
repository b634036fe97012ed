/** Where a container speaks of variables, and how it can do without those of a Service. */
import * as l10n from "@vscode/l10n";
import { envName } from "../kubernetes/service-env.ts";
import type { Container, EnvVariable, ExpandedText, Reference } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Giver } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { scalarText } from "../yaml/edits.ts";
import { fix } from "./fixes.ts";
import type { DocumentEdit, Fix } from "./rule.ts";

export interface Use {
  readonly container: Container;
  readonly text: ExpandedText;
  readonly reference: Reference;
  /** The entry of `env` whose value it stands in; undefined in `command` and `args`. */
  readonly variable: EnvVariable | undefined;
}

/** Every reference of a container, in the order of `env`, `command`, `args`. */
export function usesIn(container: Container): readonly Use[] {
  const texts = [
    ...container.env.flatMap((variable) =>
      variable.value === undefined ? [] : [{ text: variable.value, variable }],
    ),
    ...container.commandLine.map((text) => ({ text, variable: undefined })),
  ];
  return texts.flatMap(({ text, variable }) =>
    text.references.map((reference) => ({ container, text, reference, variable })),
  );
}

export type Group<Item> = readonly [Item, ...Item[]];

/** The items by key, in the order in which the keys first come: one finding tells all of a group. */
export function groupedBy<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly Group<Item>[] {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Replaces the variables of a Service by its DNS name and its port numbers, which need no order and no links. */
export function useNameInstead(
  workload: Placed<Workload>,
  uses: readonly Use[],
  giver: Giver,
): readonly Fix[] {
  const edits = uses.map((use) => replaced(workload, use, plainText(giver, use.reference.name)));
  return fix(l10n.t("Use the DNS name `{0}` instead of variables", giver.service.resource.name ?? ""), edits);
}

/** Puts a text in the place of a reference; undefined without one. What would become a number gets quotes. */
export function replaced(
  { document }: Placed,
  { reference, text }: Use,
  newText: string | undefined,
): DocumentEdit | undefined {
  if (newText === undefined) return undefined;
  const { range } = reference;
  const whole = range.start === text.range.start && range.end === text.range.end && !newText.includes("$");
  return { document, edit: { range, newText: whole ? scalarText(newText, "plain") : newText } };
}

/** What a variable says without an address: the Service's name for a host, a number for a port. */
function plainText({ service, variables }: Giver, name: string): string | undefined {
  const { name: serviceName = "" } = service.resource;
  if (name === `${envName(serviceName)}_SERVICE_HOST` || name.endsWith("_ADDR")) return serviceName;
  const value = variables.get(name);
  return value !== undefined && /^\d+$/.test(value) ? value : undefined;
}
