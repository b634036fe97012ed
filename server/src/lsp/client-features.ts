/** What the client can do, read once; nothing else looks at its capabilities. */
import type { InitializeParams } from "vscode-languageserver";
import { folderUri } from "./from-lsp.ts";
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
  readonly showsDocuments: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  /** Runs `patchbay.select` after an edit. */
  readonly selects: boolean;
  readonly docsBase: string | undefined;
}

/** The client as it introduces itself. Options that are malformed count as missing. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const { workspace, window } = capabilities;
  const { commands, docsBase } = recordOf(initializationOptions);
  return {
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    showsDocuments: window?.showDocument?.support === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    selects: Array.isArray(commands) && commands.includes(selectCommand),
    docsBase: typeof docsBase === "string" ? docsBase : undefined,
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
