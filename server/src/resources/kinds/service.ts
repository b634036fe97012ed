/** Reads a Service of the core API (S1). */
import { isProtocol, type Protocol } from "../../kubernetes/protocol.ts";
import { placeOf, shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { isNumberPlaceholder } from "../../yaml/placeholder.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import { malformedOf, nonStringsOf, readLabels } from "../labels.ts";
import type { Identity } from "../resource.ts";
import type { PortList, Service, ServicePort } from "../service.ts";
import { readServiceDetails } from "./service-details.ts";
import { readServiceFields } from "./service-fields.ts";

/** The Service in an object; fields that are missing get the API server's defaults (S1.1–S1.4). */
export function readService(identity: Identity, root: YamlNode): Service {
  const spec = child(root, "spec");
  const typeNode = asScalar(child(spec, "type"));
  const clusterIP = knownText(asScalar(child(spec, "clusterIP")));
  const selector = readLabels(child(spec, "selector"));
  const publish = asScalar(child(spec, "publishNotReadyAddresses"));
  return {
    ...identity,
    type: "service",
    nonStrings: [...identity.nonStrings, ...nonStringsOf("spec.selector", spec, "selector")],
    malformed: [...identity.malformed, ...malformedOf("spec.selector", child(spec, "selector"))],
    serviceType: knownText(typeNode) ?? (typeNode?.text || "ClusterIP"),
    typeNode,
    clusterIP,
    headless: clusterIP === "None",
    externalName: knownText(asScalar(child(spec, "externalName"))),
    selector: selector === undefined || selector.pairs.length === 0 ? undefined : selector,
    ownLabels: readLabels(descend(root, "metadata", "labels")),
    ports: itemsOf(child(spec, "ports")).flatMap(readPort),
    portList: readPortList(identity, root),
    specShape: shapeOf(asMap(spec)),
    whole: isWhole(root),
    publishNotReadyAddresses: publish?.text === "true",
    fields: readServiceFields(spec),
    details: readServiceDetails(root),
  };
}

/** A patch neither selects pods, nor carries a status, nor has a `spec` with nothing in it. */
function isWhole(root: YamlNode): boolean {
  const spec = child(root, "spec");
  const empty = asMap(spec)?.pairs.length === 0;
  return child(spec, "selector") !== undefined || child(root, "status") !== undefined || empty;
}

function readPortList({ kindRange, range }: Identity, root: YamlNode): PortList {
  const spec = pairOf(root, "spec");
  const pair = pairOf(spec?.value, "ports");
  const anchor = pair?.keyRange ?? spec?.keyRange ?? kindRange ?? range;
  const list = pair?.value;
  if (list?.kind === "sequence") {
    const state = list.items.length === 0 ? "empty" : "listed";
    return { state, range: anchor, listRange: list.range, flow: list.flow };
  }
  const absent = pair === undefined && (spec === undefined || asMap(spec.value) !== undefined);
  const empty = list?.kind === "scalar" && scalarValue(list).type === "null";
  const state = absent ? "absent" : empty ? "empty" : "unknown";
  return { state, range: anchor, listRange: undefined, flow: false };
}

function readPort(item: YamlNode): readonly ServicePort[] {
  const map = asMap(item);
  if (map === undefined) return [];
  const portNode = scalarAt(map, "port");
  const protocolNode = scalarAt(map, "protocol");
  const targetPortNode = scalarAt(map, "targetPort");
  const nodePortNode = scalarAt(map, "nodePort");
  const port = integerOf(portNode);
  return [
    {
      range: map.range,
      shape: shapeOf(map),
      name: scalarAt(map, "name"),
      port,
      portNode,
      protocol: readProtocol(protocolNode),
      protocolNode,
      targetPort: readTargetPort(targetPortNode, port),
      targetPortNode,
      nodePort: integerOf(nodePortNode),
      nodePortNode,
      nodePortPlace: placeOf(map, "nodePort"),
    },
  ];
}

/** TCP when not written (S1.3, S1.13); undefined when written and not one of the three. */
export function readProtocol(node: YamlScalar | undefined): Protocol | undefined {
  if (node === undefined || scalarValue(node).type === "null") return "TCP";
  const text = knownText(node);
  if (text === undefined && node.style !== "plain") return node.text === "" ? "TCP" : undefined;
  return text !== undefined && isProtocol(text) ? text : undefined;
}

/** A number is a number, a string is a name, even `"8080"` (S0.11); unset, 0 and "" mean the Service's port (S1.4). */
function readTargetPort(node: YamlScalar | undefined, port: number | undefined): number | string | undefined {
  if (node === undefined) return port;
  const value = scalarValue(node);
  if (value.type === "null" || (value.type === "string" && value.value === "")) return port;
  if (value.type === "number") return value.value === 0 ? port : integerOf(node);
  if (value.type !== "string" || isNumberPlaceholder(value.value)) return undefined;
  return value.value;
}
