/** The wiring for people, in the manner of `kubectl describe service`: what a cluster would say, before there is one. */
import type { EndpointsReport, ServiceEndpoints } from "../endpoints-report.ts";
import { printable } from "../terminal.ts";

type PortEntry = ServiceEndpoints["ports"][number];
type Row = readonly [label: string, value: string];

/** One block per Service. */
export function endpointsText({ services }: EndpointsReport): string {
  if (services.length === 0) return "No Services found.\n";
  return services.map((service) => block(rowsOf(service))).join("\n");
}

function rowsOf(service: ServiceEndpoints): readonly Row[] {
  const { name, namespace, file, line, type, headless, selector, workloads, ports, dns } = service;
  const pairs = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  return [
    ["Name", name ?? "<unknown>"],
    ["Namespace", namespace ?? "<none>"],
    ["File", `${file}:${line}`],
    ["Selector", orNone(pairs.join(","))],
    ["Type", headless ? `${type} (headless)` : type],
    ...listed("Pods", workloads.map(workloadText)),
    ...ports.flatMap((port) => portRows(port, service)),
    ["DNS", orNone(dns.join(" "))],
  ];
}

function workloadText({
  kind,
  name,
  file,
  line,
  replicas,
  rank,
}: ServiceEndpoints["workloads"][number]): string {
  const count = replicas === null ? "" : ` × ${replicas}`;
  return `${kind}/${name ?? "<unknown>"}${count}, ${file}:${line} (${places[rank]})`;
}

const places = {
  file: "same file",
  folder: "same folder",
  nearest: "nearest folder",
  workspace: "workspace",
} as const;

function portRows(port: PortEntry, { workloads }: ServiceEndpoints): readonly Row[] {
  const nameOf = (index: number) => workloads[index]?.name ?? "<unknown>";
  const targets = port.targets.map(({ workload, port: number, container, portName, declared }) => {
    const facts = [container ?? [], portName ?? [], declared ? [] : "not declared"].flat().join(", ");
    return `${nameOf(workload)}:${number}${facts === "" ? "" : ` (${facts})`}`;
  });
  const unresolved = port.unresolved.map(
    ({ workload, reason }) => `${nameOf(workload)}: none (${reasons[reason]})`,
  );
  const nodePort: readonly Row[] =
    port.nodePort === null ? [] : [["NodePort", `${port.nodePort}/${port.protocol ?? "<unknown>"}`]];
  return [
    ["Port", `${port.name ?? "<unset>"}  ${port.port ?? "<unknown>"}/${port.protocol ?? "<unknown>"}`],
    ["TargetPort", `${port.targetPort ?? "<unknown>"}/${port.protocol ?? "<unknown>"}`],
    ...nodePort,
    ...listed("Endpoints", [...targets, ...unresolved]),
  ];
}

const reasons = {
  "name-not-found": "no port of that name",
  "protocol-differs": "the port of that name has another protocol",
} as const;

/** A row per value, labelled once. */
function listed(label: string, values: readonly string[]): readonly Row[] {
  if (values.length === 0) return [[label, "<none>"]];
  return values.map((value, at) => [at === 0 ? label : "", value]);
}

function orNone(text: string): string {
  return text === "" ? "<none>" : text;
}

function block(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  return rows
    .map(([label, value]) => `${(label === "" ? "" : `${label}:`).padEnd(width)}${printable(value)}\n`)
    .join("");
}
