/** The panel "Wiring": one at a time, kept up to date while it is visible, and at one with the editor's cursor. */
import { commands, type TextEditor, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import type { BaseLanguageClient, Disposable } from "vscode-languageclient";
import {
  mermaidMethod,
  type PictureParams,
  pictureMethod,
  type WiringPicture,
} from "../../../server/src/lsp/protocol.ts";
import { showSource } from "../wiring-changes.ts";
import {
  type Drawn,
  type ExportFormat,
  type FromPage,
  type PictureReach,
  readFromPage,
  type ToPage,
} from "./messages.ts";
import { pageOf } from "./page.ts";
import { fromBase64, save } from "./save.ts";
import { pictureTexts } from "./texts.ts";

export const panelType = "patchbay.picture";

/** How long after a change the picture is asked for, in milliseconds: typing goes on meanwhile. */
const delay = 120;

export interface PanelOptions {
  readonly client: BaseLanguageClient;
  readonly extension: Uri;
  readonly panel: WebviewPanel;
  readonly reach: PictureReach;
  /** Asks the user in which form the picture is exported. */
  readonly onExport: () => void;
}

export class PicturePanel implements Disposable {
  readonly #options: PanelOptions;
  /** The editor that is followed; it stays when the panel has the focus. */
  #editor: TextEditor | undefined;
  #reach: PictureReach;
  #picture: WiringPicture = { nodes: [], edges: [] };
  #drawn: Drawn | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #isStale = false;

  constructor(options: PanelOptions) {
    this.#options = options;
    this.#reach = options.reach;
    this.#editor = window.activeTextEditor ?? window.visibleTextEditors[0];
    const { panel, extension } = options;
    panel.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, "dist")] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      if (panel.visible && this.#isStale) this.refresh();
    });
    const script = panel.webview.asWebviewUri(Uri.joinPath(extension, "dist/picture.js")).toString();
    panel.webview.html = pageOf({ nonce: crypto.randomUUID().replaceAll("-", ""), script });
  }

  /** What is on screen; undefined before the first picture. */
  get drawn(): Drawn | undefined {
    return this.#drawn;
  }

  reveal(): void {
    this.#options.panel.reveal(undefined, true);
  }

  /** Shows another part of the workspace. */
  show(reach: PictureReach): void {
    this.#reach = reach;
    this.refresh();
  }

  /** Asks for the picture anew, soon; a panel that nobody sees waits until it is seen. */
  refresh(): void {
    this.#isStale = !this.#options.panel.visible;
    clearTimeout(this.#timer);
    if (!this.#isStale) this.#timer = setTimeout(() => void this.#draw(), delay);
  }

  /** Goes where the cursor is: another node, and in another file perhaps another picture. */
  follow(editor: TextEditor | undefined): void {
    if (editor === undefined || editor.document.languageId !== "yaml") return;
    const before = this.#editor?.document.uri.toString();
    this.#editor = editor;
    const isOther = before !== editor.document.uri.toString();
    if (isOther && this.#reach !== "everything") this.refresh();
    this.#sendCursor();
  }

  /** Has the page make a picture file; it comes back as a message. */
  export(format: ExportFormat): void {
    this.#send({ type: "export", format });
  }

  async exportMermaid(): Promise<void> {
    const text = await this.#options.client.sendRequest<string>(mermaidMethod, this.#params());
    await save("mmd", new TextEncoder().encode(text));
  }

  /** Opens the source of a node, beside the panel. */
  async open(id: string): Promise<void> {
    const node = this.#picture.nodes.find((each) => each.id === id);
    if (node === undefined) return;
    const column = this.#editor?.viewColumn ?? ViewColumn.One;
    await showSource(node.location, column);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #draw(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const picture = await this.#options.client.sendRequest<WiringPicture>(pictureMethod, this.#params());
      if (asked !== this.#asked) return;
      this.#picture = picture;
      this.#send({ type: "picture", picture, reach: this.#reach });
      this.#sendCursor();
    } catch (error) {
      this.#options.client.warn("The picture could not be drawn", error, false);
    }
  }

  #params(): PictureParams {
    const uri = this.#editor?.document.uri;
    if (this.#reach === "everything" || uri === undefined) return { of: { kind: "everything" } };
    const { code2ProtocolConverter } = this.#options.client;
    const of = this.#reach === "file" ? uri : Uri.joinPath(uri, "..");
    return { of: { kind: this.#reach, uri: code2ProtocolConverter.asUri(of) } };
  }

  #receive(message: unknown): void {
    const known = readFromPage(message);
    if (known === undefined) this.#options.client.warn("The picture sent a message that nobody understands");
    else void this.#act(known);
  }

  async #act(message: FromPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#send({ type: "texts", texts: pictureTexts() });
        return this.refresh();
      case "open":
        return this.open(message.id);
      case "reach":
        return this.show(message.reach);
      case "tree":
        return commands.executeCommand("patchbay.endpoints.focus");
      case "export":
        return this.#options.onExport();
      case "exported":
        return this.#save(message.format, message.data);
      case "drawn":
        this.#drawn = message.drawn;
    }
  }

  async #save(format: ExportFormat, data: string): Promise<void> {
    const bytes = format === "svg" ? new TextEncoder().encode(data) : fromBase64(data);
    if (bytes === undefined) this.#options.client.warn("The picture sent a file that is none");
    else await save(format, bytes);
  }

  #sendCursor(): void {
    const editor = this.#editor;
    if (editor === undefined || editor.document.isClosed) return;
    const { line, character } = editor.selection.active;
    const uri = this.#options.client.code2ProtocolConverter.asUri(editor.document.uri);
    this.#send({ type: "cursor", cursor: { uri, line, character } });
  }

  #send(message: ToPage): void {
    void this.#options.panel.webview.postMessage(message);
  }
}

/** The part of the workspace that a picture begins with. */
export function usualReach(): PictureReach {
  const editor = window.activeTextEditor;
  const isFile = editor !== undefined && workspace.getWorkspaceFolder(editor.document.uri) !== undefined;
  return isFile ? "folder" : "everything";
}
