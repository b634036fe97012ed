/** Which namespaces a selector of namespaces means by name, as far as its text says. */
import type { LabelSelector } from "./label-selector.ts";

/** Every namespace has this label with its own name (S8.34). */
export const namespaceNameLabel = "kubernetes.io/metadata.name";

/** The names that the selector asks for; `any` when it asks for other labels, which only the cluster knows. */
export function namespacesIn({ requirements }: LabelSelector): "any" | readonly string[] {
  const named = requirements.find(({ key, operator }) => key === namespaceNameLabel && operator === "In");
  return named?.values ?? "any";
}
