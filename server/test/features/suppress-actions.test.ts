import { expect, test } from "vitest";
import { suppressActions } from "../../src/features/suppress-actions.ts";
import { rules } from "../../src/rules/index.ts";
import { findingsIn } from "../support/check.ts";
import { filesAfter, questionAt } from "./ask.ts";

/** The titles of the actions on the finding of a rule, and what each makes of `main.yaml`. */
function actionsOn(fixture: string, rule = "port-name-required") {
  const { asked, files } = questionAt(fixture);
  const finding = findingsIn(asked.workspace, rules).find((each) => each.rule === rule);
  if (finding === undefined) throw new Error("There is no finding.");
  return suppressActions(asked, finding).map((action) => ({
    title: action.title,
    text: filesAfter(action, files).get("main.yaml"),
    left: leftAfter(filesAfter(action, files).get("main.yaml") ?? ""),
  }));
}

function leftAfter(fixture: string): readonly string[] {
  return findingsIn(questionAt(fixture).asked.workspace, rules).map(({ rule }) => rule);
}

const service = `# A shop.
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - name: http
      port: 80
    - port: 443
`;

test("line, document and file, the narrowest first, and none of them leaves the finding", () => {
  const actions = actionsOn(service);
  expect(actions.map(({ title }) => title)).toEqual([
    "Suppress `port-name-required` on this line",
    "Suppress `port-name-required` in this document",
    "Suppress `port-name-required` in this file",
  ]);
  expect(actions.map(({ text }) => text)).toEqual([
    service.replace(
      "    - port: 443",
      "    # patchbay-disable-next-line port-name-required\n    - port: 443",
    ),
    service.replace("apiVersion", "# patchbay-disable-document port-name-required\napiVersion"),
    `# patchbay-disable-file port-name-required\n${service}`,
  ]);
  expect(actions.flatMap(({ left }) => left)).toEqual([]);
});

test("a comment that holds there already takes the rule in, unless it gives a reason", () => {
  const lines = (comment: string) =>
    service.replace("- port: 443", `- port: 443 # patchbay-disable-line ${comment}`);
  expect(actionsOn(lines("target-port-undeclared"))[0]?.text).toBe(
    lines("target-port-undeclared, port-name-required"),
  );
  const reasoned = lines("target-port-undeclared -- a listener of its own");
  expect(actionsOn(reasoned)[0]?.text).toBe(
    reasoned.replace(
      "    - port: 443",
      "    # patchbay-disable-next-line port-name-required\n    - port: 443",
    ),
  );
  const file = `# patchbay-disable-file target-port-protocol\n---\n${service}`;
  expect(actionsOn(file)[2]?.text).toBe(file.replace("-protocol\n", "-protocol, port-name-required\n"));
});

test("the line ends of the file are kept", () => {
  const text = actionsOn(service.replaceAll("\n", "\r\n"))[0]?.text ?? "";
  expect(text).toContain("# patchbay-disable-next-line port-name-required\r\n    - port: 443\r\n");
});

test("the file's comment goes to the top, the others to the document of the finding", () => {
  const other = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n";
  const actions = actionsOn(`---\n${other}---\n${service}`);
  expect(actions[1]?.text).toBe(
    `---\n${other}---\n${service.replace("apiVersion", "# patchbay-disable-document port-name-required\napiVersion")}`,
  );
  expect(actions[2]?.text).toBe(`# patchbay-disable-file port-name-required\n---\n${other}---\n${service}`);
  expect(actions.flatMap(({ left }) => left)).toEqual([]);
});

test("flow style takes comments on lines of its own", () => {
  const flow =
    "---\n{\n  apiVersion: v1, kind: Service, metadata: { name: web },\n  spec: { ports: [{ port: 80, name: a },\n    { port: 81 }] }\n}\n";
  const actions = actionsOn(flow);
  expect(actions.map(({ left }) => left)).toEqual([[], [], []]);
  expect(actions[0]?.text).toContain("    # patchbay-disable-next-line port-name-required\n    { port: 81 }");
});

test("where a comment would be text, or part of another document, it is not offered", () => {
  const oneLine =
    "--- { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80, name: a }, { port: 81 }] } }\n";
  expect(actionsOn(oneLine).map(({ title }) => title)).toEqual([
    "Suppress `port-name-required` in this file",
  ]);
  const within = `{ apiVersion: v1, kind: Service, metadata: { name: web, annotations: { a: "one\n two" } }, spec: { ports: [{ port: 80, name: a }, { port: 81 }] } }\n`;
  expect(actionsOn(within).map(({ title }) => title)).not.toContain(
    "Suppress `port-name-required` on this line",
  );
});

test("JSON has no comments", () => {
  const json =
    '{ "apiVersion": "v1", "kind": "Service", "metadata": { "name": "web" }, "spec": { "ports": [{ "port": 1 }, { "port": 2 }] } }';
  expect(actionsOn(json)).toEqual([]);
});

test("findings about suppressions are not suppressed in turn", () => {
  const unknown = service.replace("A shop.", "patchbay-disable-file nothing");
  expect(actionsOn(unknown, "suppression-unknown")).toEqual([]);
});
