/** What fixtures cannot say of suppressions: levels, changes, and what they cost. */
import { expect, test } from "vitest";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Level } from "../../src/rules/rule.ts";
import { uriOf, workspaceOf } from "../support/check.ts";
import { service } from "../support/manifests.ts";

const unnamed = service({ targetPort: "8080" }).replace("    - port: 80", "    - port: 443\n    - port: 80");

/** A workspace of one open file, and its findings as they stand after each text. */
function follow(
  texts: readonly string[],
  levels: Readonly<Record<string, Level>> = {},
): readonly (readonly string[])[] {
  const workspace = workspaceOf({ files: new Map() });
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const findings = new Findings({ graph: workspace.graph, rules, levels: (rule) => levels[rule], onFault });
  return texts.map((text) => {
    const uri = uriOf("main.yaml");
    expect(findings.update(workspace.update(uri, text, { open: true }))).toContain(uri);
    const documents = workspace.file(uri)?.documents ?? [];
    return documents.flatMap((document) => findings.in(document)).map(({ rule }) => rule);
  });
}

test("a comment for the file holds for documents that it does not stand in, as long as it stands", () => {
  const first = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";
  const text = `${first}---\n${unnamed}`;
  const comment = "# patchbay-disable-file port-name-required\n";
  const found = ["port-name-required", "port-name-required"];
  expect(follow([text, `${comment}${text}`, text, `${text}---\n${comment}${first}`, text])).toEqual([
    found,
    [],
    found,
    [],
    found,
  ]);
});

test("a comment for the file is used as soon as one document of the file needs it", () => {
  const comment = "# patchbay-disable-file port-name-required\n";
  const named = service({ targetPort: "8080" });
  expect(follow([`${comment}${named}`, `${comment}${named}---\n${unnamed}`, `${comment}${named}`])).toEqual([
    ["suppression-unused"],
    [],
    ["suppression-unused"],
  ]);
});

test("a rule that is off was not asked, so its suppressions are not unused", () => {
  const text = `# patchbay-disable-document port-name-required\n${service({ targetPort: "8080" })}`;
  expect(follow([text])).toEqual([["suppression-unused"]]);
  expect(follow([text], { "port-name-required": "off" })).toEqual([[]]);
  expect(follow([text], { "suppression-unused": "off" })).toEqual([[]]);
});

test("findings about suppressions can be suppressed themselves", () => {
  const text = `# patchbay-disable-document port-name-required, suppression-unused\n${service({ targetPort: "8080" })}`;
  expect(follow([text])).toEqual([[]]);
});

test("an annotation of a list item holds for that item", () => {
  const item = (name: string, annotation: string) =>
    `- { apiVersion: v1, kind: Service, metadata: { name: ${name}, annotations: { ${annotation} } }, spec: { ports: [{ port: 1, name: a }, { port: 2 }] } }\n`;
  const list = (annotation: string) =>
    `apiVersion: v1\nkind: List\nitems:\n${item("one", annotation)}${item("two", "a: b")}`;
  expect(follow([list("a: b"), list("patchbay.dev/ignore: port-name-required")])).toEqual([
    ["port-name-required", "port-name-required"],
    ["port-name-required"],
  ]);
});

test("an annotation silences an object that is otherwise known by name only", () => {
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    patchbay.dev/ignore: "no-rule"\n';
  expect(follow([text])).toEqual([["suppression-unknown"]]);
});
