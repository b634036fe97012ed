/** Reads the Secrets that a ServiceAccount names: tokens that pods may mount, and what their images are pulled with. */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, itemsOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";

/** The Secrets in the order of the fields. The token of an account may be made by the cluster, so none of them has to be here. */
export function readAccountSecrets(root: YamlNode): readonly Mention[] {
  return ["secrets", "imagePullSecrets"].flatMap((field) =>
    itemsOf(child(root, field)).flatMap((item): readonly Mention[] => {
      const node = asScalar(child(item, "name"));
      const name = knownText(node);
      if (node === undefined || name === undefined) return [];
      const open = { namespace: undefined, port: undefined, optional: true, sendsTraffic: false };
      return [{ kind: "Secret", name, field: `${field}.name`, range: node.range, node, ...open }];
    }),
  );
}
