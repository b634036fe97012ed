/** The ports of a Service as parts of the picture. */
import type { Service, ServicePort } from "../../resources/service.ts";

/** The id of a port of a Service. */
export function portId(service: string, { ports }: Service, port: ServicePort): string {
  const own = idText(port);
  const more = ports.filter((each) => idText(each) === own).indexOf(port);
  return more > 0 ? `${service}/${own}~${more + 1}` : `${service}/${own}`;
}

function idText({ name, port, protocol }: ServicePort): string {
  return name === undefined || name.text === "" ? `${port ?? "?"}/${protocol ?? "?"}` : name.text;
}
