/** The two streams of a command, and what they can show. */
import { buffer } from "node:stream/consumers";
import { printable } from "../text/printable.ts";

/** 0; 1 when something was found; 2 for misuse and for what cannot be read. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  /** True when standard output may be coloured. */
  readonly color: boolean;
  /** Writes to standard output. Resolves when the text is out, or when nobody reads it any more. */
  readonly print: (text: string) => Promise<void>;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  readonly readInput: () => Promise<Uint8Array>;
}

/** The streams of this process. A reader that goes away, as `| head` does, is no error. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreBrokenPipe);
  return {
    color: takesColor(process.stdout, process.env),
    print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    complain: (line) => void process.stderr.write(`${printable(line)}\n`),
    readInput: () => buffer(process.stdin),
  };
}

/** Colour is for terminals only, and for those who did not refuse it: https://no-color.org. */
export function takesColor(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
