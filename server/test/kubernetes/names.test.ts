import fc from "fast-check";
import { expect, test } from "vitest";
import {
  configKeyProblems,
  dns1035Problems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelKeyProblems,
  labelValueProblems,
  portNameProblems,
} from "../../src/kubernetes/names.ts";

test.each([
  [
    "DNS label",
    dnsLabelProblems("Web_1-"),
    [
      'must consist of lower case letters, digits and hyphens, without "W", "_"',
      "must start and end with a letter or digit",
    ],
  ],
  ["DNS label", dnsLabelProblems("a".repeat(64)), ["must have at most 63 characters, not 64"]],
  [
    "DNS label",
    dnsLabelProblems("a.b"),
    ['must consist of lower case letters, digits and hyphens, without "."'],
  ],
  ["DNS label", dnsLabelProblems(""), ["must not be empty"]],
  [
    "subdomain",
    dnsSubdomainProblems("a..b"),
    ["must start and end with a letter or digit, and so must each part between dots"],
  ],
  ["DNS-1035 label", dns1035Problems("1a"), ["must start with a letter and end with a letter or digit"]],
  [
    "port name",
    portNameProblems("-80--90-80-90-80"),
    [
      "must have at most 15 characters, not 16",
      "must contain at least one lower case letter",
      "must not contain two hyphens in a row",
      "must not start or end with a hyphen",
    ],
  ],
  [
    "port name",
    portNameProblems("grpc_web"),
    ['must consist of lower case letters, digits and hyphens, without "_"'],
  ],
  ["port name", portNameProblems(""), ["must not be empty"]],
  ["label key", labelKeyProblems("a/b/c"), ["must not contain more than one slash"]],
  [
    "label key",
    labelKeyProblems("/-a"),
    ["before the slash it must not be empty", "after the slash it must start and end with a letter or digit"],
  ],
  ["label key", labelKeyProblems(""), ["must not be empty"]],
  [
    "label value",
    labelValueProblems("a b"),
    ['must consist of letters, digits, hyphens, underscores and dots, without " "'],
  ],
  ["config key", configKeyProblems("."), ["must not be a single dot"]],
  ["config key", configKeyProblems("..a"), ["must not start with two dots"]],
  [
    "config key",
    configKeyProblems("a/b"),
    ['must consist of letters, digits, hyphens, underscores and dots, without "/"'],
  ],
  ["config key", configKeyProblems(""), ["must not be empty"]],
])("%s: %j", (_, problems, expected) => {
  expect(problems).toEqual(expected);
});

/** The API's own expressions and limits (S0.14-S0.21), which a legal text must meet and an illegal one must not. */
const part = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

function fully(expression: string, text: string): boolean {
  return new RegExp(`^(?:${expression})$`).test(text);
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && fully(`${part}(\\.${part})*`, text);
}

function isLabelKey(text: string): boolean {
  const [last = "", prefix, ...more] = text.split("/").reverse();
  const prefixFits = prefix === undefined || isSubdomain(prefix);
  return more.length === 0 && prefixFits && last.length <= 63 && fully(qualified, last);
}

test.each<[string, (text: string) => readonly string[], (text: string) => boolean]>([
  ["DNS label", dnsLabelProblems, (text) => text.length <= 63 && fully(part, text)],
  ["subdomain", dnsSubdomainProblems, isSubdomain],
  [
    "DNS-1035 label",
    dns1035Problems,
    (text) => text.length <= 63 && fully("[a-z]([-a-z0-9]*[a-z0-9])?", text),
  ],
  [
    "port name",
    portNameProblems,
    (text) => text.length <= 15 && fully(part, text) && /[a-z]/.test(text) && !text.includes("--"),
  ],
  ["label key", labelKeyProblems, isLabelKey],
  ["label value", labelValueProblems, (text) => text.length <= 63 && fully(`(${qualified})?`, text)],
  [
    "config key",
    configKeyProblems,
    (text) => text.length <= 253 && fully("[-._a-zA-Z0-9]+", text) && text !== "." && !text.startsWith(".."),
  ],
])("%s: there are problems exactly where the API's expression fails", (_, problems, isLegal) => {
  const unit = fc.constantFrom(
    "a",
    "b",
    "z",
    "0",
    "9",
    "-",
    ".",
    "_",
    "/",
    "A",
    "\n",
    " ",
    "ü",
    "a".repeat(62),
  );
  const text = fc.array(unit, { maxLength: 6 }).map((units) => units.join(""));
  fc.assert(
    fc.property(text, (candidate) => {
      expect(problems(candidate).length === 0).toBe(isLegal(candidate));
    }),
    { numRuns: 500 },
  );
});
