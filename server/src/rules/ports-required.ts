/**
 * A Service has no ports.
 *
 * ## What
 * Only a headless Service and an ExternalName do without ports.
 *
 * ## Why it matters
 * The API server refuses the Service: `spec.ports: Required value`.
 *
 * ## Reported
 * - `reported-missing.yaml`: no `ports`; the pods say which they could be.
 * - `reported-empty.yaml`: an empty list.
 * - `reported-flow.yaml`: flow style, and several ports to add.
 * - `reported-json.yaml`: JSON.
 * - `reported-nothing.yaml`: an empty `spec`.
 *
 * ## Accepted
 * - `accepted-headless.yaml`: a headless Service, and an ExternalName.
 * - `accepted-patch.yaml`: a patch says only what it changes.
 * - `accepted-patched.yaml`: a kustomization patches the Service; the ports may come from there.
 * - `accepted-unknown.yaml`: ports that are filled in later.
 *
 * ## Fix
 * Adds the ports that all selected pods declare.
 *
 * ## References
 * S1.15
 */
import * as l10n from "@vscode/l10n";
import type { ContainerPort } from "../resources/container.ts";
import type { Service } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { scalarText } from "../yaml/edits.ts";
import { addPair, fix } from "./fixes.ts";
import { freePortName } from "./port-names.ts";
import { sharedPorts } from "./retarget.ts";
import { defineRule, type Fix } from "./rule.ts";
import { typeOf } from "./service-type.ts";
import { listed, nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "ports-required",
  title: "A Service has no ports",
  level: "error",
  since: "0.1.0",
  references: ["S1.15"],
  on: "service",
  check(service, { graph, select }) {
    const { complete, whole, headless, portList } = service.resource;
    const missing = portList.state === "absent" || portList.state === "empty";
    const type = typeOf(service.resource);
    if (!complete || !whole || !missing || headless || type === undefined || type === "ExternalName")
      return [];
    if (mayBePatched(graph.world, [service.document.uri], "ports")) return [];
    const message = l10n.t(
      "{0} has no ports, and it is neither headless nor an ExternalName. The API server refuses it.",
      nameOf(service),
    );
    const pods = select(service).pods.map(({ placed }) => placed);
    return [{ range: portList.range, message, fixes: addPorts(service, sharedPorts(pods)) }];
  },
});

function addPorts(service: Placed<Service>, declared: readonly ContainerPort[]): readonly Fix[] {
  const { specShape, portList } = service.resource;
  const entries = entriesFor(declared);
  if (entries.length === 0) return [];
  const flow = `[${entries.map((entry) => flowText(entry, specShape?.keyStyle === "double")).join(", ")}]`;
  const block = entries.map((entry) => `\n  - ${entry.map(pairTextOf).join("\n    ")}`).join("");
  const doors = listed(declared.map(doorText));
  const title = entries.length === 1 ? l10n.t("Add port {0}", doors) : l10n.t("Add ports {0}", doors);
  if (portList.state === "absent") {
    const value = specShape?.flow === true ? flow : block;
    return fix(title, [addPair(service, specShape, { key: "ports", value: { yaml: value } })]);
  }
  const { listRange } = portList;
  const { document } = service;
  return listRange === undefined ? [] : fix(title, [{ document, edit: { range: listRange, newText: flow } }]);
}

/** A new port, as the pairs of its map in order. */
type Entry = readonly (readonly [key: string, value: string | number])[];

/** One port needs no name; several do (S1.18). */
function entriesFor(declared: readonly ContainerPort[]): readonly Entry[] {
  const taken = new Set<string>();
  return declared.flatMap(({ name, number, protocol = "TCP" }) => {
    if (number === undefined) return [];
    const free = freePortName({ number, protocol, declared: name }, taken);
    taken.add(free);
    const named: Entry = name !== undefined || declared.length > 1 ? [["name", free]] : [];
    const spoken: Entry = protocol === "TCP" ? [] : [["protocol", protocol]];
    return [[...named, ["port", number], ...spoken]];
  });
}

function flowText(entry: Entry, json: boolean): string {
  return `{ ${entry.map((pair) => (json ? pair.map((part) => JSON.stringify(part)).join(": ") : pairTextOf(pair))).join(", ")} }`;
}

function pairTextOf([key, value]: Entry[number]): string {
  return `${key}: ${typeof value === "string" ? scalarText(value, "plain") : value}`;
}

function doorText({ number, protocol }: ContainerPort): string {
  return protocol === undefined || protocol === "TCP" ? `${number}` : `${number}/${protocol}`;
}
