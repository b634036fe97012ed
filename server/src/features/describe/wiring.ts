/** The part of a description that no cluster could print, since only manifests know it. */
import type { Service } from "../../resources/service.ts";
import { slicesOf, type Wired } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { ServiceDns } from "../service-dns.ts";
import { asides, endpointText, podsText } from "./pods-text.ts";
import { type Described, type Description, listed, listedOrNone, type Row } from "./rows.ts";

/** Who stands behind the Service, and who might. */
export function podRows(
  { wired: { pods, handMade }, more }: Described,
  place: Description["place"],
): readonly Row[] {
  const placed = (each: Placed) => `${titled(each)}, ${place(each)}`;
  return [
    ...listedOrNone(
      "Pods",
      pods.map((each) => `${podsText(each)}, ${place(each.placed)} (${asides(each)})`),
    ),
    ...listed("Also matching", more.map(placed)),
    ...listed("Made by hand", handMade.map(placed)),
  ];
}

/** One slice is what everybody expects; several say that pods differ in their ports (S3.23). */
export function sliceRows(service: Service, wired: Wired): readonly Row[] {
  const slices = slicesOf(service, wired);
  if (slices.length < 2) return [];
  const texts = slices.map(({ ports, endpoints }) => {
    const numbers = ports.map(({ name, number, protocol }) =>
      `${name} ${number ?? "<unknown>"}/${protocol ?? "<unknown>"}`.trimStart(),
    );
    const members = endpoints.map((endpoint) => endpointText(endpoint, undefined));
    return `${numbers.join(", ") || "<unset>"}: ${members.join(", ")}`;
  });
  return listed("Endpoint slices", texts);
}

/** The names of the Service and of its pods (S7). */
export function dnsRows({ names, answer, records, pods }: ServiceDns): readonly Row[] {
  const alias = answer.kind === "alias" && answer.target !== undefined ? ` -> ${answer.target}` : "";
  return [
    ["DNS", `${names.join(" ")}${alias}`],
    ...listed(
      "DNS SRV",
      records.map(({ name, ports }) => `${name} port ${ports.join(",") || "<unknown>"}`),
    ),
    ...listed(
      "DNS pods",
      pods.map(({ names: each, more }) => `${firstToLast(each)}${more ? " and more" : ""}`),
    ),
  ];
}

function firstToLast(names: readonly string[]): string {
  const [first = "", ...others] = names;
  const last = others.at(-1);
  return last === undefined ? first : `${first} to ${last}`;
}
