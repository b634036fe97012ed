/**
 * `$(NAME)` in `env` values, `command` and `args`: which variables a text refers to and what it becomes. The kubelet
 * knows two operators and no errors, so everything it does not recognise stays as it is (S4.44).
 */

/**
 * Replaces every `$(NAME)` whose name `lookup` knows and every `$$` by one `$` (S4.33-S4.44).
 *
 * A name for which `lookup` gives `undefined` stays as written, as does `$(` without an end. Values are not expanded
 * again (S4.38).
 */
export function expand(text: string, lookup: (name: string) => string | undefined): string {
  let expanded = "";
  let end = 0;
  for (const operator of operators(text)) {
    const value = operator.name === undefined ? "$" : lookup(operator.name);
    expanded += text.slice(end, operator.start) + (value ?? text.slice(operator.start, operator.end));
    end = operator.end;
  }
  return expanded + text.slice(end);
}

/**
 * Every `$(NAME)` in `text`, in order, with 0-based offsets from its `$` to behind its `)`. An escaped `$$(NAME)` is
 * no reference. The name is whatever stands before the first `)`, and may be empty (S4.41, S4.46).
 */
export function references(
  text: string,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const found = [];
  for (const { name, start, end } of operators(text)) {
    if (name !== undefined) {
      found.push({ name, start, end });
    }
  }
  return found;
}

/** A reference, or an escaped `$` if it has no name. */
interface Operator {
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

function* operators(text: string): Generator<Operator> {
  // Nothing behind the last closer can be a reference; knowing it keeps the scan linear.
  const lastCloser = text.lastIndexOf(")");
  let start = text.indexOf("$");
  while (start !== -1) {
    const operator = operatorAt(text, start, lastCloser);
    if (operator !== undefined) {
      yield operator;
    }
    start = text.indexOf("$", operator?.end ?? start + 1);
  }
}

function operatorAt(text: string, start: number, lastCloser: number): Operator | undefined {
  const next = text[start + 1];
  if (next === "$") {
    return { name: undefined, start, end: start + 2 };
  }
  if (next === "(" && start < lastCloser) {
    const closer = text.indexOf(")", start);
    return { name: text.slice(start + 2, closer), start, end: closer + 1 };
  }
  return undefined;
}
