/** The extensions beside ours, as the client last told: they come and go while the server runs. */
import type { OtherExtensions } from "./protocol.ts";

export class Neighbours implements OtherExtensions {
  #yaml = false;
  #kubernetes = false;

  /** Takes in what a client says; what is malformed counts as absent. */
  constructor(told: unknown) {
    this.take(told);
  }

  get yaml(): boolean {
    return this.#yaml;
  }

  get kubernetes(): boolean {
    return this.#kubernetes;
  }

  /** Forgets what was said before. */
  take(told: unknown): void {
    const present = new Map(typeof told === "object" && told !== null ? Object.entries(told) : []);
    this.#yaml = present.get("yaml") === true;
    this.#kubernetes = present.get("kubernetes") === true;
  }
}
