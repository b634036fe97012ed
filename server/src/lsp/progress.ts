/** Progress in the client's own place for it; nothing at all where the client has none. */
import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";

export interface Progress {
  readonly report: (done: number, of: number) => void;
  readonly end: () => void;
}

/** Shows that indexing is under way. Does not wait for the client, which may take its time to agree. */
export function beginProgress(connection: Connection): Progress {
  const created = connection.window.createWorkDoneProgress().then(
    (reporter) => {
      reporter.begin(l10n.t("Patchbay: indexing"), 0);
      return reporter;
    },
    // Without it the work goes on unseen.
    () => undefined,
  );
  return {
    report: (done, of) =>
      void created.then((reporter) =>
        reporter?.report(Math.floor((100 * done) / of), l10n.t("{0} of {1} files", done, of)),
      ),
    end: () => void created.then((reporter) => reporter?.done()),
  };
}
