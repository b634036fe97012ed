/**
 * The address of a Service in a value that begins like one: the name and the port. Only what begins with the letters
 * that are typed is offered, since most values are no addresses.
 */
import { servicesNear } from "../../workspace/service-variables.ts";
import { isOf } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { type Cursor, mark } from "./cursor.ts";

export function addresses({ asked, placed, keys, part, text, typed }: Cursor): readonly Offer[] {
  const inEnv = keys.at(-2) === "env" && keys.at(-1) === "value";
  if (part !== "value" || !inEnv || placed === undefined || !isOf(placed, "workload")) return [];
  const begins = text === mark || /^[a-z][a-z0-9+.-]*:\/\/patchbay-cursor/.test(text);
  if (!begins || typed === "" || typed.includes("/")) return [];
  return servicesNear(asked.workspace.graph, placed).flatMap((service) => {
    const { name, ports } = service.resource;
    if (name === undefined || !name.startsWith(typed)) return [];
    const offers = ports.flatMap(({ port }): readonly Offer[] =>
      port === undefined ? [] : [{ label: `${name}:${port}`, detail: titled(service), sort: "object" }],
    );
    return [...offers, { label: name, detail: titled(service), sort: "object" } satisfies Offer];
  });
}
