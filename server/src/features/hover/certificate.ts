/** What a certificate tells everybody: names, time, issuer, and which Services lead to the pods that serve it. */
import * as l10n from "@vscode/l10n";
import type { Certificate, Secret } from "../../resources/resource.ts";
import { type CertificateFacts, dayText, isCertificate } from "../../resources/tls/facts.ts";
import type { Graph } from "../../workspace/graph.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { servingOf } from "../../workspace/tls-serving.ts";
import { code } from "../markdown.ts";
import { named } from "../places.ts";

/** How many names are listed before "and n more". */
const most = 8;

/** The lines on the certificate in a Secret; none without one that can be read. */
export function certificateLines(graph: Graph, secret: Placed<Secret>): readonly string[] {
  const certificate = secret.resource.tls?.certificate;
  if (!isCertificate(certificate)) return [];
  const { subject, issuer, keyType, notBefore, notAfter } = certificate;
  return [
    l10n.t("**Certificate** {0}, {1}", code(subject), keyType),
    l10n.t("**Names** {0}", namesText(certificate)),
    l10n.t("**Valid** {0} to {1}", dayText(notBefore), dayText(notAfter)),
    subject === issuer ? l10n.t("**Issued by** itself") : l10n.t("**Issued by** {0}", code(issuer)),
    servingLine(graph, secret),
  ];
}

/** The lines on the certificate that cert-manager is asked for. */
export function requestedLines(graph: Graph, certificate: Placed<Certificate>): readonly string[] {
  const { dnsNames, secretName } = certificate.resource;
  const names = dnsNames.map(({ name }) => name);
  return [
    names.length === 0 ? "" : l10n.t("**Names** {0}", listText(names)),
    secretName === undefined ? "" : l10n.t("**Makes** Secret {0}", code(secretName)),
    servingLine(graph, certificate),
  ];
}

function namesText({ dnsNames, addresses, commonName }: CertificateFacts): string {
  const names = [...dnsNames, ...addresses];
  if (names.length > 0) return listText(names);
  return commonName === undefined
    ? l10n.t("none")
    : l10n.t("{0}, as common name only, which Go programs and browsers do not take", code(commonName));
}

function servingLine(graph: Graph, holder: Placed<Secret | Certificate>): string {
  const services = servingOf(graph, holder).map(({ service }) => named(service));
  return services.length === 0
    ? ""
    : l10n.t("**Served by** the pods of {0}", services.slice(0, most).join(", "));
}

function listText(names: readonly string[]): string {
  const shown = names.slice(0, most).map(code).join(", ");
  return names.length > most ? l10n.t("{0} and {1} more", shown, names.length - most) : shown;
}
