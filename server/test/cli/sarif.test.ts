/** The SARIF log of a report. */
import { expect, test } from "vitest";
import type { FindingEntry, FindingsReport } from "../../src/cli/findings-report.ts";
import { sarifText } from "../../src/cli/reporters/sarif.ts";
import { rules } from "../../src/rules/index.ts";

const range = { start: { line: 8, column: 10 }, end: { line: 8, column: 16 } };

const nearMiss: FindingEntry = {
  rule: "selector-near-miss",
  level: "error",
  message: "Service `web` selects `app: web-ui`.",
  file: "app/my svc.yaml",
  range,
  resource: { kind: "Service", namespace: "shop", name: "web" },
  related: [{ message: "The pods of Deployment `web`", file: "app/deploy.yaml", range }],
  fixes: [
    {
      title: "Select `app: webui`",
      safe: false,
      edits: [
        { file: "app/my svc.yaml", range, newText: "webui" },
        { file: "app/deploy.yaml", range, newText: "webui" },
      ],
    },
  ],
};

const bare: FindingEntry = {
  ...nearMiss,
  rule: "suppression-unused",
  level: "hint",
  resource: { kind: "Service", namespace: null, name: null },
  related: [],
  fixes: [],
};

function runOf(...findings: readonly FindingEntry[]) {
  const report: FindingsReport = {
    schema: "patchbay.findings/1",
    findings,
    files: { read: 2, manifests: 2, skipped: [] },
  };
  const log = JSON.parse(sarifText(report));
  expect(sarifText(report)).toBe(sarifText(report));
  expect({ version: log.version, runs: log.runs.length }).toEqual({ version: "2.1.0", runs: 1 });
  return log.runs[0];
}

test("a result tells everything that the finding knows", () => {
  const region = { startLine: 8, startColumn: 10, endLine: 8, endColumn: 16 };
  const service = { uri: "app/my%20svc.yaml", uriBaseId: "ROOT" };
  const deployment = { uri: "app/deploy.yaml", uriBaseId: "ROOT" };
  const replacements = [{ deletedRegion: region, insertedContent: { text: "webui" } }];
  expect(runOf(nearMiss).results).toEqual([
    {
      ruleId: "selector-near-miss",
      ruleIndex: rules.findIndex(({ id }) => id === "selector-near-miss"),
      level: "error",
      message: { text: "Service `web` selects `app: web-ui`." },
      locations: [
        {
          physicalLocation: { artifactLocation: service, region },
          logicalLocations: [{ fullyQualifiedName: "shop/Service/web", kind: "resource" }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: { artifactLocation: deployment, region },
          message: { text: "The pods of Deployment `web`" },
        },
      ],
      partialFingerprints: { "patchbay/v1": expect.stringMatching(/^[0-9a-f]{64}$/) },
      fixes: [
        {
          description: { text: "Select `app: webui`" },
          artifactChanges: [
            { artifactLocation: service, replacements },
            { artifactLocation: deployment, replacements },
          ],
        },
      ],
    },
  ]);
});

test("what is not there is left out", () => {
  const [result] = runOf(bare).results;
  expect(Object.keys(result)).toEqual([
    "ruleId",
    "ruleIndex",
    "level",
    "message",
    "locations",
    "partialFingerprints",
  ]);
  expect(result.level).toBe("note");
  expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe("Service");
});

test("every rule is described, once, in order, and each result points at its own", () => {
  const { tool, results, columnKind, originalUriBaseIds } = runOf(nearMiss, bare);
  const described: readonly { id: string }[] = tool.driver.rules;
  expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  for (const { ruleId, ruleIndex } of results) expect(described[ruleIndex]?.id).toBe(ruleId);
  expect(columnKind).toBe("utf16CodeUnits");
  expect(Object.keys(originalUriBaseIds)).toEqual(["ROOT"]);
});

test("a fingerprint outlives a move, and nothing else", () => {
  const printOf = (finding: FindingEntry) => runOf(finding).results[0].partialFingerprints["patchbay/v1"];
  const moved = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  expect(printOf({ ...nearMiss, file: "other.yaml", range: moved, fixes: [] })).toBe(printOf(nearMiss));
  const others = [
    { ...nearMiss, rule: "port-name-required" },
    { ...nearMiss, message: "Something else." },
    { ...nearMiss, resource: { ...nearMiss.resource, name: "api" } },
    { ...nearMiss, resource: { ...nearMiss.resource, namespace: null } },
  ];
  for (const other of others) expect(printOf(other)).not.toBe(printOf(nearMiss));
});

test("a file outside of the root has an address of its own", () => {
  const [result] = runOf({ ...bare, file: "../elsewhere/svc.yaml" }).results;
  const { artifactLocation } = result.locations[0].physicalLocation;
  expect(artifactLocation.uri).toMatch(/^file:\/\/\/.*elsewhere\/svc\.yaml$/);
  expect(artifactLocation.uri).not.toContain("..");
  expect(artifactLocation).not.toHaveProperty("uriBaseId");
});

test("no findings make an empty list, not a missing one", () => {
  expect(runOf().results).toEqual([]);
});
