/** The four forms in which kubectl prints the objects that it made. */
import { type PlainMap, plainAt, yamlText } from "../../../yaml/plain.ts";
import { textOf } from "./introspect.ts";

export type KubectlFormat = "yaml" | "json" | "name" | "message";

/** The text for standard output; `message` is what a dry run says without `-o`. */
export function kubectlOutput(services: readonly PlainMap[], format: KubectlFormat): string {
  if (format === "yaml") return services.map(yamlText).join("---\n");
  const nameOf = (service: PlainMap) => `service/${textOf(plainAt(service, "metadata", "name"))}`;
  const lines = services.map((service) => {
    if (format === "json") return JSON.stringify(service, undefined, 4);
    return format === "name" ? nameOf(service) : `${nameOf(service)} exposed (dry run)`;
  });
  return lines.map((line) => `${line}\n`).join("");
}
