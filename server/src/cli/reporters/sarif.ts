/**
 * Findings as SARIF 2.1.0, for code scanning. The log is the same for the same findings: no identifiers, no times, no
 * absolute paths where a relative one leads to the file.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { rules } from "../../rules/index.ts";
import type { Level, Rule } from "../../rules/rule.ts";
import type { FindingEntry, FindingsReport } from "../findings-report.ts";
import type { FilePlace, FileRange } from "../places.ts";
import { version } from "../version.ts";
import { jsonText } from "./json.ts";

/** What relative uris are relative to: where the command ran. Whoever reads the log knows where that is. */
const root = "ROOT";

const sarifLevels: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
  off: "none",
};

/** The log of one run. */
export function sarifText({ findings }: FindingsReport): string {
  const run = {
    tool: { driver: { name: "Patchbay", version, rules: rules.map(descriptor) } },
    originalUriBaseIds: { [root]: { description: { text: "The folder in which patchbay ran." } } },
    columnKind: "utf16CodeUnits",
    results: findings.map(result),
  };
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  });
}

function descriptor({ id, title, level }: Rule) {
  return {
    id,
    shortDescription: { text: `${title}.` },
    help: { text: `Run \`patchbay explain ${id}\` for examples and remedies.` },
    defaultConfiguration: { enabled: level !== "off", level: sarifLevels[level] },
  };
}

function result(finding: FindingEntry) {
  const { rule, level, message, resource, related, fixes } = finding;
  const { namespace, kind, name } = resource;
  const fullyQualifiedName = [namespace, kind, name].filter((part) => part !== null).join("/");
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: sarifLevels[level],
    message: { text: message },
    locations: [
      { physicalLocation: place(finding), logicalLocations: [{ fullyQualifiedName, kind: "resource" }] },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { "patchbay/v1": fingerprint(finding) },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(sarifFix) }),
  };
}

/** What stays the same when lines move: the rule, the object and what is said of it. */
function fingerprint({ rule, resource: { kind, namespace, name }, message }: FindingEntry): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, kind, namespace, name, message]))
    .digest("hex");
}

function relatedLocation(related: FindingEntry["related"][number], id: number) {
  return { id, physicalLocation: place(related), message: { text: related.message } };
}

function sarifFix({ title, edits }: FindingEntry["fixes"][number]) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
    })),
  };
}

function place({ file, range }: FilePlace) {
  return { artifactLocation: artifact(file), region: region(range) };
}

/** A relative reference must not lead out of its root. */
function artifact(file: string) {
  if (file.startsWith("../") || path.isAbsolute(file)) return { uri: pathToFileURL(path.resolve(file)).href };
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: root };
}

function region({ start, end }: FileRange) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
