/**
 * Ports of pods, where a manifest names one: the target of a Service port, a probe or a hook, a policy, a monitor of
 * pods. Names first, because they hold when a number changes.
 */
import * as l10n from "@vscode/l10n";
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import { lentPorts } from "../../workspace/known-ports.ts";
import { picked } from "../../workspace/picks.ts";
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
  const picks = placed.resource.kind === "NetworkPolicy" || placed.resource.kind === "PodMonitor";
  return picks && field === "port" ? offers(podsOf(cursor, placed)) : [];
}

function targetPorts({ asked }: Cursor, service: Placed) {
  if (!isOf(service, "service")) return [];
  const { pods } = selectPods(asked.workspace.graph, service, { scope: "auto" });
  return offers(pods.map(({ placed }) => placed));
}

function podsOf({ asked }: Cursor, placed: Placed): readonly Placed<Workload>[] {
  const { graph } = asked.workspace;
  return placed.resource.picks
    .filter(({ of }) => of === "pods")
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
  return [...new Map([...named, ...numbers].map((each) => [each.label, each])).values()];
}

function offer(label: string, { port, owner, placed }: Found): Offer {
  const other = label === port.name ? `${port.number ?? ""}` : (port.name ?? "");
  const container = owner?.name === undefined ? "" : l10n.t("container {0}", owner.name);
  const whose = placed === undefined ? "" : titled(placed);
  const detail = [other, container, whose].filter((part) => part !== "").join(" · ");
  return { label, detail, sort: "port" };
}
