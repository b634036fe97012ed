/** What every handler may ask: the parts of one running server. */
import type { Connection } from "vscode-languageserver";
import type { Asked } from "../features/answers.ts";
import { FileProblem, type FileSystem } from "../workspace/file-system.ts";
import type { Activity } from "./activity.ts";
import type { CheckedWorkspace } from "./checked-workspace.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { Clock } from "./clock.ts";
import type { Configuration } from "./configuration.ts";
import type { Log } from "./log.ts";
import type { OpenDocuments } from "./open-documents.ts";

export interface Session {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: Activity;
  readonly documents: OpenDocuments;
  readonly configuration: Configuration;
  readonly checked: CheckedWorkspace;
  /** Has the client ask for code lenses and inlay hints again: what they say depends on other files too. */
  readonly refreshNotes: () => void;
}

/** What a feature is asked about a file. */
export function askedOf({ checked, configuration }: Session, uri: string): Asked {
  return { workspace: checked.workspace, settings: configuration.of(uri), uri };
}

/** The same question with the texts of closed files at hand. A file that cannot be read has none. */
export async function withTexts({ files }: Session, asked: Asked, uris: readonly string[]): Promise<Asked> {
  if (uris.length === 0) return asked;
  const texts = new Map(await Promise.all(uris.map(async (uri) => [uri, await textOf(files, uri)] as const)));
  return { ...asked, textOf: (uri) => texts.get(uri) };
}

async function textOf(files: FileSystem, uri: string): Promise<string | undefined> {
  try {
    return await files.read(uri);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return undefined;
  }
}
