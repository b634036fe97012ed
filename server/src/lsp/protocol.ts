/** What Patchbay adds to the protocol. The client imports this file too, so it stands alone. */

/** A request without parameters; answers null when no indexing, checking or publishing is under way. */
export const idleMethod = "patchbay/idle";

/**
 * A request of a document and a position: answers `DescribeAnswer` for the Service there, null where there is none.
 */
export const describeMethod = "patchbay/describeService";

/** A Service in the words of `kubectl describe service`, and its name. */
export interface DescribeAnswer {
  readonly name: string;
  readonly text: string;
}

/** A command of the client: shows what `describeMethod` answers for the place of the cursor. */
export const describeCommand = "patchbay.describeService";

/** A command of the server: `[uri, 0-based position, placement]`. Writes a Service for the workload at that place. */
export const exposeCommand = "patchbay.expose";

/** A command of the client, run after an edit: `[uri, range]`. Puts the cursor there. */
export const selectCommand = "patchbay.select";

/** What a client may say of itself at the start; all of it is optional. */
export interface InitializationOptions {
  /** Commands that the client can run, such as `patchbay.select`. */
  readonly commands?: readonly string[];
  /** Where the pages of the rules are; a finding links to `<docsBase>/<rule>.md`. */
  readonly docsBase?: string;
  /** The value of the `patchbay` section, from clients that cannot be asked for it. */
  readonly settings?: unknown;
  /** What the server says to people in their language, by the English template: the contents of an l10n bundle. */
  readonly texts?: Readonly<Record<string, string>>;
}
