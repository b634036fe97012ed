/** Reads the ports that probes and hooks ask (S8.39, S8.43). */
import { asScalar, descend, type YamlNode, type YamlScalar } from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import type { ProbeNumber, ProbePort } from "../container.ts";

const owners = [
  ["startupProbe"],
  ["livenessProbe"],
  ["readinessProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

/** The names, in a fixed order; a placeholder gives none. */
export function readProbePorts(container: YamlNode): readonly ProbePort[] {
  return portNodes(container).flatMap(({ owner, node }): readonly ProbePort[] => {
    const value = scalarValue(node);
    return value.type === "string" && value.value !== "" ? [{ owner, name: value.value, node }] : [];
  });
}

/** The numbers, in the same order: they need no declaration, and mean the port that has them. */
export function readProbeNumbers(container: YamlNode): readonly ProbeNumber[] {
  return portNodes(container).flatMap(({ owner, node }) => {
    const number = integerOf(node);
    return number === undefined ? [] : [{ owner, number, node }];
  });
}

function portNodes(container: YamlNode): readonly { readonly owner: string; readonly node: YamlScalar }[] {
  return owners.flatMap((path) =>
    ["httpGet", "tcpSocket"].flatMap((handler) => {
      const node = asScalar(descend(container, ...path, handler, "port"));
      return node === undefined ? [] : [{ owner: path.join("."), node }];
    }),
  );
}
