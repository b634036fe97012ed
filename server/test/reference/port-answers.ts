/**
 * Puts the reference cases on ports to the rules: which errors does the API server give? Our findings stand at the text
 * that is wrong; here each becomes the path and the kind of error that the API server would name.
 */
import { rules } from "../../src/rules/index.ts";
import type { Finding } from "../../src/rules/rule.ts";
import type { YamlNode } from "../../src/yaml/node.ts";
import { parseDocument } from "../../src/yaml/parse.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import { mainFile } from "../support/fixture.ts";

export interface ServerError {
  readonly path: string;
  readonly kind: string;
}

/** How a rule speaks of an error: its kind, and what its path ends in where that is not the text that is wrong. */
interface ErrorForm {
  readonly kind: string;
  /** The field of the list item that the server names; "" for the item itself. */
  readonly field?: string;
  readonly path?: string;
}

const invalid = { kind: "Invalid value" };

const forms: ReadonlyMap<string, ErrorForm> = new Map<string, ErrorForm>([
  ["node-port-duplicate", { kind: "Duplicate value" }],
  ["node-port-not-allowed", { kind: "Forbidden" }],
  ["node-port-out-of-range", invalid],
  ["port-duplicate", { kind: "Duplicate value", field: "" }],
  ["port-name-duplicate", { kind: "Duplicate value" }],
  ["port-name-invalid", invalid],
  ["port-name-required", { kind: "Required value", field: ".name" }],
  ["port-out-of-range", invalid],
  ["port-protocol-invalid", { kind: "Unsupported value" }],
  ["ports-required", { kind: "Required value", path: "spec.ports" }],
  ["target-port-invalid", invalid],
]);

/** The facts of the reference that these rules answer. */
export const portFacts: ReadonlySet<string> = new Set([
  ...["S1.1", "S1.15", "S1.18", "S1.19", "S1.20", "S1.21", "S1.22", "S1.23"],
  ...["S1.25", "S1.26", "S1.27", "S1.28", "S1.29", "S1.30", "S2.36", "S2.37", "S2.38"],
]);

/** The errors that the API server gives on the manifest, as far as they are about ports, in the order of the text. */
export function portErrors(manifest: string): readonly ServerError[] {
  const workspace = workspaceOf({ files: new Map([[mainFile, manifest]]) });
  const ours = findingsIn(workspace, rules).filter(({ rule }) => forms.has(rule));
  // The allocator comes first and hides the rest (S0.7); we say everything at once.
  const allocator = ours.filter(({ rule }) => rule === "node-port-out-of-range");
  const { root } = parseDocument(manifest);
  return (allocator.length > 0 ? allocator : ours).map((finding) => serverError(finding, root));
}

function serverError({ rule, range }: Finding, root: YamlNode | undefined): ServerError {
  const { kind = "", field, path } = forms.get(rule) ?? {};
  const at = pathTo(root, range.start);
  const item = /^.*\]/.exec(at)?.[0] ?? at;
  const isMissing = rule === "port-out-of-range" && !/\.(?:port|targetPort|containerPort|hostPort)$/.test(at);
  if (isMissing) return { path: `${item}.containerPort`, kind: "Required value" };
  return { path: path ?? (field === undefined ? at : item + field), kind };
}

/** The path of the innermost value that the offset lies in, as the API server writes paths (S0.5). */
function pathTo(node: YamlNode | undefined, offset: number): string {
  if (node?.kind === "map") {
    const pair = node.pairs.findLast(({ keyRange }) => keyRange.start <= offset);
    const below = pathTo(pair?.value, offset);
    return `${pair?.key ?? ""}${below === "" || below.startsWith("[") ? "" : "."}${below}`;
  }
  if (node?.kind !== "sequence") return "";
  const at = node.items.findLastIndex(({ range }) => range.start <= offset);
  const below = pathTo(node.items[at], offset);
  return `[${at}]${below === "" ? "" : "."}${below}`;
}
