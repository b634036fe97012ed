/** Every request that the server answers. A handler converts in, asks the core, and converts out. */
import {
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  type CodeLensParams,
  CodeLensRequest,
  ExecuteCommandRequest,
  type HoverParams,
  HoverRequest,
  type ServerCapabilities,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Asked } from "../features/answers.ts";
import { codeActions } from "../features/code-actions.ts";
import { codeLenses } from "../features/code-lens.ts";
import { describeAt } from "../features/describe/describe-at.ts";
import { textsBeside } from "../features/expose/beside.ts";
import { hover } from "../features/hover/hover.ts";
import { isOf } from "../workspace/source-file.ts";
import { callHierarchyRequests } from "./call-hierarchy.ts";
import { commandNames, executeCommand } from "./commands.ts";
import { completionRequests } from "./completion.ts";
import { offsetsOf } from "./from-lsp.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import { inlayHintRequests } from "./inlay-hints.ts";
import { navigationRequests } from "./navigation.ts";
import { outlineRequests } from "./outline.ts";
import { type DescribeAnswer, describeMethod, idleMethod } from "./protocol.ts";
import { renameRequests } from "./rename.ts";
import { withTexts } from "./session.ts";
import { toCodeAction } from "./to-code-action.ts";
import { toCodeLens, toHover } from "./to-lsp.ts";
import { wiringRequests } from "./wiring.ts";

export const requests: readonly RequestEntry[] = [
  onDocument<HoverParams>(HoverRequest.method, { hoverProvider: true }, ({ asked, text }, params) => {
    const answer = asked.settings.hover ? hover(asked, text.offsetAt(params.position)) : undefined;
    return answer === undefined ? undefined : toHover(answer);
  }),

  onDocument<CodeLensParams>(CodeLensRequest.method, { codeLensProvider: {} }, ({ asked }) => {
    return asked.settings.codeLens ? codeLenses(asked).map(toCodeLens) : [];
  }),

  onDocument<CodeActionParams>(
    CodeActionRequest.method,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] } },
    async ({ session, asked, text }, { range, context }) => {
      const ready = await withTexts(session, asked, textsForActions(asked));
      const query = { range: offsetsOf(text, range), findings: session.checked.findings };
      return codeActions(ready, query)
        .filter(({ kind }) => isWanted(kind, context.only))
        .flatMap((answer) => toCodeAction(session, answer) ?? []);
    },
  ),

  onDocument<TextDocumentPositionParams>(describeMethod, {}, ({ asked, text }, { position }) => {
    return describeAt(asked, text.offsetAt(position)) satisfies DescribeAnswer | undefined;
  }),

  ...completionRequests,
  ...navigationRequests,
  ...renameRequests,
  ...outlineRequests,
  ...callHierarchyRequests,
  ...inlayHintRequests,
  ...wiringRequests,

  {
    method: ExecuteCommandRequest.method,
    capabilities: { executeCommandProvider: { commands: [...commandNames] } },
    answer: executeCommand,
  },

  {
    method: idleMethod,
    capabilities: {},
    answer: ({ activity }, _params, token) => activity.idle(token),
  },
];

/** What the server can do: what its requests say, together. */
export const requestCapabilities: ServerCapabilities = Object.assign(
  {},
  ...requests.map(({ capabilities }) => capabilities),
);

/** What is added beside an object is listed in the kustomization of its file, the same one for all objects of a file. */
function textsForActions(asked: Asked): readonly string[] {
  const resources =
    asked.workspace.file(asked.uri)?.documents.flatMap((document) => document.resources) ?? [];
  const beside = resources.find((placed) => isOf(placed, "workload") || isOf(placed, "service"));
  return beside === undefined ? [] : textsBeside(asked, beside);
}

/** A client may ask for some kinds only; a kind includes those below it, and the empty kind all. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return (
    only === undefined || only.some((each) => each === "" || kind === each || kind.startsWith(`${each}.`))
  );
}
