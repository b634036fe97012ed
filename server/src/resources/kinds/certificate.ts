/** Reads a Certificate of cert-manager: the names that it asks for, and the Secret that will hold it. */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import type { Certificate, Identity } from "../resource.ts";

/** The Certificate in an object; parts that cannot be known are left out, and `namesKnown` says so. */
export function readCertificate(identity: Identity, root: YamlNode): Certificate {
  const spec = child(root, "spec");
  const secretNode = asScalar(child(spec, "secretName"));
  const listed = itemsOf(child(spec, "dnsNames")).map(asScalar);
  // Public authorities, and older versions, put the common name among the others.
  const common = asScalar(child(spec, "commonName"));
  const items = listed.length === 0 || common === undefined ? listed : [...listed, common];
  const dnsNames = items.flatMap((node) => {
    const name = knownText(node);
    return name === undefined || node === undefined ? [] : [{ name, node }];
  });
  const secretName = knownText(secretNode);
  return {
    ...identity,
    type: "certificate",
    secretName,
    dnsNames,
    namesKnown: dnsNames.length === items.length && child(spec, "dnsNames")?.kind !== "scalar",
    mentions: [...mentionOf("Secret", secretNode, "spec.secretName"), ...issuerOf(child(spec, "issuerRef"))],
  };
}

function issuerOf(reference: YamlNode | undefined): readonly Mention[] {
  const group = knownText(asScalar(child(reference, "group"))) ?? "cert-manager.io";
  const kind = knownText(asScalar(child(reference, "kind"))) ?? "Issuer";
  return mentionOf(`${kind}.${group}`, asScalar(descend(reference, "name")), "spec.issuerRef.name");
}

/** The Secret is made by cert-manager, and the issuer may live anywhere: all is well without them here. */
function mentionOf(kind: string, node: ReturnType<typeof asScalar>, field: string): readonly Mention[] {
  const name = knownText(node);
  if (node === undefined || name === undefined) return [];
  const open = { namespace: undefined, port: undefined, optional: true, sendsTraffic: false };
  return [{ kind, name, field, range: node.range, node, ...open }];
}
