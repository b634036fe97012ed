/** What a fixture of a rule must fulfil. There is no test code for any single rule. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import type { Finding, Fix, Rule } from "../../src/rules/rule.ts";
import { applyFix, asExpectation, findingsIn, workspaceOf } from "./check.ts";
import { type Fixture, parseFixture, renderFixture } from "./fixture.ts";

export interface RuleFixture {
  /** The id of the rule under test. */
  readonly rule: string;
  /** The path of the fixture on the disk; its name begins with `reported-` or `accepted-`. */
  readonly file: string;
  /** All rules: a finding of another one is reported here as well. */
  readonly rules: readonly Rule[];
}

/** `UPDATE_FIXTURES=1` writes what is found into the fixtures; the difference is then to be reviewed. */
const updating = process.env["UPDATE_FIXTURES"] === "1";

/** Every finding is expected, every expectation found, at its exact place and with its full message. */
export function checkFindings({ rule, file, rules }: RuleFixture): void {
  const fixture = parseFixture(readFileSync(file, "utf8"));
  const expectations = findingsIn(workspaceOf(fixture), rules, rule).map((each) => asExpectation(each, rule));
  const found = renderFixture({ files: fixture.files, expectations });
  if (/\baccepted-[^/\\]*$/.test(file)) {
    expect(fixture.expectations, "An accepted case expects no findings.").toEqual([]);
    expect(found, "An accepted case has no findings.").toBe(renderFixture(fixture));
    return;
  }
  if (updating) writeFileSync(file, found);
  else expect(found, "The fixture as the rules would mark it").toBe(renderFixture(fixture));
  const own = expectations.filter((expectation) => expectation.rule === undefined);
  expect(own, "A reported case has a finding of its rule.").not.toEqual([]);
}

/** Each fix mends its finding without a new one, and its result stands in the golden file beside the fixture. */
export function checkFixes({ file, rules }: RuleFixture): void {
  const { files } = parseFixture(readFileSync(file, "utf8"));
  const findings = findingsIn(workspaceOf({ files }), rules);
  const sections = findings.flatMap((finding) =>
    (finding.fixes ?? []).map((fix) => {
      const changed = applyFix(fix, files);
      checkMended({ finding, fix, before: findings }, findingsIn(workspaceOf(merged(files, changed)), rules));
      return `#= ${fix.title}\n${renderFixture({ files: changed, expectations: [] })}`;
    }),
  );
  checkGolden(file.replace(/\.yaml$/, ".fixed.yaml"), sections.join(""));
}

function merged(files: Fixture["files"], changed: Fixture["files"]): Pick<Fixture, "files"> {
  return { files: new Map([...files, ...changed]) };
}

interface Mending {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: readonly Finding[];
}

function checkMended({ finding, fix, before }: Mending, after: readonly Finding[]): void {
  const mended = countBySubject(after).get(subjectOf(finding)) ?? 0;
  const told = countBySubject(before).get(subjectOf(finding)) ?? 0;
  expect(mended, `"${fix.title}" leaves its finding: ${finding.message}`).toBeLessThan(told);
  const counts = countBySubject(before);
  const fresh = after.filter(isSerious).filter((each) => {
    const left = (counts.get(subjectOf(each)) ?? 0) - 1;
    counts.set(subjectOf(each), left);
    return left < 0;
  });
  const messages = fresh.map(({ rule, message }) => `${rule}: ${message}`);
  expect(messages, `"${fix.title}" makes new findings`).toEqual([]);
}

function isSerious({ level }: Finding): boolean {
  return level === "error" || level === "warning";
}

/** What a finding is about: its rule and its resource. */
function subjectOf({ rule, placed }: Finding): string {
  const { kind, namespace, name } = placed.resource;
  return JSON.stringify([rule, placed.document.uri, kind, namespace, name]);
}

function countBySubject(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const subject of findings.map(subjectOf)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}

function checkGolden(file: string, fixed: string): void {
  if (updating && fixed === "") rmSync(file, { force: true });
  else if (updating) writeFileSync(file, fixed);
  else expect(fixed, `The fixes, as in ${file}`).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
}
