/** Work in steps, between which others may have their turn. The core knows no clock: whoever drives it says when. */

export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Takes all steps without a pause. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
