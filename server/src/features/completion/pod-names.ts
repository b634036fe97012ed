/** Names that stand within one pod template: volumes where a container mounts them, containers where a field asks for one. */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../../resources/workload.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { asString, type Cursor } from "./cursor.ts";

/** The names that fit the field at the cursor. */
export function podNames(cursor: Cursor): readonly Offer[] {
  const { keys, part, placed, style } = cursor;
  if (part !== "value" || placed === undefined) return [];
  const field = keys.slice(-2).join(".");
  const found = isOf(placed, "workload") ? inOwnPods(placed, field) : inPodsMeant(cursor, placed, field);
  return found.map((offer) => ({ ...offer, newText: asString(offer.label, style) }));
}

function inOwnPods(placed: Placed<Workload>, field: string): readonly Offer[] {
  const { volumes } = placed.resource.template;
  if (field === "volumeMounts.name")
    return volumes.map(({ name }) => ({ label: name, detail: l10n.t("volume"), sort: "object" }));
  return field === "resourceFieldRef.containerName" ? containersOf(placed) : [];
}

/** An autoscaler may look at one container of the pods that it scales. */
function inPodsMeant({ asked }: Cursor, placed: Placed, field: string): readonly Offer[] {
  if (field !== "containerResource.container" || !isOf(placed, "autoscaler")) return [];
  return placed.resource.mentions
    .flatMap((mention) => objectsMeant(asked.workspace.graph, { from: placed, mention }).objects)
    .flatMap((object) => (isOf(object, "workload") ? containersOf(object) : []));
}

function containersOf(placed: Placed<Workload>): readonly Offer[] {
  return placed.resource.template.containers.flatMap(({ name, role }): readonly Offer[] =>
    name === undefined || role === "init" ? [] : [{ label: name, detail: titled(placed), sort: "object" }],
  );
}
