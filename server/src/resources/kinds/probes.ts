/** Reads probes and hooks: how each asks its container, and which port it asks (S8.39, S8.43). */
import {
  asMap,
  asScalar,
  child,
  descend,
  pairOf,
  scalarAt,
  type YamlNode,
  type YamlScalar,
} from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import type { Probe, ProbeHandler, ProbeNumber, ProbePort } from "../container.ts";

const owners = [
  ["startupProbe"],
  ["livenessProbe"],
  ["readinessProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;

/** The probes and hooks of a container, in a fixed order. */
export function readProbes(container: YamlNode): readonly Probe[] {
  return owners.flatMap((path): readonly Probe[] => {
    const parent = path.length === 1 ? container : child(container, path[0]);
    const pair = pairOf(parent, path.at(-1) ?? "");
    const map = asMap(pair?.value);
    if (pair === undefined || map === undefined) return [];
    return [
      {
        owner: path.join("."),
        keyRange: pair.keyRange,
        handlers: handlers.flatMap((name) => readHandler(map, name)),
        successThreshold: scalarAt(map, "successThreshold"),
      },
    ];
  });
}

/** A handler that is null is none. */
function readHandler(probe: YamlNode, name: ProbeHandler["name"]): readonly ProbeHandler[] {
  const pair = pairOf(probe, name);
  if (pair === undefined) return [];
  const { value, keyRange } = pair;
  if (value.kind === "scalar" && scalarValue(value).type === "null") return [];
  const portNode = scalarAt(value, "port");
  return [{ name, keyRange, port: integerOf(portNode), portNode, host: child(value, "host") !== undefined }];
}

/** The ports by name, in a fixed order; a placeholder gives none. Numbers need no declaration and are left out. */
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
