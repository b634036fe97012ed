/** What a Service reaches, in a form that two states of a workspace can be compared by: names and numbers, no places. */
import type { Service } from "../../src/resources/service.ts";
import { wirePorts } from "../../src/workspace/endpoints.ts";
import { type Rank, selectPods } from "../../src/workspace/selection.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { isOutside } from "../../src/workspace/world.ts";

/** Where a resource stands: it survives every edit that adds no document. */
export interface Address {
  readonly uri: string;
  /** Index of the document in its file, and of the resource in the document. */
  readonly document: number;
  readonly resource: number;
}

export interface Wiring {
  readonly rank: Rank | undefined;
  readonly pods: readonly { readonly address: Address; readonly namespaces: "same" | "open" }[];
  readonly ports: readonly WiredPort[];
  /** True when the API server refuses the Service for a port without a name (S1.18). */
  readonly refused: boolean;
}

interface WiredPort {
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  readonly targets: readonly {
    readonly pods: Address;
    readonly number: number;
    readonly container?: string;
  }[];
  readonly unresolved: number;
}

/** What the Service reaches, by the engine's own resolution. */
export function wiringOf(workspace: Workspace, service: Placed<Service>): Wiring {
  const selection = selectPods(workspace.graph, service, { scope: "auto" });
  const addresses = new Map(selection.pods.map((pods) => [pods, addressOf(workspace, pods.placed)]));
  const { ports } = service.resource;
  return {
    rank: selection.rank,
    pods: selection.pods.map(({ placed, namespaces }) => ({
      address: addressOf(workspace, placed),
      namespaces,
    })),
    ports: wirePorts(service.resource, selection).map(({ port, targets, unresolved }) => ({
      port: port.port,
      protocol: port.protocol,
      targets: targets.flatMap(({ pods, number, container }) => {
        const name = container?.name;
        const address = addresses.get(pods);
        if (address === undefined) return [];
        return [{ pods: address, number, ...(name === undefined ? {} : { container: name }) }];
      }),
      unresolved: unresolved.length,
    })),
    refused: ports.length > 1 && ports.some(({ name }) => name === undefined || name.text === ""),
  };
}

/** True when every port leads somewhere beside the Service, in its file, its folder or its kustomization. */
export function works({ rank, pods, ports, refused }: Wiring): boolean {
  const near = rank === "file" || rank === "folder";
  const together = rank === "folder" || pods.some(({ namespaces }) => namespaces === "same");
  return near && together && !refused && ports.length > 0 && ports.every(({ targets }) => targets.length > 0);
}

/** True when both reach the same pods through the same ports. Names of Service ports are not compared. */
export function isSameWiring(one: Wiring, other: Wiring): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function addressOf(workspace: Workspace, placed: Placed): Address {
  const { document } = placed;
  const documents = workspace.file(document.uri)?.documents ?? [];
  return {
    uri: document.uri,
    document: documents.indexOf(document),
    resource: document.resources.indexOf(placed),
  };
}

/** The resource that stands at an address now. */
export function at(workspace: Workspace, { uri, document, resource }: Address): Placed | undefined {
  return workspace.file(uri)?.documents[document]?.resources[resource];
}

/** All Services of the workspace that belong to its world: those of charts and patches do not. */
export function servicesOf(workspace: Workspace): readonly Placed<Service>[] {
  const files = [...workspace.files()].filter(({ uri }) => !isOutside(workspace.world, uri));
  const documents = files.flatMap((file) => file.documents);
  return documents.flatMap(({ resources }) => resources).filter((placed) => isOf(placed, "service"));
}
