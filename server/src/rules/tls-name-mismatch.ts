/**
 * The certificate that pods serve bears no name of their Service.
 *
 * ## What
 * Pods mount a Secret with a certificate, or one that a Certificate of cert-manager makes, and the Services that select them have other names than the certificate. A Service `my-nginx` of namespace `prod` is called `my-nginx`, `my-nginx.prod`, `my-nginx.prod.svc` and `my-nginx.prod.svc.cluster.local`.
 *
 * It is a warning when the certificate was made for a name inside of the cluster, and that is another one. Names of the world outside are information where somebody in the workspace calls the Service by its own name, and else nothing is said.
 *
 * An Ingress, or a listener of a Gateway that ends TLS itself, serves a certificate for hosts, and browsers ask for each of them among the alternative names. A host with a wildcard is served when some name of the certificate stands below it. A listener with several certificates takes the one that fits, and is not judged.
 *
 * A certificate without alternative names has only its common name. curl and other clients that use OpenSSL take it; Go programs and browsers do not look at it. That is information.
 *
 * ## Why it matters
 * Clients that check names refuse the connection: `curl: (60) SSL: no alternative certificate subject name matches target host name`. What remains is `curl -k`, which trusts anybody.
 *
 * ## Reported
 * - `reported-other-name.yaml`: a certificate for another name.
 * - `reported-common-name.yaml`: the name stands in the common name only, as information.
 * - `reported-cert-manager.yaml`: the names that cert-manager is asked for.
 * - `reported-ingress.yaml`: a host of an Ingress that the certificate does not cover.
 * - `reported-gateway.yaml`: the same of a listener of a Gateway.
 * - `reported-ingress-common-name.yaml`: an Ingress serves a host that is the common name only.
 * - `reported-public.yaml`: a name of the world outside, and a client that uses the name of the Service, as information.
 *
 * ## Accepted
 * - `accepted-name.yaml`: one of the names is there.
 * - `accepted-wildcard.yaml`: `*` stands for one label.
 * - `accepted-public.yaml`: a name of the world outside, and no client that uses another.
 * - `accepted-ingress.yaml`: a wildcard covers the hosts of an Ingress.
 * - `accepted-gateway.yaml`: listeners whose host is covered, or that pass TLS on, have another certificate, or no host.
 * - `accepted-two-services.yaml`: it bears the name of one of two Services.
 * - `accepted-common-name.yaml`: the host is the common name, which authorities put among the others.
 *
 * ## Fix
 * There is none: a certificate with the right names has to be made.
 *
 * ## References
 * S7.22, S7.24, S7.25, S8.44
 */
import * as l10n from "@vscode/l10n";
import { isClusterName, isNameOf, servesHost } from "../kubernetes/certificate-names.ts";
import type { Certificate, Resource, Secret } from "../resources/resource.ts";
import { isCertificate } from "../resources/tls/facts.ts";
import type { Range } from "../text/range.ts";
import { callsTo } from "../workspace/callers.ts";
import type { Graph } from "../workspace/graph.ts";
import { namespaceOf } from "../workspace/near-objects.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { hostsServed, type Serving, servingOf } from "../workspace/tls-serving.ts";
import { defineGeneralRule, type FindingLevel, type Report, type RuleContext } from "./rule.ts";
import { few, nameOf, sentences } from "./wording.ts";

/** More names than these are counted. */
const most = 4;

export const rule = defineGeneralRule({
  id: "tls-name-mismatch",
  title: "The certificate that pods serve bears no name of their Service",
  level: "warning",
  since: "0.2.0",
  references: ["S7.22", "S7.24", "S7.25", "S8.44"],
  check(placed, context) {
    if (!isOf(placed, "secret") && !isOf(placed, "certificate")) return [];
    const names = namesIn(placed.resource);
    return names === undefined ? [] : checkNames(placed, names, context);
  },
});

interface Names {
  /** The names that every client looks at. */
  readonly alternative: readonly string[];
  readonly common: string | undefined;
  readonly place: Range;
}

/** Undefined when they cannot be known, or it has none at all. */
function namesIn(resource: Secret | Certificate): Names | undefined {
  const base = resource.nameNode?.range ?? resource.range;
  if (resource.type === "certificate") {
    const { dnsNames, namesKnown } = resource;
    const [first] = dnsNames;
    if (!namesKnown || first === undefined) return undefined;
    return { alternative: dnsNames.map(({ name }) => name), common: undefined, place: first.node.range };
  }
  const { tls, keys = [] } = resource;
  const certificate = tls?.certificate;
  if (!isCertificate(certificate)) return undefined;
  const { dnsNames, addresses, commonName } = certificate;
  const place = keys.findLast(({ key }) => key === "tls.crt")?.keyRange ?? base;
  const common = dnsNames.length + addresses.length === 0 ? commonName : undefined;
  return dnsNames.length === 0 && common === undefined ? undefined : { alternative: dnsNames, common, place };
}

function checkNames(
  holder: Placed<Secret | Certificate>,
  names: Names,
  { graph }: RuleContext,
): readonly Report[] {
  if (!holder.resource.complete) return [];
  return [...checkServices(holder, names, graph), ...checkHosts(holder, names, graph)];
}

/** The hosts of an Ingress and of listeners have to be among the alternative names: its clients are browsers. */
function checkHosts(
  holder: Placed<Secret | Certificate>,
  { alternative, common, place }: Names,
  graph: Graph,
) {
  const uncovered = hostsServed(graph, holder, holder).filter(({ host }) => !servesHost(alternative, host));
  const names = common === undefined ? alternative : [...alternative, common];
  return [...new Set(uncovered.map(({ by }) => by))].map((by): Report => {
    const hosts = uncovered.filter((each) => each.by === by).map(({ host }) => `\`${host}\``);
    const old = common !== undefined && uncovered.every(({ host }) => servesHost([common], host));
    const message = old
      ? l10n.t(
          "The certificate of {0} bears `{1}`, which {2} serves, as its common name only. Browsers ask for a subject alternative name, and will refuse it.",
          nameOf(holder),
          common,
          nameOf(by),
        )
      : l10n.t(
          "The certificate of {0} is for {1}, and {2} serves it for {3}. Browsers will refuse it.",
          nameOf(holder),
          few(
            names.map((name) => `\`${name}\``),
            most,
          ),
          nameOf(by),
          few([...new Set(hosts)], most),
        );
    const range = by.resource.nameNode?.range ?? by.resource.range;
    return {
      range: place,
      level: old ? "information" : "warning",
      message,
      related: [{ placed: by, range, message: l10n.t("{0} serves it", nameOf(by)) }],
    };
  });
}

function checkServices(holder: Placed<Secret | Certificate>, names: Names, graph: Graph): readonly Report[] {
  const serving = servingOf(graph, holder, holder);
  const [first] = serving;
  if (first === undefined) return [];
  const bears = (name: string) => serving.some(({ service }) => isBorneBy(graph, service, name));
  if (names.alternative.some(bears)) return [];
  if (names.common !== undefined && bears(names.common)) return [commonNameReport(holder, names, first)];
  const level = levelOf(graph, names, serving, holder);
  return level === undefined ? [] : [{ ...report(holder, names, { graph, serving }), level }];
}

function isBorneBy(graph: Graph, service: Placed<Resource>, name: string): boolean {
  const { name: serviceName } = service.resource;
  if (serviceName === undefined) return true;
  return isNameOf(name, { name: serviceName, namespace: namespaceOf(graph, service) });
}

/** Undefined for names of the world outside that nobody here misses. */
function levelOf(
  graph: Graph,
  { alternative, common }: Names,
  serving: readonly Serving[],
  reader: Placed,
): FindingLevel | undefined {
  const names = [...alternative, ...(common === undefined ? [] : [common])];
  if (names.some((name) => isClusterName(name) && name !== "localhost")) return "warning";
  return serving.some(({ service }) => callsTo(graph, service, reader).length > 0)
    ? "information"
    : undefined;
}

function commonNameReport(holder: Placed, { common = "", place }: Names, { service }: Serving): Report {
  const message = l10n.t(
    "The certificate of {0} bears `{1}`, the name of {2}, as its common name only. curl takes that; Go programs and browsers ask for a subject alternative name.",
    nameOf(holder),
    common,
    nameOf(service),
  );
  return { range: place, message, related: [serviceEnd(service)], level: "information" };
}

function report(
  holder: Placed,
  { alternative, common, place }: Names,
  { graph, serving }: { readonly graph: Graph; readonly serving: readonly Serving[] },
): Report {
  const names = common === undefined ? alternative : [...alternative, common];
  const callers = serving.flatMap(({ service }) => callsTo(graph, service, holder).map(({ from }) => from));
  const message = l10n.t(
    "The certificate of {0} is for {1}, and pods of {2} serve it.",
    nameOf(holder),
    few(
      names.map((name) => `\`${name}\``),
      most,
    ),
    few(
      serving.map(({ service }) => nameOf(service)),
      most,
    ),
  );
  const related = serving.map(({ service }) => serviceEnd(service));
  return { range: place, message: sentences(message, refusal([...new Set(callers)])), related };
}

function refusal(callers: readonly Placed[]): string {
  return callers.length === 0
    ? l10n.t("Clients that check names will refuse it.")
    : l10n.t(
        "Clients that check names will refuse it; the Service is called by {0}.",
        few(callers.map(nameOf), most),
      );
}

function serviceEnd(service: Placed) {
  const range = service.resource.nameNode?.range ?? service.resource.range;
  return { placed: service, range, message: l10n.t("{0} leads to the pods", nameOf(service)) };
}
