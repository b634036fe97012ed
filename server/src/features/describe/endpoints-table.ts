/** The table that `kubectl get endpoints` prints: every Service on a line (S6.9). */
import { printable } from "../../text/printable.ts";
import { subsetsOf } from "../../workspace/slices.ts";
import { endpointsCell } from "./endpoints-cell.ts";
import { endpointText } from "./pods-text.ts";
import type { Described } from "./rows.ts";

/** The table; an ExternalName has no Endpoints (S3.1), and what was never applied has no age. */
export function endpointsTable(all: readonly Described[]): string {
  const rows = all
    .filter(({ service }) => service.resource.serviceType !== "ExternalName")
    .map(({ service, wired }) => [
      service.resource.name ?? service.resource.nameNode?.text ?? "<unknown>",
      endpointsCell(subsetsOf(service.resource, wired), undefined, endpointText),
      "<unknown>",
    ]);
  const shown = [["NAME", "ENDPOINTS", "AGE"], ...rows].map((row) => row.map(printable));
  const widths = [0, 1].map((column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)) + 3);
  return shown.map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("")}\n`).join("");
}
