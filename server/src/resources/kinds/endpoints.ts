/** Reads Endpoints and EndpointSlices that somebody wrote by hand (S3.3, S3.29). */
import type { SlicePort } from "../../kubernetes/slices.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { integerOf } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import type { Endpoints, Identity } from "../resource.ts";
import { readProtocol } from "./service.ts";

/** Endpoints belong to the Service of their own name (S3.3); addresses that are not ready are left out. */
export function readEndpoints(identity: Identity, root: YamlNode): Endpoints {
  const skip = descend(root, "metadata", "labels", "endpointslice.kubernetes.io/skip-mirror");
  const subsets = itemsOf(child(root, "subsets"));
  const slices = subsets.map((subset) => ({
    ports: itemsOf(child(subset, "ports")).map(readPort),
    endpoints: itemsOf(child(subset, "addresses")).map((address) => textOf(child(address, "ip"))),
  }));
  const mirrored = asScalar(skip)?.text !== "true";
  const names = {
    serviceName: identity.name,
    serviceNameNode: identity.nameNode,
    portNames: subsets.flatMap(portNamesIn),
  };
  return { ...identity, type: "endpoints", ...names, slices, mirrored };
}

/** An EndpointSlice names its Service in the label `kubernetes.io/service-name` (S3.29); one address of each is used. */
export function readEndpointSlice(identity: Identity, root: YamlNode): Endpoints {
  const label = asScalar(descend(root, "metadata", "labels", "kubernetes.io/service-name"));
  const slice = {
    ports: itemsOf(child(root, "ports")).map(readPort),
    endpoints: itemsOf(child(root, "endpoints"))
      .filter(isReady)
      .map((endpoint) => textOf(itemsOf(child(endpoint, "addresses"))[0])),
  };
  const names = { serviceName: knownText(label), serviceNameNode: label, portNames: portNamesIn(root) };
  return { ...identity, type: "endpoints", ...names, slices: [slice], mirrored: true };
}

/** Not to say so means ready (S3.12). */
function isReady(endpoint: YamlNode): boolean {
  return asScalar(descend(endpoint, "conditions", "ready"))?.text !== "false";
}

/** The name is empty and the protocol TCP when not written (S3.29). */
function readPort(item: YamlNode): SlicePort {
  const number = integerOf(asScalar(child(item, "port")));
  return {
    name: textOf(child(item, "name")),
    number,
    protocol: readProtocol(asScalar(child(item, "protocol"))),
  };
}

function portNamesIn(owner: YamlNode): readonly YamlScalar[] {
  return itemsOf(child(owner, "ports")).flatMap((port) => asScalar(child(port, "name")) ?? []);
}

function textOf(node: YamlNode | undefined): string {
  return asScalar(node)?.text ?? "";
}
