/** Commands that the client asks the server to run. */
import * as l10n from "@vscode/l10n";
import {
  type CancellationToken,
  ErrorCodes,
  type ExecuteCommandParams,
  MessageType,
  Position,
  ResponseError,
  ShowMessageNotification,
} from "vscode-languageserver";
import type { ActionAnswer } from "../features/answers.ts";
import { type Placement, textsBeside } from "../features/expose/beside.ts";
import { exposeWorkload } from "../features/expose/expose.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { canonicalUri } from "./from-lsp.ts";
import { lookUp, type OnDocument } from "./handle.ts";
import { exposeCommand } from "./protocol.ts";
import { type Session, withTexts } from "./session.ts";
import { toSelection, toWorkspaceEdit } from "./to-code-action.ts";

type Command = (session: Session, args: readonly unknown[]) => Promise<void>;

const commands: ReadonlyMap<string, Command> = new Map([[exposeCommand, expose]]);

export const commandNames: readonly string[] = [...commands.keys()];

/** Runs a command. Fails for one that is unknown, or whose arguments are malformed. */
export async function executeCommand(
  session: Session,
  params: unknown,
  _token: CancellationToken,
): Promise<void> {
  const { command, arguments: args = [] } = params as ExecuteCommandParams;
  const run = commands.get(command);
  if (run === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}`);
  await run(session, args);
}

/** Writes a Service for a workload and puts the cursor on its name; says why where that cannot be. */
async function expose(session: Session, args: readonly unknown[]): Promise<void> {
  const { uri, position, placement } = readExposeArguments(args);
  const on = lookUp(session, uri);
  if (on === undefined) return session.log.info(`${exposeCommand}: ${uri} is not open`);
  const workload = workloadAt(on, position);
  if (workload === undefined) return refuse(session, l10n.t("There is no workload at this place."));
  const asked = await withTexts(session, on.asked, textsBeside(on.asked, workload));
  const answer = exposeWorkload(asked, workload, placement);
  if ("refused" in answer) return refuse(session, answer.refused);
  await perform(session, answer);
}

function readExposeArguments(args: readonly unknown[]) {
  const [uri, position, placement = "same-file"] = args;
  if (typeof uri !== "string" || !Position.is(position) || !isPlacement(placement)) {
    const wanted = "a uri, a position, and same-file or new-file";
    throw new ResponseError(ErrorCodes.InvalidParams, `${exposeCommand} takes ${wanted}`);
  }
  return { uri: canonicalUri(uri), position, placement };
}

function isPlacement(value: unknown): value is Placement {
  return value === "same-file" || value === "new-file";
}

function workloadAt({ asked, text }: OnDocument, position: Position): Placed<Workload> | undefined {
  const offset = text.offsetAt(position);
  const resources =
    asked.workspace.file(asked.uri)?.documents.flatMap((document) => document.resources) ?? [];
  return resources
    .filter((placed) => isOf(placed, "workload"))
    .find(({ document, resource }) => touches(resource.range, offset - document.place.start));
}

/**
 * The user asked for it, so the user is told. As a notification: `connection.window` would send a request, which a
 * client may not know.
 */
function refuse({ connection }: Session, message: string): Promise<void> {
  return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

async function perform(session: Session, answer: ActionAnswer): Promise<void> {
  const { client, connection, log } = session;
  const edit = toWorkspaceEdit(session, answer.changes);
  if (edit === undefined)
    return refuse(session, l10n.t("This editor cannot create files for a language server."));
  const selection = toSelection(session, answer);
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: answer.title, edit });
  if (!applied) return log.warn(`${answer.title} was not applied: ${failureReason ?? "no reason given"}`);
  if (selection === undefined || !client.showsDocuments) return;
  const { uri, range } = selection;
  await connection.window.showDocument({ uri, takeFocus: true, selection: range });
}
