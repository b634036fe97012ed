/** Counts what is under way, for those who wait until nothing is. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

export class Activity {
  #underWay = 0;
  #waiting: (() => void)[] = [];

  /** Notes that something began. Returns how to say that it ended; saying so twice counts once. */
  begin(): () => void {
    this.#underWay += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  /** Resolves when nothing is under way; rejects when the token is cancelled before. */
  idle(token: CancellationToken): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      token.onCancellationRequested(() =>
        reject(new ResponseError(LSPErrorCodes.RequestCancelled, "No longer waiting")),
      );
    });
  }
}
