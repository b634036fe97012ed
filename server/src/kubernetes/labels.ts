/**
 * Who selects whom. Labels are compared as the cluster compares them, with a third answer for the values that a
 * manifest cannot know: whoever asks must decide what to do with "unknown", and a rule stays silent.
 */

/** Labels, or the pairs of a selector. A key whose value is `undefined` is present, but its value is not known. */
export type Labels = ReadonlyMap<string, string | undefined>;

/** One entry of `matchExpressions`. */
export interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values: readonly string[];
}

export type Match = "yes" | "no" | "unknown";

/**
 * Whether a plain map of pairs, as in a Service, selects something with these labels: every key present and every
 * value equal, byte for byte (S2.29-S2.31). A known "no" outweighs unknown values elsewhere.
 *
 * An empty selector gives "no": a Service without pairs is given no endpoints by the cluster (S2.32).
 */
export function matchPairs(selector: Labels, labels: Labels): Match {
  if (selector.size === 0) {
    return "no";
  }
  return all([...selector], ([key, value]) => {
    if (!labels.has(key)) {
      return "no";
    }
    return value === undefined ? "unknown" : valueIsOneOf(labels.get(key), [value]);
  });
}

/**
 * Whether every requirement holds for these labels (S2.24-S2.30). An empty list matches everything.
 *
 * A requirement that the API refuses is read literally: `In` without values never holds, `NotIn` without values
 * always does, and the values of `Exists` and `DoesNotExist` are ignored.
 */
export function matchRequirements(requirements: readonly Requirement[], labels: Labels): Match {
  return all(requirements, (requirement) => matchRequirement(requirement, labels));
}

function matchRequirement({ key, operator, values }: Requirement, labels: Labels): Match {
  const present = labels.has(key);
  switch (operator) {
    case "In":
      return present ? valueIsOneOf(labels.get(key), values) : "no";
    case "NotIn":
      return present ? opposite(valueIsOneOf(labels.get(key), values)) : "yes";
    case "Exists":
      return present ? "yes" : "no";
    case "DoesNotExist":
      return present ? "no" : "yes";
  }
}

function valueIsOneOf(value: string | undefined, candidates: readonly string[]): Match {
  if (candidates.length === 0) {
    return "no";
  }
  if (value === undefined) {
    return "unknown";
  }
  return candidates.includes(value) ? "yes" : "no";
}

function opposite(match: Match): Match {
  if (match === "unknown") {
    return "unknown";
  }
  return match === "yes" ? "no" : "yes";
}

function all<Item>(items: readonly Item[], matchOne: (item: Item) => Match): Match {
  const matches = items.map(matchOne);
  if (matches.includes("no")) {
    return "no";
  }
  return matches.includes("unknown") ? "unknown" : "yes";
}
