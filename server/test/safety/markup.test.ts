/** Names and labels that are Markdown, HTML or commands stay text wherever they are shown. */
import { expect, test } from "vitest";
import { findAll, findingsReport } from "../../src/cli/findings-report.ts";
import { sarifText } from "../../src/cli/reporters/sarif.ts";
import { hover } from "../../src/features/hover/hover.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, watched } from "./asked.ts";

const root = "file:///w";
const uri = `${root}/all.yaml`;

const hostile: readonly string[] = [
  "[run](command:workbench.action.terminal.new)",
  "![picture](https://example.com/a.png)",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "`](command:x) `` [a](command:x)",
  "$(zap) | cell | **bold**",
  "&lt;b&gt; &#91;x](command:y)",
];

function manifestWith(name: string): string {
  const quoted = JSON.stringify(name);
  return `apiVersion: v1
kind: Service
metadata: { name: ${quoted}, namespace: ${quoted} }
spec:
  selector: { app: ${quoted} }
  ports: [{ name: ${quoted}, port: 80, targetPort: ${quoted} }, { port: 81 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${quoted}, namespace: ${quoted} }
spec:
  selector: { matchLabels: { app: ${quoted} } }
  template:
    metadata: { labels: { app: ${quoted} } }
    spec:
      containers:
        - name: ${quoted}
          image: ${quoted}
          env: [{ name: A, value: ${quoted} }]
          ports: [{ name: http, containerPort: 80 }]
`;
}

test.each(hostile)("%s", (name) => {
  const workspace = new Workspace([root]);
  const text = manifestWith(name);
  workspace.update(uri, text, { open: true });
  const asked = { workspace, settings: defaultSettings, uri };
  const shown = Array.from(
    { length: Math.ceil(text.length / 4) },
    (_, at) => hover(asked, at * 4)?.markdown ?? "",
  );
  expect(shown.join("").length).toBeGreaterThan(0);
  for (const markdown of shown) {
    const rendered = withoutCode(markdown);
    expect(rendered).not.toMatch(/(?<!\\)\]\(\s*command:/);
    expect(rendered).not.toMatch(/(?<!\\)!\[/);
    expect(rendered).not.toMatch(/(?<!\\)<\/?(?:img|script)/i);
  }
});

test.each(hostile)("%s in SARIF stands in texts, never in Markdown", (name) => {
  const workspace = new Workspace([root]);
  workspace.update(uri, manifestWith(name), { open: false });
  const loaded = {
    workspace,
    files: { read: 1, manifests: 1, skipped: [] },
    problems: [],
    mistakes: [],
    failed: false,
    crlf: new Set<string>(),
    textOf: async () => "",
  };
  const report = findingsReport(loaded, findAll(loaded, { onFault: () => expect.unreachable() }));
  const { runs } = JSON.parse(sarifText(report));
  expect(runs[0].results.length).toBeGreaterThan(0);
  for (const { message } of runs[0].results) expect(Object.keys(message)).toEqual(["text"]);
});

test.each(hostile)("%s in the tree and the picture is the text that it is", (name) => {
  const subject = watched(new Workspace([root]));
  const text = manifestWith(name);
  subject.findings.update(subject.workspace.update(uri, text, { open: true }));
  const said = answersIn(subject, { uri, offsets: [], textOf: () => undefined });
  const rows: readonly { readonly label: string; readonly text: unknown }[] = JSON.parse(
    said.get("tree") ?? "",
  )[0];
  // As in the manifest, neither more nor less: who shows it has no markup to undo.
  expect(rows.map(({ label }) => label)).toContain(name);
  expect(rows.every((row) => typeof row.text === "string")).toBe(true);
  const [picture, mermaid] = JSON.parse(said.get("picture") ?? "");
  expect(picture.nodes.map((node: { readonly name: string }) => node.name)).toContain(name);
  expect(mermaid).not.toMatch(/<(?!br\/>)|\]\(|!\[|\*\*|`/);
});

/** Markdown without its code spans and fences, in which nothing is markup. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
}
