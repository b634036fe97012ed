/** Reads the ports that probes and hooks name (S8.39, S8.43). Numbers need no declaration and are left out. */
import { asScalar, descend, type YamlNode } from "../../yaml/node.ts";
import { scalarValue } from "../../yaml/value.ts";
import type { ProbePort } from "../container.ts";

const owners = [
  ["startupProbe"],
  ["livenessProbe"],
  ["readinessProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

/** The names, in a fixed order; a placeholder gives none. */
export function readProbePorts(container: YamlNode): readonly ProbePort[] {
  return owners.flatMap((path) =>
    ["httpGet", "tcpSocket"].flatMap((handler): readonly ProbePort[] => {
      const node = asScalar(descend(container, ...path, handler, "port"));
      const value = node === undefined ? undefined : scalarValue(node);
      if (node === undefined || value?.type !== "string" || value.value === "") return [];
      return [{ owner: path.join("."), name: value.value, node }];
    }),
  );
}
