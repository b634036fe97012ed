/**
 * A monitor scrapes a port that nothing it selects has.
 *
 * ## What
 * `port` of a ServiceMonitor is the *name* of a port of the Service, that of a PodMonitor the name of a container port.
 * A number does not fit, nor does the name of the container port behind a Service port that has no name itself.
 * `targetPort` and `portNumber` ask for ports that a container declares. Nothing that the monitor selects has such a
 * port.
 *
 * ## Why it matters
 * Prometheus drops the endpoints without a word. The monitor is there, the Service is there, and no metrics come.
 *
 * ## Reported
 * - `reported-name.yaml`: the name is misspelt.
 * - `reported-unnamed.yaml`: the port of the Service has no name.
 * - `reported-number.yaml`: a number where the name belongs.
 * - `reported-target.yaml`: a target port that no container declares.
 * - `reported-pod-monitor.yaml`: a PodMonitor.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-name.yaml`: the Service has the port, or one of several Services has it.
 * - `accepted-pattern.yaml`: a pattern that fits, and one that is too clever to be judged.
 * - `accepted-target.yaml`: a declared target port, by name and by number.
 * - `accepted-elsewhere.yaml`: the monitor selects nothing here.
 * - `accepted-patched.yaml`: a kustomization patches the ports of the Service.
 *
 * ## Fix
 * Use a name that is there, or give the only port the name.
 *
 * ## References
 * S8.37, S8.38
 */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import type { Monitor, MonitorEndpoint } from "../resources/monitor.ts";
import type { Placed } from "../workspace/source-file.ts";
import { scalarValue } from "../yaml/value.ts";
import { addPair, fix, setScalar } from "./fixes.ts";
import { type MonitoredPorts, monitoredPorts, type OwnedPort } from "./monitor-ports.ts";
import { nearestName } from "./nearest-name.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { listed, nameOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "monitor-port-not-found",
  title: "A monitor scrapes a port that nothing it selects has",
  level: "warning",
  since: "0.2.0",
  references: ["S8.37", "S8.38"],
  on: "monitor",
  check(monitor, { graph }) {
    if (!monitor.resource.complete) return [];
    const ports = monitoredPorts(graph, monitor);
    if (ports === undefined) return [];
    return monitor.resource.endpoints.flatMap((endpoint) => checkEndpoint(monitor, endpoint, ports));
  },
});

/** `port` wins over the others (S8.37). */
function checkEndpoint(
  monitor: Placed<Monitor>,
  endpoint: MonitorEndpoint,
  ports: MonitoredPorts,
): readonly Report[] {
  const { port, portNode } = endpoint;
  if (portNode === undefined) return checkTarget(monitor, endpoint, ports);
  const value = scalarValue(portNode);
  const number = value.type === "number" ? value.value : Number.NaN;
  if (Number.isInteger(number)) return [numberReport(monitor, { portNode, number }, ports)];
  if (port === undefined || port === "") return [];
  const wanted = monitor.resource.of === "services" ? alternatives(port) : [port];
  if (wanted === undefined || ports.named.some(({ name }) => name !== undefined && wanted.includes(name)))
    return [];
  return [nameReport(monitor, { portNode, port }, ports)];
}

/** The names that a pattern means, when it is no more than names and bars between them. */
function alternatives(pattern: string): readonly string[] | undefined {
  return /^[\w|-]+$/.test(pattern) ? pattern.split("|") : undefined;
}

type Node = NonNullable<MonitorEndpoint["portNode"]>;

function nameReport(
  monitor: Placed<Monitor>,
  { portNode, port }: { readonly portNode: Node; readonly port: string },
  ports: MonitoredPorts,
): Report {
  const names = [...new Set(ports.named.flatMap(({ name }) => name ?? []))];
  const parts = [nameOf(monitor), port, listed(ports.owners.map(nameOf))] as const;
  const what =
    names.length === 0
      ? l10n.t("{0} scrapes port `{1}`, but no port of {2} has a name.", ...parts)
      : l10n.t(
          "{0} scrapes port `{1}`, but no port of {2} has that name; there is {3}.",
          ...parts,
          listed(names.map((name) => `\`${name}\``)),
        );
  return {
    range: portNode.range,
    message: sentences(what, l10n.t("Nothing will be scraped.")),
    related: relatedTo(ports),
    fixes: [...useName(monitor, portNode, nearestName(port, names) ?? onlyOf(names)), ...nameIt(ports, port)],
  };
}

function numberReport(
  monitor: Placed<Monitor>,
  { portNode, number }: { readonly portNode: Node; readonly number: number },
  ports: MonitoredPorts,
): Report {
  const meant = ports.named.find(({ port }) => ("port" in port ? port.port : port.number) === number);
  return {
    range: portNode.range,
    message: l10n.t(
      "{0} scrapes port {1}, a number where the name of a port belongs.",
      nameOf(monitor),
      number,
    ),
    related: relatedTo(ports),
    fixes: useName(monitor, portNode, meant?.name),
  };
}

/** A target port is looked for among what containers declare, by name or number (S8.37, S8.38). */
function checkTarget(
  monitor: Placed<Monitor>,
  { target, targetNode }: MonitorEndpoint,
  ports: MonitoredPorts,
): readonly Report[] {
  const { declared, owners } = ports;
  if (target === undefined || target === "" || targetNode === undefined || declared === undefined) return [];
  if (declared.some(({ name, number }) => name === target || number === target)) return [];
  const what = l10n.t(
    "{0} scrapes port `{1}` of the pods, which no container of {2} declares.",
    nameOf(monitor),
    `${target}`,
    listed(owners.map(nameOf)),
  );
  const message = sentences(what, l10n.t("Nothing will be scraped."));
  return [{ range: targetNode.range, message, related: relatedTo(ports) }];
}

function relatedTo({ owners, named }: MonitoredPorts) {
  return owners.map((placed) => {
    const { resource } = placed;
    const first = named.find(({ owner }) => owner === placed)?.port.range;
    return {
      placed,
      range: first ?? resource.nameNode?.range ?? resource.kindRange ?? resource.range,
      message: l10n.t("The ports of {0}", nameOf(placed)),
    };
  });
}

function useName(monitor: Placed<Monitor>, node: Node, name: string | undefined): readonly Fix[] {
  return name === undefined ? [] : fix(l10n.t("Scrape `{0}`", name), [setScalar(monitor, node, name)]);
}

/** Gives the name to the only port there is. */
function nameIt({ named }: MonitoredPorts, name: string): readonly Fix[] {
  const only = onlyOf(named);
  if (only === undefined || only.name !== undefined || dnsLabelProblems(name).length > 0) return [];
  const { owner, port }: OwnedPort = only;
  return fix(l10n.t("Name the port of {0} `{1}`", nameOf(owner), name), [
    addPair(owner, port.shape, { key: "name", value: name }),
  ]);
}

function onlyOf<Item>([first, ...more]: readonly Item[]): Item | undefined {
  return more.length === 0 ? first : undefined;
}
