/** The hover on a ConfigMap, a Secret or who names one: its keys, never a value, and who uses it. */
import * as l10n from "@vscode/l10n";
import type { PodReference } from "../../resources/pod-reference.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Graph } from "../../workspace/graph.ts";
import { type MentionBy, mentionsOf, objectsMeant } from "../../workspace/mentions.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines, prose } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { certificateLines, requestedLines } from "./certificate.ts";

/** How many keys and users are listed before "and n more". */
const most = 8;

/** What is known of an object that holds data or a certificate; undefined for any other. `from` is where the hover is. */
export function dataHover(graph: Graph, placed: Placed, from: Placed): string | undefined {
  const { resource } = placed;
  if (resource.type !== "configmap" && resource.type !== "secret" && resource.type !== "certificate")
    return undefined;
  return blocks(
    headOf(graph, placed, from),
    lines(keysLine(resource), ...tlsLines(graph, placed), usersLine(graph, placed, from)),
  );
}

/** What a pod reads under the name at the cursor; that it is not here is said as well. */
export function referencedHover(graph: Graph, workload: Placed, { mention }: PodReference): string {
  const { objects } = objectsMeant(graph, { from: workload, mention });
  const [object] = objects;
  const title = `${prose(mention.kind)} ${code(mention.name)}`;
  if (object === undefined) {
    return mention.optional
      ? l10n.t("**{0}** · not in this workspace, and the pods do without it", title)
      : l10n.t("**{0}** · not in this workspace", title);
  }
  return (
    dataHover(graph, object, workload) ??
    lines(headOf(graph, object, workload), usersLine(graph, object, workload))
  );
}

function headOf({ world }: Graph, placed: Placed, from: Placed): string {
  const { resource } = placed;
  const type = resource.type === "secret" ? [code(resource.secretType ?? "?")] : [];
  const place = placed === from ? [] : [placeLink(world, placed, from.document.uri)];
  return [`**${named(placed)}**`, ...type, ...place].join(" · ");
}

function keysLine(resource: Resource): string {
  if (resource.type !== "configmap" && resource.type !== "secret") return "";
  const { keys } = resource;
  if (keys === undefined) return l10n.t("**Keys** not known here");
  const names = [...new Set(keys.map(({ key }) => code(key)))];
  return names.length === 0 ? l10n.t("**Keys** none yet") : l10n.t("**Keys** {0}", few(names));
}

function tlsLines(graph: Graph, placed: Placed): readonly string[] {
  if (isOf(placed, "secret")) return certificateLines(graph, placed);
  return isOf(placed, "certificate") ? requestedLines(graph, placed) : [];
}

function usersLine(graph: Graph, placed: Placed, from: Placed): string {
  const users = mentionsOf(graph, placed);
  const names = [...new Set(users.map((user) => userText(graph, user, from)))];
  return names.length === 0 ? l10n.t("**Used by** nobody here") : l10n.t("**Used by** {0}", few(names));
}

function userText({ world }: Graph, { from: user }: MentionBy, from: Placed): string {
  return user === from ? named(user) : `${named(user)}, ${placeLink(world, user, from.document.uri)}`;
}

function few(items: readonly string[]): string {
  const shown = items.slice(0, most).join("; ");
  return items.length > most ? l10n.t("{0} and {1} more", shown, items.length - most) : shown;
}
