/**
 * The ports of the Service that Expose writes: those that the app containers declare, or those that flags ask for,
 * each led to a port of the pods. kubectl leads `--port=80` to port 80 whether or not somebody listens there (S5.23).
 */
import * as l10n from "@vscode/l10n";
import { findPort } from "../../kubernetes/find-port.ts";
import type { Protocol } from "../../kubernetes/protocol.ts";
import type { ContainerPort } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import { type DraftPort, newWord, type Refusal, type Word, writtenWord } from "./draft-parts.ts";
import { legalPortName, portNames, type Unnamed } from "./port-names.ts";
import type { Wishes } from "./wishes.ts";

/**
 * The ports for a workload, or why there can be none. Each number and protocol stands once (S5.15, S5.20, S5.21).
 * Without ports only when a headless Service was asked for (S1.15).
 */
export function draftPorts(workload: Placed<Workload>, wishes: Wishes): readonly DraftPort[] | Refusal {
  const aims = aimsOf(workload, wishes);
  if ("refused" in aims) return aims;
  const unique = [...new Map(aims.map((aim) => [`${aim.port}/${aim.protocol}`, aim])).values()];
  const names = portNames(unique);
  return unique.map(({ port, protocol, targetPort }, at) => ({
    name: names[at],
    port,
    protocol,
    targetPort,
  }));
}

/** A port of the Service on its way to a port of the pods. */
interface Aim extends Unnamed {
  readonly targetPort: Word | number;
}

type Declared = ContainerPort & { readonly number: number; readonly protocol: Protocol };

function aimsOf(workload: Placed<Workload>, wishes: Wishes): readonly Aim[] | Refusal {
  const { targetPort } = wishes;
  if (typeof targetPort === "string") return aimsAtName(workload, targetPort, wishes);
  const declared = declaredPorts(workload);
  const numbers = [...new Set(declared.map(({ number }) => number))];
  const aimAt = (port: number, number: number) => aimsAtNumber(workload, { port, number }, wishes);
  if (targetPort !== undefined)
    return (wishes.ports ?? [targetPort]).flatMap((port) =>
      aimAt(port, targetPort).map((aim) => ({ ...aim, targetPort })),
    );
  if (wishes.ports === undefined)
    return numbers.length > 0 || wishes.clusterIP === "None"
      ? numbers.flatMap((number) => aimAt(number, number))
      : noPorts(workload);
  const [only, ...others] = numbers;
  const lost = wishes.ports.find((port) => !numbers.includes(port));
  if (lost !== undefined && others.length > 0) return severalTargets(workload, lost, declared);
  return wishes.ports.flatMap((port) => aimAt(port, numbers.includes(port) ? port : (only ?? port)));
}

function noPorts(workload: Placed<Workload>): Refusal {
  const it = titled(workload);
  return {
    refused: l10n.t(
      "{0} declares no container port with a known number, so there is nothing to lead to.",
      it,
    ),
  };
}

function severalTargets(workload: Placed<Workload>, port: number, declared: readonly Declared[]): Refusal {
  const targets = [...new Set(declared.map((each) => legalPortName(each)?.text ?? String(each.number)))];
  return {
    refused: l10n.t(
      "{0} declares no port {1}; --target-port says which of {2} is meant.",
      titled(workload),
      port,
      targets.join(", "),
    ),
  };
}

/** By number: one aim for each protocol that the containers declare there, TCP where they declare none. */
function aimsAtNumber(
  { resource: { template } }: Placed<Workload>,
  { port, number }: { readonly port: number; readonly number: number },
  { protocol }: Wishes,
): readonly Aim[] {
  const declared = declaredIn(template.containers).filter((each) => each.number === number);
  const protocols: readonly Protocol[] =
    protocol !== undefined
      ? [protocol]
      : declared.length > 0
        ? declared.map((each) => each.protocol)
        : ["TCP"];
  return protocols.map((each) => {
    const declaration = declared.find((candidate) => candidate.protocol === each);
    const ownName = declaration === undefined ? undefined : legalPortName(declaration);
    return {
      port,
      protocol: each,
      targetPort: targetOf(ownName, { number, protocol: each }, template),
      ownName,
    };
  });
}

/** The name when it leads to this very number, else the number (S3.16). */
function targetOf(
  name: Word | undefined,
  { number, protocol }: Pick<Declared, "number" | "protocol">,
  { containers }: Workload["template"],
): Word | number {
  if (name === undefined) return number;
  const found = findPort(name.text, protocol, containers);
  return found.kind === "found" && found.number === number ? name : number;
}

/** By name, which looks for the protocol too (S3.16). */
function aimsAtName(workload: Placed<Workload>, text: string, wishes: Wishes): readonly Aim[] | Refusal {
  const { containers } = workload.resource.template;
  const named = declaredIn(containers).filter(({ name }) => name === text);
  const [first] = named;
  if (first === undefined)
    return { refused: l10n.t("No container of {0} has a port named {1}.", titled(workload), text) };
  const found = named.filter(({ protocol }) => protocol === (wishes.protocol ?? protocol));
  if (found.length === 0)
    return {
      refused: l10n.t(
        "The port {0} of {1} is {2}: a name never leads to {3}.",
        text,
        titled(workload),
        first.protocol,
        wishes.protocol ?? "",
      ),
    };
  const word = first.nameNode === undefined ? newWord(text) : writtenWord(first.nameNode);
  const ownName = legalPortName(first);
  return found.flatMap(({ number, protocol }) =>
    (wishes.ports ?? [number]).map((port) => ({ port, protocol, targetPort: word, ownName })),
  );
}

/** The first declaration of each number and protocol. */
function declaredPorts({ resource: { template } }: Placed<Workload>): readonly Declared[] {
  const found = new Map<string, Declared>();
  for (const port of declaredIn(template.containers)) {
    const key = `${port.number}/${port.protocol}`;
    if (!found.has(key)) found.set(key, port);
  }
  return [...found.values()];
}

function declaredIn(containers: Workload["template"]["containers"]): readonly Declared[] {
  return containers
    .filter(({ role }) => role === "app")
    .flatMap(({ ports }) => ports)
    .flatMap((port) => {
      const { number, protocol } = port;
      return number === undefined || protocol === undefined ? [] : [{ ...port, number, protocol }];
    });
}
