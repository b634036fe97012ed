/** Puts the Endpoints view on screen: its filters, its menus, and what keeps it up to date. */
import { commands, type Disposable, env, l10n, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { describeCommand, type WiringLocation } from "../../server/src/lsp/protocol.ts";
import {
  type EndpointNode,
  type EndpointsFilter,
  EndpointsTree,
  moreRowsCommand,
  openRowCommand,
} from "./endpoints-view.ts";
import { showSource, type WiringChanges } from "./wiring-changes.ts";

const viewId = "patchbay.endpoints";

/** What is shown: everything, or what the editor shows. */
type Reach = "everything" | "folder" | "file";

/** Registers the view; what is returned takes it back. */
export function registerEndpoints(client: BaseLanguageClient, changes: WiringChanges): readonly Disposable[] {
  let rows = 0;
  const tree = new EndpointsTree(client, (count) => {
    rows = count;
  });
  const view = window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  const filter = new Filter(tree, (text) => {
    view.description = text;
  });
  const reach = (name: Reach) => () => filter.reach(name);
  return [
    view,
    changes.event(() => tree.refresh()),
    window.onDidChangeActiveTextEditor(() => filter.follow()),
    commands.registerCommand(`${viewId}.problems`, () => filter.only("problems")),
    commands.registerCommand(`${viewId}.all`, () => filter.only("all")),
    commands.registerCommand(`${viewId}.everything`, reach("everything")),
    commands.registerCommand(`${viewId}.folder`, reach("folder")),
    commands.registerCommand(`${viewId}.file`, reach("file")),
    commands.registerCommand(`${viewId}.refresh`, () => tree.refresh()),
    commands.registerCommand(moreRowsCommand, (path: readonly string[]) => tree.showMore(path)),
    commands.registerCommand(openRowCommand, (location: WiringLocation) => showSource(location)),
    commands.registerCommand(`${viewId}.describe`, (node?: EndpointNode) => describe(node)),
    commands.registerCommand(`${viewId}.copyDnsName`, (node?: EndpointNode) => copyDnsName(node)),
    // What the root showed last, for the tests: nobody else can look into a view.
    commands.registerCommand(`${viewId}.rows`, () => rows),
  ];
}

/** The filter that the user chose, followed through the editors. */
class Filter {
  readonly #tree: EndpointsTree;
  readonly #describe: (text: string) => void;
  #reach: Reach = "everything";

  constructor(tree: EndpointsTree, describe: (text: string) => void) {
    this.#tree = tree;
    this.#describe = describe;
  }

  only(only: NonNullable<EndpointsFilter["only"]>): void {
    this.#show({ ...this.#tree.filter, only });
  }

  reach(reach: Reach): void {
    this.#reach = reach;
    const { only } = this.#tree.filter;
    const within = this.#within();
    this.#show({ ...(only === undefined ? {} : { only }), ...(within === undefined ? {} : { within }) });
  }

  /** Another editor is another file, and may be another folder. Without an editor the last one counts. */
  follow(): void {
    const within = this.#within();
    if (within !== undefined && within !== this.#tree.filter.within) this.reach(this.#reach);
  }

  #within(): string | undefined {
    const uri = window.activeTextEditor?.document.uri;
    if (this.#reach === "everything" || uri === undefined) return undefined;
    return this.#reach === "file" ? uri.toString() : Uri.joinPath(uri, "..").toString();
  }

  #show(filter: EndpointsFilter): void {
    const { only, within } = filter;
    const filtered = only === "problems" || within !== undefined;
    void commands.executeCommand("setContext", `${viewId}.only`, only ?? "all");
    void commands.executeCommand("setContext", `${viewId}.filtered`, filtered);
    const name = within === undefined ? "" : (Uri.parse(within).path.split("/").at(-1) ?? "");
    const words = [only === "problems" ? l10n.t("problems") : "", name];
    this.#describe(words.filter((word) => word !== "").join(" · "));
    this.#tree.show(filter);
  }
}

async function describe(node: EndpointNode | undefined): Promise<void> {
  const location = node?.row?.location;
  if (location === undefined) return;
  await showSource(location);
  await commands.executeCommand(describeCommand);
}

async function copyDnsName(node: EndpointNode | undefined): Promise<void> {
  const name = node?.row?.dns;
  if (name === undefined) return;
  await env.clipboard.writeText(name);
  window.setStatusBarMessage(l10n.t("{0} is on the clipboard", name), 3000);
}
