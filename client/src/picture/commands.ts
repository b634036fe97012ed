/** The commands of the picture, and its panel across sessions. */
import { commands, type Disposable, l10n, type Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { EndpointNode } from "../endpoints-view.ts";
import { showSource, type WiringChanges } from "../wiring-changes.ts";
import { type PictureReach, readReach } from "./messages.ts";
import { PicturePanel, panelType, usualReach } from "./panel.ts";

export interface PictureParts {
  readonly client: BaseLanguageClient;
  readonly changes: WiringChanges;
  readonly extension: Uri;
}

/** Registers the picture; what is returned takes it back. */
export function registerPicture(parts: PictureParts): readonly Disposable[] {
  const shown = new Shown(parts);
  return [
    shown,
    parts.changes.event(() => shown.panel?.refresh()),
    window.onDidChangeTextEditorSelection(({ textEditor }) => shown.panel?.follow(textEditor)),
    window.onDidChangeActiveTextEditor((editor) => shown.panel?.follow(editor)),
    window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        shown.adopt(panel, readReach(state) ?? usualReach()),
    }),
    commands.registerCommand("patchbay.showPicture", (node?: EndpointNode) => shown.show(node)),
    commands.registerCommand("patchbay.exportPicture", () => shown.export()),
    // What is on screen, for the tests: nobody else can look into a webview.
    commands.registerCommand("patchbay.picture.drawn", () => shown.panel?.drawn),
    commands.registerCommand("patchbay.picture.open", (id: unknown) => shown.panel?.open(String(id))),
  ];
}

/** The one panel, as long as there is one. */
class Shown implements Disposable {
  readonly #parts: PictureParts;
  panel: PicturePanel | undefined;
  #webview: WebviewPanel | undefined;

  constructor(parts: PictureParts) {
    this.#parts = parts;
  }

  /** Shows the picture around the cursor, or around a row of the Endpoints view. */
  async show(node: EndpointNode | undefined): Promise<void> {
    const location = node?.row?.location;
    if (location !== undefined) await showSource(location);
    if (this.panel !== undefined) return this.panel.reveal();
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.adopt(window.createWebviewPanel(panelType, l10n.t("Wiring"), place), usualReach());
  }

  adopt(webview: WebviewPanel, reach: PictureReach): void {
    this.#webview?.dispose();
    const { client, extension } = this.#parts;
    const panel = new PicturePanel({
      client,
      extension,
      panel: webview,
      reach,
      onExport: () => void this.export(),
    });
    this.panel = panel;
    this.#webview = webview;
    webview.onDidDispose(() => {
      panel.dispose();
      if (this.panel === panel) [this.panel, this.#webview] = [undefined, undefined];
    });
  }

  async export(): Promise<void> {
    if (this.panel === undefined) return;
    const choice = await window.showQuickPick(["SVG", "PNG", "Mermaid"], {
      placeHolder: l10n.t("Export the picture as"),
    });
    if (choice === "Mermaid") await this.panel.exportMermaid();
    else if (choice !== undefined) this.panel.export(choice === "SVG" ? "svg" : "png");
  }

  dispose(): void {
    this.#webview?.dispose();
  }
}
