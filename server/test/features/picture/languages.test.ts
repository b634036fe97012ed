/** The picture in other languages: what a name holds stays text in each of them. */
import { expect, test } from "vitest";
import { dotOf } from "../../../src/features/picture/dot.ts";
import { mermaidOf } from "../../../src/features/picture/mermaid.ts";
import { pictureOf } from "../../../src/features/picture/picture.ts";
import { pathOf } from "../../support/check.ts";
import { deployment, service } from "../../support/manifests.ts";
import { questionAt } from "../ask.ts";

function picture(fixture: string) {
  return pictureOf(questionAt(fixture).asked.workspace, { scope: "auto", pathOf });
}

/** A Service whose name, in YAML's double quotes, is the text. */
function named(text: string) {
  return picture(service({ name: JSON.stringify(text), app: "none" }));
}

test("Mermaid", () => {
  expect(mermaidOf(picture(`${service({ app: "wbe" })}---\n${deployment()}`))).toBe(`flowchart LR
  n1["Deployment web<br/>× 2"]
  n2[["Service web<br/>no pod has app: wbe#59; Deployment web has app: web"]]
  n2 --x|"app: wbe ≠ web"| n1
  classDef loose stroke-width:3px,stroke-dasharray:4
  class n1,n2 loose
`);
});

test("Graphviz", () => {
  expect(dotOf(picture(`${service()}---\n${deployment()}`))).toBe(`digraph patchbay {
  rankdir=LR;
  node [fontname="sans-serif", shape=box, style=rounded];
  edge [fontname="sans-serif", fontsize=10];
  "main.yaml#Deployment//web" [label="Deployment web\\n× 2", shape=box];
  "main.yaml#Service//web" [label="Service web\\n2 endpoints", shape=component];
  "main.yaml#Service//web" -> "main.yaml#Deployment//web" [label="80/TCP → main 8080 (http)", style=solid];
}
`);
});

test("namespaces are boxes of their own", () => {
  const inShop = service().replace("name: web", "name: web\n  namespace: shop");
  const both = picture(`${inShop}---\n${deployment({ name: "other" })}`);
  expect(mermaidOf(both)).toContain('subgraph g2["shop"]\n    n2');
  expect(dotOf(both)).toContain('subgraph cluster_2 {\n    label="shop";');
});

const hostile = [
  '<img src=x onerror="alert(1)">',
  "]]>--><script>",
  'a"] --> b["',
  "line\nend\nclick n1 call()",
  "\\N \\",
  "%% comment `**bold**` #quot; &lt;",
];

test.each(hostile)("a name like %j is text in Mermaid", (name) => {
  const text = mermaidOf(named(name));
  const label = text.split("\n")[1] ?? "";
  expect(label).toMatch(/^ {2}n1\[\["Service [^"<>`\\&\n]*(?:<br\/>[^"<>`\\&\n]*)?"\]\]$/);
  expect(text.split("\n").filter((line) => line !== "")).toHaveLength(4);
});

test.each(hostile)("a name like %j is text in Graphviz", (name) => {
  const lines = dotOf(named(name))
    .split("\n")
    .filter((line) => line.includes("shape=component"));
  expect(lines).toHaveLength(1);
  // Two quoted strings, in which each quote and each backslash of the name has one before it.
  expect(lines[0]).toMatch(
    /^ {2}"(?:[^"\\]|\\.)*" \[label="(?:[^"\\]|\\.)*", shape=component[^"]*(?:"rounded,dashed", penwidth=2)?\];$/,
  );
});
