/**
 * The shapes that the API demands of names, label keys and label values. Each check returns everything that is wrong,
 * in words that follow a colon ("must not be empty"); a legal text gives an empty list.
 */
import * as l10n from "@vscode/l10n";

/** Problems of a DNS-1123 label, such as the name of a namespace or a container (S0.14). */
export function dnsLabelProblems(text: string): readonly string[] {
  return shapeProblems(text, { ...lowerCaseShape, maximum: 63 });
}

/** Problems of a DNS-1123 subdomain, such as the name of most kinds (S0.15). Its parts have no limit of their own. */
export function dnsSubdomainProblems(text: string): readonly string[] {
  return shapeProblems(text, {
    ...lowerCaseShape,
    maximum: 253,
    stranger: /[^-a-z0-9.]/gu,
    without: (strangers) =>
      l10n.t("must consist of lower case letters, digits, hyphens and dots, without {0}", strangers),
    broken: /^[-.]|[-.]$|\.[-.]|-\./,
    frame: () => l10n.t("must start and end with a letter or digit, and so must each part between dots"),
  });
}

/** Problems of a DNS-1035 label, which is what older clusters demand of a Service name (S0.16, S0.25). */
export function dns1035Problems(text: string): readonly string[] {
  return shapeProblems(text, {
    ...lowerCaseShape,
    maximum: 63,
    broken: /^[-0-9]|-$/,
    frame: () => l10n.t("must start with a letter and end with a letter or digit"),
  });
}

/** Problems of a port name, which is an IANA service name (S0.17): one for each clause that it breaks. */
export function portNameProblems(text: string): readonly string[] {
  if (text === "") {
    return [l10n.t("must not be empty")];
  }
  const problems = [...lengthProblems(text, 15), ...strangerProblems(text, lowerCaseShape)];
  if (!/[a-z]/.test(text)) {
    problems.push(l10n.t("must contain at least one lower case letter"));
  }
  if (text.includes("--")) {
    problems.push(l10n.t("must not contain two hyphens in a row"));
  }
  if (text.startsWith("-") || text.endsWith("-")) {
    problems.push(l10n.t("must not start or end with a hyphen"));
  }
  return problems;
}

/** Problems of a label key: a name, optionally after a DNS subdomain and a slash (S0.19). */
export function labelKeyProblems(text: string): readonly string[] {
  const parts = text.split("/");
  if (parts.length > 2) {
    return [l10n.t("must not contain more than one slash")];
  }
  const name = parts.at(-1) ?? "";
  const nameProblems = shapeProblems(name, labelShape);
  if (parts.length === 1) {
    return nameProblems;
  }
  const prefixProblems = dnsSubdomainProblems(parts[0] ?? "");
  return [
    ...prefixProblems.map((problem) => l10n.t("before the slash it {0}", problem)),
    ...nameProblems.map((problem) => l10n.t("after the slash it {0}", problem)),
  ];
}

/** Problems of a label value. The empty text is legal (S0.20). */
export function labelValueProblems(text: string): readonly string[] {
  return text === "" ? [] : shapeProblems(text, labelShape);
}

/** Problems of a key of a ConfigMap or Secret, which must work as a file name (S0.21). */
export function configKeyProblems(text: string): readonly string[] {
  if (text === "") {
    return [l10n.t("must not be empty")];
  }
  const problems = [...lengthProblems(text, 253), ...strangerProblems(text, labelShape)];
  if (text === ".") {
    problems.push(l10n.t("must not be a single dot"));
  } else if (text.startsWith("..")) {
    problems.push(l10n.t("must not start with two dots"));
  }
  return problems;
}

interface Alphabet {
  /** One character that has no place in the text; global and by code point. */
  readonly stranger: RegExp;
  /** What the text must consist of, and the strangers that it has. */
  readonly without: (strangers: string) => string;
}

interface Shape extends Alphabet {
  readonly maximum: number;
  /** Where a character that is allowed elsewhere must not stand, and the same in words. */
  readonly broken: RegExp;
  readonly frame: () => string;
}

const lowerCaseShape = {
  stranger: /[^-a-z0-9]/gu,
  without: (strangers: string) =>
    l10n.t("must consist of lower case letters, digits and hyphens, without {0}", strangers),
  broken: /^-|-$/,
  frame: () => l10n.t("must start and end with a letter or digit"),
};

const labelShape: Shape = {
  maximum: 63,
  stranger: /[^-A-Za-z0-9_.]/gu,
  without: (strangers) =>
    l10n.t("must consist of letters, digits, hyphens, underscores and dots, without {0}", strangers),
  broken: /^[-_.]|[-_.]$/,
  frame: () => l10n.t("must start and end with a letter or digit"),
};

function shapeProblems(text: string, shape: Shape): readonly string[] {
  if (text === "") {
    return [l10n.t("must not be empty")];
  }
  const problems = [...lengthProblems(text, shape.maximum), ...strangerProblems(text, shape)];
  return shape.broken.test(text) ? [...problems, shape.frame()] : problems;
}

function lengthProblems(text: string, maximum: number): string[] {
  return text.length > maximum
    ? [l10n.t("must have at most {0} characters, not {1}", maximum, text.length)]
    : [];
}

function strangerProblems(text: string, { stranger, without }: Alphabet): string[] {
  const strangers = new Set(text.match(stranger));
  if (strangers.size === 0) {
    return [];
  }
  const listed = [...strangers].map((character) => JSON.stringify(character)).join(", ");
  return [without(listed)];
}
