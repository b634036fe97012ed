import { stripVTControlCharacters } from "node:util";
import colors from "picocolors";
import { expect, test } from "vitest";
import type { FindingEntry, FindingsReport } from "../../src/cli/findings-report.ts";
import { findingsText } from "../../src/cli/reporters/findings-text.ts";

const plain = colors.createColors(false);
const range = { start: { line: 8, column: 10 }, end: { line: 8, column: 16 } };
const fix = { title: "Select `app: webui`", safe: false, edits: [] };

const nearMiss: FindingEntry = {
  rule: "selector-near-miss",
  level: "error",
  message: "Service `web` selects `app: web-ui`.",
  file: "app/svc.yaml",
  range,
  resource: { kind: "Service", namespace: null, name: "web" },
  related: [{ message: "The pods of Deployment `web`", file: "app/deploy.yaml", range }],
  fixes: [fix],
};

const unnamed: FindingEntry = {
  ...nearMiss,
  rule: "port-name-required",
  level: "warning",
  message: "A port has no name.",
  file: "b.yaml",
  related: [],
  fixes: [],
};

const report = (findings: readonly FindingEntry[]): FindingsReport => ({
  schema: "patchbay.findings/1",
  findings,
  files: { read: 3, manifests: 2, skipped: [{ file: "chart/templates/svc.yaml", reason: "helm-template" }] },
});

test("findings stand in one block per file, with the other end and the fixes below", () => {
  expect(findingsText(report([nearMiss, { ...unnamed, file: nearMiss.file }, unnamed]), plain)).toBe(
    [
      "app/svc.yaml:8:10 error Service `web` selects `app: web-ui`. [selector-near-miss]",
      "    app/deploy.yaml:8:10 The pods of Deployment `web`",
      "    fix: Select `app: webui`",
      "app/svc.yaml:8:10 warning A port has no name. [port-name-required]",
      "",
      "b.yaml:8:10 warning A port has no name. [port-name-required]",
      "",
      "1 error, 2 warnings in 2 manifests (3 files read, 1 skipped).",
      "",
    ].join("\n"),
  );
});

test("without findings only the counts are left", () => {
  expect(findingsText(report([]), plain)).toBe("No findings in 2 manifests (3 files read, 1 skipped).\n");
});

test("what was fixed stands between the findings and the counts", () => {
  const { rule, message, file } = nearMiss;
  const fixed = [{ rule, message, file, range, fix: "Select `app: webui`" }];
  expect(findingsText({ ...report([unnamed]), fixed }, plain)).toBe(
    [
      "b.yaml:8:10 warning A port has no name. [port-name-required]",
      "",
      "Fixed 1 finding in 1 file:",
      "    app/svc.yaml:8:10 Select `app: webui` [selector-near-miss]",
      "",
      "1 warning in 2 manifests (3 files read, 1 skipped).",
      "",
    ].join("\n"),
  );
});

test("colours change nothing but the colours", () => {
  const coloured = findingsText(report([nearMiss, unnamed]), colors.createColors(true));
  expect(coloured).toContain("\u001b[31merror\u001b[39m");
  expect(stripVTControlCharacters(coloured)).toBe(findingsText(report([nearMiss, unnamed]), plain));
});

test("a name cannot steer the terminal", () => {
  const hostile = { ...unnamed, message: "Service `\u001b[2Jweb\u0007` has no name." };
  expect(findingsText(report([hostile]), plain)).toContain("Service `\\u001b[2Jweb\\u0007` has no name.");
});
