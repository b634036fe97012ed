/** Reads Endpoints and EndpointSlices that somebody wrote by hand (S3.3, S3.29). */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Endpoints, Identity } from "../resource.ts";

/** Endpoints belong to the Service of their own name (S3.3). */
export function readEndpoints(identity: Identity, root: YamlNode): Endpoints {
  const subsets = itemsOf(child(root, "subsets"));
  const addresses = subsets.reduce((sum, subset) => sum + itemsOf(child(subset, "addresses")).length, 0);
  return { ...identity, type: "endpoints", serviceName: identity.name, addresses };
}

/** An EndpointSlice names its Service in the label `kubernetes.io/service-name` (S3.29). */
export function readEndpointSlice(identity: Identity, root: YamlNode): Endpoints {
  const label = descend(root, "metadata", "labels", "kubernetes.io/service-name");
  const addresses = itemsOf(child(root, "endpoints")).length;
  return { ...identity, type: "endpoints", serviceName: knownText(asScalar(label)), addresses };
}
