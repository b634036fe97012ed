/** Endpoints that somebody wrote by hand, for people: how many, and which Service port leads to them. */
import * as l10n from "@vscode/l10n";
import type { Endpoints } from "../../resources/resource.ts";
import type { Service } from "../../resources/service.ts";
import { type HandMadeWiring, type Wired, wireHandMade } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { code, table } from "../markdown.ts";
import { portText } from "./port-table.ts";

/** More rows than this would push the rest of the hover off the screen. */
const most = 8;

/** How many ready addresses are made by hand. */
export function addressCount(handMade: readonly Placed<Endpoints>[]): number {
  const slices = handMade.flatMap(({ resource }) => resource.slices);
  return slices.reduce((sum, { endpoints }) => sum + endpoints.length, 0);
}

/** Where the ports of a Service without a selector lead; empty when it has no ports. */
export function handMadeTable(service: Service, wired: Wired): string {
  const rows = wireHandMade(service, wired).map((wiring) => [
    portText(wiring.port),
    destination(wiring),
    String(wiring.endpoints.length),
  ]);
  return table([l10n.t("Port"), l10n.t("Leads to"), l10n.t("Endpoints")], rows.slice(0, most));
}

/** The number comes from the slice, and the target port of the Service is ignored (S3.29). */
function destination({ endpoints: [first, ...others] }: HandMadeWiring): string {
  if (first === undefined) {
    return l10n.t("nothing: no address is made for a port of its name and protocol");
  }
  const address =
    first.number === undefined
      ? l10n.t("{0} port not known", code(first.address))
      : l10n.t("{0} port {1}", code(first.address), first.number);
  return others.length === 0 ? address : l10n.t("{0} and {1} more", address, others.length);
}
