/** What a Service port may target instead, for every rule whose finding is a target port that leads nowhere. */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { portNameProblems } from "../kubernetes/names.ts";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { lentPorts } from "../workspace/known-ports.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setNumber, setScalar } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/** The ports that all of the pods declare, as the first of them does. */
export function sharedPorts(all: readonly Placed<Workload>[]): readonly ContainerPort[] {
  const doorOf = ({ number, protocol }: ContainerPort) =>
    isPortNumber(number ?? 0) ? [`${number}/${protocol ?? ""}`] : [];
  const doors = new Set(shared(all, (pods) => lentPorts(pods).flatMap(doorOf)));
  const [first] = all;
  // A port that stands twice counts once.
  return (first === undefined ? [] : lentPorts(first)).filter((port) =>
    doorOf(port).some((door) => doors.delete(door)),
  );
}

/** Fixes that write the nearest shared name; the number that was meant, or the only one there is. `all` are the selected pods. */
export function retarget(
  service: Placed<Service>,
  port: ServicePort,
  all: readonly Placed<Workload>[],
): readonly Fix[] {
  const wanted = `${port.targetPort}`;
  const fitting = (pods: Placed<Workload>) =>
    lentPorts(pods).filter(({ protocol }) => protocol === port.protocol);
  const names = shared(all, (pods) => fitting(pods).flatMap(({ name }) => name ?? []));
  const nearest = names
    .filter((name) => portNameProblems(name).length === 0)
    .sort((a, b) => distance(a, wanted) - distance(b, wanted))[0];
  const numbers = shared(all, (pods) => fitting(pods).flatMap(({ number }) => number ?? [])).filter(
    isPortNumber,
  );
  const only = numbers.length === 1 ? numbers[0] : undefined;
  const number = isPortNumber(Number(wanted)) ? Number(wanted) : only;
  const node = port.targetPortNode;
  return [
    ...(nearest === undefined
      ? []
      : fix(l10n.t("Target `{0}`", nearest), [setScalar(service, node, nearest)])),
    ...(number === undefined
      ? []
      : fix(l10n.t("Target the number {0}", number), [setNumber(service, node, number)])),
  ];
}

/** What every selected workload declares, so that the finding does not merely move on to another. */
function shared<T>(
  all: readonly Placed<Workload>[],
  of: (pods: Placed<Workload>) => readonly T[],
): readonly T[] {
  const [first, ...rest] = all.map((pods) => new Set(of(pods)));
  return [...(first ?? [])].filter((each) => rest.every((others) => others.has(each)));
}
