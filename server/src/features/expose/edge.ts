/** "Create Ingress" and "Create HTTPRoute": what leads to a Service from outside, written beside it. */
import * as l10n from "@vscode/l10n";
import type { Service } from "../../resources/service.ts";
import { callsTo } from "../../workspace/callers.ts";
import { objectsBeside } from "../../workspace/near-objects.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { isOutside } from "../../workspace/world.ts";
import { type ActionAnswer, type Asked, textOf } from "../answers.ts";
import { titled } from "../places.ts";
import { addBeside, type Placement } from "./beside.ts";
import { newWord, writtenWord } from "./draft-parts.ts";
import { type ManifestStyle, styleOf } from "./style.ts";
import { type Entry, word, writeTree } from "./text.ts";

export type EdgeKind = "Ingress" | "HTTPRoute";

/**
 * The actions that create it, below the Service or in a new file. None where one of the kind leads to the Service
 * already, and for a Service without a TCP port or with another name for somebody else (S7.7).
 */
export function createEdge(asked: Asked, service: Placed<Service>, kind: EdgeKind): readonly ActionAnswer[] {
  const { graph, world } = asked.workspace;
  const { document, resource } = service;
  const text = textOf(asked, document.uri);
  const port = resource.ports.find(
    ({ protocol, port: number }) => protocol === "TCP" && number !== undefined,
  )?.port;
  const name = resource.name;
  const led = callsTo(graph, service).some(({ from }) => from.resource.kind === kind);
  if (text === undefined || port === undefined || name === undefined || led) return [];
  if (isOutside(world, document.uri) || resource.serviceType === "ExternalName") return [];
  const { start, end } = document.place;
  const style = styleOf(service, text.slice(start, end));
  const tree = treeOf({ service, name, port, kind, gateway: gatewayBeside(asked, service) }, style);
  const titles = titlesOf(service, kind);
  const written = writeTree(tree, newWord(name), style);
  const addition = { beside: service, text, written, stem: `${name}-${kind.toLowerCase()}`, titles };
  return (["same-file", "new-file"] as const satisfies readonly Placement[]).flatMap((placement) => {
    const action = addBeside(asked, addition, placement);
    return "refused" in action ? [] : [action];
  });
}

function titlesOf(service: Placed<Service>, kind: EdgeKind) {
  const exposed = titled(service);
  return kind === "Ingress"
    ? {
        below: l10n.t("Create Ingress for {0} below it", exposed),
        inFile: (file: string) => l10n.t("Create Ingress for {0} in {1}", exposed, file),
      }
    : {
        below: l10n.t("Create HTTPRoute for {0} below it", exposed),
        inFile: (file: string) => l10n.t("Create HTTPRoute for {0} in {1}", exposed, file),
      };
}

/** The Gateway beside the Service; a placeholder for a person to fill in where there is none. */
function gatewayBeside({ workspace: { graph } }: Asked, service: Placed<Service>): string {
  const [gateway] = objectsBeside(graph, service, "Gateway");
  return gateway?.resource.name ?? "<gateway>";
}

interface Edge {
  readonly service: Placed<Service>;
  readonly name: string;
  readonly port: number;
  readonly kind: EdgeKind;
  readonly gateway: string;
}

function treeOf({ service, name, port, kind, gateway }: Edge, style: ManifestStyle): readonly Entry[] {
  const own = (text: string) => word(newWord(text), style);
  const { namespaceNode, namespace } = service.resource;
  const inNamespace: readonly Entry[] =
    namespace === undefined || namespaceNode === undefined
      ? []
      : [["namespace", word(writtenWord(namespaceNode), style)]];
  const isIngress = kind === "Ingress";
  return [
    ["apiVersion", own(isIngress ? "networking.k8s.io/v1" : "gateway.networking.k8s.io/v1")],
    ["kind", own(kind)],
    ["metadata", [["name", own(name)], ...inNamespace]],
    ["spec", isIngress ? ingressSpec(own, name, port) : routeSpec(own, { name, port, gateway })],
  ];
}

type Write = (text: string) => string;

function ingressSpec(own: Write, name: string, port: number): readonly Entry[] {
  const service: readonly Entry[] = [
    ["name", own(name)],
    ["port", [["number", String(port)]]],
  ];
  const path: readonly Entry[] = [
    ["path", own("/")],
    ["pathType", own("Prefix")],
    ["backend", [["service", service]]],
  ];
  return [["rules", { items: [[["http", [["paths", { items: [path] }]]]]] }]];
}

function routeSpec(
  own: Write,
  { name, port, gateway }: Pick<Edge, "name" | "port" | "gateway">,
): readonly Entry[] {
  const backend: readonly Entry[] = [
    ["name", own(name)],
    ["port", String(port)],
  ];
  return [
    ["parentRefs", { items: [[["name", own(gateway)]]] }],
    ["rules", { items: [[["backendRefs", { items: [backend] }]]] }],
  ];
}
