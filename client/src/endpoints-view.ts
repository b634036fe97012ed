/** The Endpoints view: namespaces, Services, ports, workloads and containers, asked for level by level. */
import {
  type Command,
  type Event,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import {
  type EndpointRow,
  type EndpointRows,
  type EndpointsParams,
  endpointsMethod,
} from "../../server/src/lsp/protocol.ts";
import { iconOf, kindWord, stateWord } from "./endpoints-words.ts";

/** A row of the server, or what stands for those that a long level leaves out. */
export type EndpointNode =
  | { readonly row: EndpointRow; readonly more?: undefined }
  | { readonly row?: undefined; readonly more: number; readonly path: readonly string[] };

/** Which rows are shown. */
export type EndpointsFilter = Pick<EndpointsParams, "only" | "within">;

/** Commands with a row as their argument. */
export const openRowCommand = "patchbay.endpoints.open";
export const moreRowsCommand = "patchbay.endpoints.more";

const pageSize = 500;

export class EndpointsTree implements TreeDataProvider<EndpointNode> {
  readonly onDidChangeTreeData: Event<undefined>;
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<undefined>();
  readonly #limits = new Map<string, number>();
  readonly #told: (rows: number) => void;
  #filter: EndpointsFilter = {};

  /** `told` hears how many rows the root has, each time that it is asked for. */
  constructor(client: BaseLanguageClient, told: (rows: number) => void) {
    this.#client = client;
    this.#told = told;
    this.onDidChangeTreeData = this.#changed.event;
  }

  get filter(): EndpointsFilter {
    return this.#filter;
  }

  /** Shows other rows. */
  show(filter: EndpointsFilter): void {
    this.#filter = filter;
    this.refresh();
  }

  /** Asks anew for the rows that are on screen. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Shows the next page of a long level. */
  showMore(path: readonly string[]): void {
    this.#limits.set(JSON.stringify(path), this.#limitOf(path) + pageSize);
    this.refresh();
  }

  async getChildren(node?: EndpointNode): Promise<EndpointNode[]> {
    const path = node?.row?.path ?? [];
    const { items, more } = await this.#ask({ ...this.#filter, path, limit: this.#limitOf(path) });
    if (node === undefined) this.#told(items.length);
    const rows: EndpointNode[] = items.map((row) => ({ row }));
    return more > 0 ? [...rows, { more, path }] : rows;
  }

  getTreeItem(node: EndpointNode): TreeItem {
    return node.row === undefined ? moreItem(node) : rowItem(node.row);
  }

  #limitOf(path: readonly string[]): number {
    return this.#limits.get(JSON.stringify(path)) ?? pageSize;
  }

  /** A server that is not there yet, or no longer, has no rows; it tells of a change once it is there. */
  async #ask(params: EndpointsParams): Promise<EndpointRows> {
    const none = { items: [], more: 0 };
    if (this.#client.state !== State.Running) return none;
    try {
      return await this.#client.sendRequest<EndpointRows>(endpointsMethod, params);
    } catch (error) {
      this.#client.warn("The Endpoints view got no answer", error, false);
      return none;
    }
  }
}

function rowItem(row: EndpointRow): TreeItem {
  const item = new TreeItem(row.label, collapsible(row));
  item.id = JSON.stringify(row.path);
  item.contextValue = row.kind;
  item.iconPath = iconOf(row);
  item.description = descriptionOf(row);
  item.tooltip = `${kindWord(row.kind)} ${row.label}\n${item.description}`.trim();
  item.accessibilityInformation = { label: spoken(row) };
  if (row.location !== undefined) item.command = openCommand(row);
  return item;
}

function moreItem({ more, path }: Extract<EndpointNode, { more: number }>): TreeItem {
  const item = new TreeItem(l10n.t("{0} more…", more));
  item.id = JSON.stringify([...path, "more"]);
  item.command = { command: moreRowsCommand, title: l10n.t("Show More"), arguments: [path] };
  return item;
}

function openCommand({ location }: EndpointRow): Command {
  return { command: openRowCommand, title: l10n.t("Go to Source"), arguments: [location] };
}

/** Folders and namespaces are open from the start: they are there to be looked into. */
function collapsible({ kind, expandable }: EndpointRow): TreeItemCollapsibleState {
  if (kind === "folder" || kind === "namespace") return TreeItemCollapsibleState.Expanded;
  return expandable ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
}

/** What is reached speaks for itself; any other state is said, since not everybody sees the icon. */
function descriptionOf({ state, text }: EndpointRow): string {
  const word = state === undefined || (state === "reached" && text !== "") ? "" : stateWord(state);
  return [word, text].filter((part) => part !== "").join(" · ");
}

function spoken({ kind, label, state, text }: EndpointRow): string {
  const parts = [`${kindWord(kind)} ${label}`, state === undefined ? "" : stateWord(state), text];
  return parts.filter((part) => part !== "").join(", ");
}
