/** The log of the server: few levels, to the client's channel, never to standard output and never any content. */
import type { Connection } from "vscode-languageserver";

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

/** An error for the log, with its stack. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Where an error was thrown, without its message: that may quote a manifest. */
export function describePlace(error: unknown): string {
  if (!(error instanceof Error)) return "a thrown value";
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames].join("\n");
}
