/** Which other extensions work on the same files; the server is told, so that nothing is shown twice. */
import { type Disposable, extensions } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type OtherExtensions, othersMethod } from "../../server/src/lsp/protocol.ts";

/** Those that are installed and enabled now. */
export function presentOthers(): OtherExtensions {
  const isPresent = (id: string) => extensions.getExtension(id) !== undefined;
  return {
    yaml: isPresent("redhat.vscode-yaml"),
    kubernetes: isPresent("ms-kubernetes-tools.vscode-kubernetes-tools"),
  };
}

/** Tells the server each time that they may have changed. One that is stopped refuses, and is told when it starts. */
export function announceOthers(client: BaseLanguageClient): Disposable {
  return extensions.onDidChange(() => {
    client.sendNotification(othersMethod, presentOthers()).catch(() => undefined);
  });
}
