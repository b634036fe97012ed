/**
 * Ports of pods, where a manifest names one: the target of a Service port, a probe or a hook, a policy, a monitor of
 * pods. Names first, because they hold when a number changes.
 */
import * as l10n from "@vscode/l10n";
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Pick } from "../../resources/mention.ts";
import type { Monitor } from "../../resources/monitor.ts";
import type { NetworkPolicy } from "../../resources/network-policy.ts";
import type { Service } from "../../resources/service.ts";
import type { Workload } from "../../resources/workload.ts";
import { lentPorts } from "../../workspace/known-ports.ts";
import { picked, pickedServices } from "../../workspace/picks.ts";
import { selectPods } from "../../workspace/selection.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { type Cursor, nodeAt } from "./cursor.ts";

/** The ports that may be named at the cursor. */
export function podPorts(cursor: Cursor): readonly Offer[] {
  const { keys, part, placed } = cursor;
  if (part !== "value" || placed === undefined) return [];
  const field = keys.at(-1);
  if (isOf(placed, "service") && keys.join(".") === "spec.ports.targetPort")
    return targetPorts(cursor, placed);
  if (isOf(placed, "workload") && field === "port" && isHandler(keys.at(-2))) return ownPorts(cursor, placed);
  if (isOf(placed, "monitor")) return monitoredPorts(cursor, placed);
  return isOf(placed, "network-policy") && field === "port" ? allowedPorts(cursor, placed) : [];
}

/** What goes out goes to the ports of others, what comes in to those of the policy's own pods (S8.31). */
function allowedPorts(cursor: Cursor, policy: Placed<NetworkPolicy>): readonly Offer[] {
  const whose = cursor.keys.includes("egress") ? "spec.egress.to.podSelector" : "spec.podSelector";
  return offers(podsOf(cursor, policy, ({ field }) => field === whose));
}

/** A port of the Services by name, or one of the pods behind them (S8.37). */
function monitoredPorts(cursor: Cursor, monitor: Placed<Monitor>): readonly Offer[] {
  const { graph } = cursor.asked.workspace;
  const field = cursor.keys.at(-1);
  if (monitor.resource.of === "pods") {
    const pods = podsOf(cursor, monitor, () => true);
    return field === "port" ? offers(pods).filter(({ label }) => Number.isNaN(Number(label))) : [];
  }
  const services = monitor.resource.picks.flatMap((pick) => pickedServices(graph, { from: monitor, pick }));
  if (field === "port") return distinct(services.flatMap(servicePorts));
  if (field !== "targetPort") return [];
  const behind = services.flatMap((each) => selectPods(graph, each, { scope: "auto" }).pods);
  return offers(behind.map(({ placed }) => placed));
}

function servicePorts(service: Placed<Service>): readonly Offer[] {
  return service.resource.ports.flatMap(({ name, port }): readonly Offer[] => {
    const label = name?.text ?? "";
    const detail = `${port ?? "?"} · ${titled(service)}`;
    return label === "" ? [] : [{ label, detail, sort: "port" }];
  });
}

function targetPorts({ asked }: Cursor, service: Placed) {
  if (!isOf(service, "service")) return [];
  const { pods } = selectPods(asked.workspace.graph, service, { scope: "auto" });
  return offers(pods.map(({ placed }) => placed));
}

function podsOf(
  { asked }: Cursor,
  placed: Placed,
  isMeant: (pick: Pick) => boolean,
): readonly Placed<Workload>[] {
  const { graph } = asked.workspace;
  return placed.resource.picks
    .filter((pick) => pick.of === "pods" && isMeant(pick))
    .flatMap((pick) => picked(graph, placed, pick));
}

function isHandler(key: string | undefined): boolean {
  return key === "httpGet" || key === "tcpSocket";
}

/** A probe looks in its own container only (S8.40). */
function ownPorts({ path, root }: Cursor, workload: Placed<Workload>): readonly Offer[] {
  const at = path.findLastIndex((step) => step === "containers" || step === "initContainers");
  const start = nodeAt(root, path.slice(0, at + 2))?.range.start;
  const container = workload.resource.template.containers.find(({ range }) => range.start === start);
  return container === undefined
    ? []
    : portOffers(container.ports.map((port) => ({ port, owner: container })));
}

function offers(pods: readonly Placed<Workload>[]): readonly Offer[] {
  return portOffers(
    pods.flatMap((placed) =>
      lentPorts(placed).map((port) => ({ port, owner: ownerOf(placed, port), placed })),
    ),
  );
}

function ownerOf({ resource }: Placed<Workload>, port: ContainerPort): Container | undefined {
  return resource.template.containers.find(({ ports }) => ports.includes(port));
}

interface Found {
  readonly port: ContainerPort;
  readonly owner: Container | undefined;
  readonly placed?: Placed<Workload>;
}

function portOffers(found: readonly Found[]): readonly Offer[] {
  const named = found.flatMap((each) => (each.port.name === undefined ? [] : [offer(each.port.name, each)]));
  const numbers = found.flatMap((each) =>
    each.port.number === undefined ? [] : [offer(`${each.port.number}`, each)],
  );
  return distinct([...named, ...numbers]);
}

/** Each label once, with what was found last. */
function distinct(found: readonly Offer[]): readonly Offer[] {
  return [...new Map(found.map((each) => [each.label, each])).values()];
}

function offer(label: string, { port, owner, placed }: Found): Offer {
  const other = label === port.name ? `${port.number ?? ""}` : (port.name ?? "");
  const container = owner?.name === undefined ? "" : l10n.t("container {0}", owner.name);
  const whose = placed === undefined ? "" : titled(placed);
  const detail = [other, container, whose].filter((part) => part !== "").join(" · ");
  return { label, detail, sort: "port" };
}
