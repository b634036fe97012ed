/** Names for the ports of a Service: those of the containers where they can be kept, and invented ones. */
import { portNameProblems } from "../../kubernetes/names.ts";
import type { Protocol } from "../../kubernetes/protocol.ts";
import type { ContainerPort } from "../../resources/container.ts";
import { newWord, type Word } from "./draft-parts.ts";

export interface Unnamed {
  /** The name of the container port that it leads to, where that is a legal one. */
  readonly ownName: Word | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

/** The containers' names where they are legal and differ; several ports all need one (S1.19), so some are invented. */
export function portNames(ports: readonly Unnamed[]): readonly (Word | undefined)[] {
  const own = ports.map(({ ownName }) => ownName);
  if (ports.length === 1) return own;
  const used = new Set<string>();
  const kept = own.map((name) => {
    if (name === undefined || used.has(name.text)) return undefined;
    used.add(name.text);
    return name;
  });
  return kept.map((name, at) => {
    const port = ports[at];
    if (name !== undefined || port === undefined) return name;
    const invented = inventNames(port).find((each) => !used.has(each));
    if (invented === undefined) return undefined;
    used.add(invented);
    return newWord(invented);
  });
}

/** The name of a container port as a Service may have it (S0.17). */
export function legalPortName({ name, nameNode }: ContainerPort): Word | undefined {
  if (name === undefined || portNameProblems(name).length > 0) return undefined;
  return { text: name, style: nameNode?.style ?? "plain" };
}

function inventNames({ port, protocol }: Unnamed): readonly string[] {
  const known = protocol === "TCP" ? wellKnown.get(port) : undefined;
  const plain = `${protocol.toLowerCase()}-${port}`;
  return [...(known === undefined ? [] : [known]), plain, `port-${port}`, `p-${plain}`];
}

const wellKnown: ReadonlyMap<number, string> = new Map([
  [80, "http"],
  [443, "https"],
]);
