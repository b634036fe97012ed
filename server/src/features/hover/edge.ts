/** The hover on what leads to Services from outside: an Ingress or a route, whole, or one of its hosts and paths. */
import * as l10n from "@vscode/l10n";
import type { Route } from "../../resources/gateway.ts";
import type { Ingress, IngressBackend } from "../../resources/ingress.ts";
import type { Mention } from "../../resources/mention.ts";
import { type Range, touches } from "../../text/range.ts";
import type { Graph } from "../../workspace/graph.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { blocks, code, table } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { endpointWords, reachOf, served } from "../reach.ts";

/** One way through: what is asked for, and who answers. */
interface Way {
  /** Where the host and the path are written. */
  readonly spots: readonly Range[];
  readonly asked: string;
  readonly backend: Mention | undefined;
}

/** How many ways are listed before "and n more". */
const most = 12;

/** The hover on a whole Ingress or route: a table of its ways; undefined for anything else. */
export function edgeHover(graph: Graph, placed: Placed): string | undefined {
  const ways = waysOf(placed);
  if (ways === undefined) return undefined;
  const rest = ways.length > most ? l10n.t("and {0} more", ways.length - most) : "";
  return blocks(
    [`**${named(placed)}**`, ...parentsOf(graph, placed)].join(" · "),
    tableOf(graph, placed, ways.slice(0, most)),
    rest,
  );
}

/** The same for the host or the path at an offset of the document; undefined where none is. */
export function wayHover(
  graph: Graph,
  placed: Placed,
  offset: number,
): { readonly range: Range; readonly markdown: string } | undefined {
  const ways = (waysOf(placed) ?? []).filter(({ spots }) => spots.some((spot) => touches(spot, offset)));
  const range = ways.flatMap(({ spots }) => spots).find((spot) => touches(spot, offset));
  if (range === undefined) return undefined;
  return { range, markdown: tableOf(graph, placed, ways.slice(0, most)) };
}

function waysOf(placed: Placed): readonly Way[] | undefined {
  if (isOf(placed, "ingress")) return ingressWays(placed.resource);
  return isOf(placed, "route") ? routeWays(placed.resource) : undefined;
}

function ingressWays({ rules, defaultBackend }: Ingress): readonly Way[] {
  const ways = rules.flatMap(({ host, hostNode, paths }) =>
    paths.map(({ path, pathNode, pathType, backend }): Way => {
      const spots = [hostNode, pathNode].flatMap((node) => (node === undefined ? [] : [node.range]));
      const exact = pathType === "Exact" ? l10n.t("exactly {0}", code(path ?? "/")) : code(`${path ?? "/"}`);
      return {
        spots,
        asked: host === undefined ? exact : `${code(host)} ${exact}`,
        backend: mentionOf(backend),
      };
    }),
  );
  const rest: readonly Way[] =
    defaultBackend === undefined
      ? []
      : [
          {
            spots: [defaultBackend.keyRange],
            asked: l10n.t("everything else"),
            backend: mentionOf(defaultBackend),
          },
        ];
  return [...ways, ...rest];
}

function mentionOf(backend: IngressBackend | undefined): Mention | undefined {
  return backend?.service;
}

function routeWays({ rules, hostnames }: Route): readonly Way[] {
  const hosts = hostnames.map(({ text }) => code(text)).join(" ");
  const spots = hostnames.map(({ range }) => range);
  return rules.flatMap(({ paths, backends }) => {
    const matched = paths.length === 0 ? l10n.t("everything") : paths.map(code).join(" ");
    const asked = [hosts, matched].filter((part) => part !== "").join(" ");
    return backends.map(({ mention }) => ({ spots, asked, backend: mention }));
  });
}

function tableOf(graph: Graph, from: Placed, ways: readonly Way[]): string {
  const head = [l10n.t("Request"), l10n.t("Leads to"), l10n.t("Endpoints")];
  return table(
    head,
    ways.map(({ asked, backend }) => [asked, ...leadsTo(graph, from, backend)]),
  );
}

/** The Service with its port and place, and how many pods stand behind it. */
function leadsTo(graph: Graph, from: Placed, mention: Mention | undefined): readonly string[] {
  if (mention === undefined) return [l10n.t("no Service"), ""];
  const port = mention.port === undefined ? "" : `:${mention.port.value}`;
  const called = code(`${mention.name}${port}`);
  const [service] = objectsMeant(graph, { from, mention }).objects.filter((object) =>
    isOf(object, "service"),
  );
  if (service === undefined) return [l10n.t("{0}, not in this workspace", called), ""];
  const place = placeLink(graph.world, service, from.document.uri);
  const { selector, serviceType } = service.resource;
  const words =
    selector === undefined || serviceType === "ExternalName"
      ? ""
      : endpointWords(served(reachOf(graph, service)));
  return [l10n.t("{0}, {1}", called, place), words];
}

/** The Gateways that a route hangs on, with the listener where one is named. */
function parentsOf(graph: Graph, placed: Placed): readonly string[] {
  if (!isOf(placed, "route")) return [];
  return placed.resource.parents.flatMap(({ mention, sectionNode }) => {
    if (mention === undefined) return [];
    const [parent] = objectsMeant(graph, { from: placed, mention }).objects;
    const place = parent === undefined ? "" : `, ${placeLink(graph.world, parent, placed.document.uri)}`;
    const section = sectionNode === undefined ? "" : ` ${code(sectionNode.text)}`;
    return [`${mention.kind} ${code(mention.name)}${section}${place}`];
  });
}
