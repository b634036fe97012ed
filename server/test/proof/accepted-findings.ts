/** Where the proof on the corpus and the verdicts differ, and why a reviewer would side with us. */

export interface Exception {
  readonly repo: string;
  readonly file: string;
  readonly object: string;
  readonly reason: string;
}

/** Findings of level warning or error that no verdict foresaw. */
export const acceptedFindings: readonly (Exception & { readonly rule: string })[] = [];

/** Verdicts whose problem is rightly not reported. */
export const acceptedSilence: readonly Exception[] = [];
