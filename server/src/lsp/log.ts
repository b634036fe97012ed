/** The log of the server: few levels, to the client's channel, never to standard output and never any content. */
import { type Connection, ResponseError } from "vscode-languageserver";
import { faultOf } from "../text/fault.ts";

export interface Log {
  readonly error: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly info: (message: string) => void;
  /** Only where the client asked for a trace. */
  readonly trace: (message: string) => void;
}

/** A log that ends in the client's log channel. */
export function connectionLog({ console: channel, tracer }: Connection): Log {
  return {
    error: (message) => channel.error(message),
    warn: (message) => channel.warn(message),
    info: (message) => channel.info(message),
    trace: (message) => tracer.log(message),
  };
}

/** An error for the log: what the client answered, else where it was thrown and nothing that a manifest may have said. */
export function describeError(error: unknown): string {
  return error instanceof ResponseError ? error.message : faultOf(error);
}

/** Does what no request waits for. What it throws ends in the log, and is not left to a library that tells the message. */
export function attempt(log: Log, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error(`${what} failed: ${describeError(error)}`);
  }
}
