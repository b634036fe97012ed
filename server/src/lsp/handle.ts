/** What all requests have in common: finding the document, timing, cancellation, and errors that stay their own. */
import {
  CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Asked } from "../features/answers.ts";
import { describeError } from "./log.ts";
import { askedOf, type Session } from "./session.ts";

/** One request that the server answers, with the capability that announces it. */
export interface RequestEntry {
  readonly method: string;
  readonly capabilities: ServerCapabilities;
  readonly answer: (session: Session, params: unknown, token: CancellationToken) => unknown;
}

/** A document that a request is about, as it is now. */
export interface OnDocument {
  readonly session: Session;
  readonly asked: Asked;
  readonly text: TextDocument;
}

/** A request about an open document. Without one it answers null: the client closed it in the meantime. */
export function onDocument<P extends { readonly textDocument: { readonly uri: string } }>(
  method: string,
  capabilities: ServerCapabilities,
  answer: (on: OnDocument, params: P) => unknown,
): RequestEntry {
  return {
    method,
    capabilities,
    answer: (session, params) => {
      const uri = session.documents.uriOf((params as P).textDocument.uri);
      const on = lookUp(session, uri);
      if (on === undefined) session.log.info(`${method}: ${uri} is not open`);
      return on === undefined ? undefined : answer(on, params as P);
    },
  };
}

/** The open document of a canonical uri; undefined when it is not open, or not of this workspace. */
export function lookUp(session: Session, uri: string): OnDocument | undefined {
  const text = session.documents.get(uri);
  return text === undefined ? undefined : { session, asked: askedOf(session, uri), text };
}

/** Runs a request. An answer that is missing is null; what it throws becomes the error of this one request. */
export async function handle(
  session: Session,
  entry: RequestEntry,
  args: readonly unknown[],
): Promise<unknown> {
  const { clock, log } = session;
  const token = args.findLast(CancellationToken.is) ?? CancellationToken.None;
  if (token.isCancellationRequested) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, `${entry.method} was cancelled`);
  }
  const began = clock.now();
  try {
    return (await entry.answer(session, args[0], token)) ?? null;
  } catch (error) {
    if (error instanceof ResponseError) return error;
    log.error(`${entry.method} failed: ${describeError(error)}`);
    return new ResponseError(ErrorCodes.InternalError, `${entry.method} failed; the log has the details`);
  } finally {
    log.trace(`${entry.method}: ${(clock.now() - began).toFixed(1)} ms`);
  }
}
