/** What shows the wiring beside the text: the Endpoints view and the picture. */
import type { Disposable, ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { registerEndpoints } from "./endpoints-commands.ts";
import { registerPicture } from "./picture/commands.ts";
import { followWiring } from "./wiring-changes.ts";

/** Registers both; what is returned takes them back. */
export function registerWiring(
  { extensionUri }: ExtensionContext,
  client: BaseLanguageClient,
): readonly Disposable[] {
  const changes = followWiring(client);
  return [
    changes,
    ...registerEndpoints(client, changes),
    ...registerPicture({ client, changes, extension: extensionUri }),
  ];
}
