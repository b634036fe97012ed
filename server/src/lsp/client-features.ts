/** What the client can do, read once; nothing else looks at its capabilities. */
import type { InitializeParams } from "vscode-languageserver";
import { folderUri } from "./from-lsp.ts";
import { Neighbours } from "./neighbours.ts";
import { selectCommand } from "./protocol.ts";
import { recordOf } from "./record.ts";

export interface ClientFeatures {
  /** Can be asked for settings. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  /** Takes edits with versions, instead of a plain map from files to edits. */
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  /** Shows edits with a note, and asks before it makes those that want it. */
  readonly annotatesChanges: boolean;
  /** Takes links that say what they start from, instead of plain places. */
  readonly linksDefinitions: boolean;
  readonly showsDocuments: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  /** Runs `patchbay.select` after an edit. */
  readonly selects: boolean;
  /** Takes `patchbay/wiringChanged`. */
  readonly followsWiring: boolean;
  readonly docsBase: string | undefined;
  /** The other extensions on the same files; all that changes while the server runs. */
  readonly others: Neighbours;
}

/** The client as it introduces itself. Options that are malformed count as missing. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const { workspace, window, textDocument } = capabilities;
  const { commands, docsBase, others, followsWiring } = recordOf(initializationOptions);
  return {
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    annotatesChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    selects: Array.isArray(commands) && commands.includes(selectCommand),
    followsWiring: followsWiring === true,
    docsBase: typeof docsBase === "string" ? docsBase : undefined,
    others: new Neighbours(others),
  };
}

/** The workspace folders, as uris without a final `/`; none when only files are open. */
export function readFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const folders = workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]);
  return folders.map(({ uri }) => folderUri(uri));
}

/** The settings that a client gave at the start, or undefined. */
export function readInitialSettings({ initializationOptions }: InitializeParams): unknown {
  return recordOf(initializationOptions)["settings"];
}

/** The translations that a client gave at the start, by English template; none of those that are no text. */
export function readTexts({ initializationOptions }: InitializeParams): Record<string, string> {
  const texts = Object.entries(recordOf(recordOf(initializationOptions)["texts"]));
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
