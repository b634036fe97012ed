/** Questions in words, told apart by patterns. */

export type Question = readonly [RegExp, (words: readonly string[], input: readonly string[]) => unknown];

/** The answer to the first pattern that fits. A question that none fits is an error. */
export function answerFrom(
  questions: readonly Question[],
  question: string,
  input: readonly string[],
): unknown {
  for (const [pattern, answer] of questions) {
    const match = pattern.exec(question);
    if (match !== null) return answer(match.slice(1), input);
  }
  throw new Error(`No answer for: ${question}`);
}
