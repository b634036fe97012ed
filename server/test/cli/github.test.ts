import { expect, test } from "vitest";
import type { FindingEntry } from "../../src/cli/findings-report.ts";
import { githubText } from "../../src/cli/reporters/github.ts";

const finding: FindingEntry = {
  rule: "selector-near-miss",
  level: "error",
  message: "Service `web` selects 50% of `app: web-ui`.",
  file: "app/svc.yaml",
  range: { start: { line: 8, column: 10 }, end: { line: 8, column: 16 } },
  resource: { kind: "Service", namespace: null, name: "web" },
  related: [],
  fixes: [],
};

function textOf(...findings: readonly FindingEntry[]): string {
  const files = { read: 1, manifests: 1, skipped: [] };
  return githubText({ schema: "patchbay.findings/1", findings, files });
}

test("one command a finding, at its place", () => {
  expect(textOf(finding, { ...finding, level: "hint", message: "Less." })).toBe(
    "::error file=app/svc.yaml,line=8,endLine=8,col=10,endColumn=16,title=patchbay selector-near-miss::Service `web` selects 50%25 of `app: web-ui`.\n" +
      "::notice file=app/svc.yaml,line=8,endLine=8,col=10,endColumn=16,title=patchbay selector-near-miss::Less.\n",
  );
});

test("columns are left out where a finding has several lines", () => {
  const range = { start: { line: 8, column: 10 }, end: { line: 9, column: 1 } };
  expect(textOf({ ...finding, range })).toContain("file=app/svc.yaml,line=8,endLine=9,title=");
});

test("no name can begin another command or another property", () => {
  const hostile = { ...finding, file: "a,line=1:b\r\n::error::%.yaml", message: "one\n::warning::two\r%0A" };
  expect(textOf(hostile)).toBe(
    "::error file=a%2Cline=1%3Ab%0D%0A%3A%3Aerror%3A%3A%25.yaml,line=8,endLine=8,col=10,endColumn=16,title=patchbay selector-near-miss::one\\u000a::warning::two\\u000d%250A\n",
  );
});

test("no findings, no commands", () => {
  expect(textOf()).toBe("");
});
