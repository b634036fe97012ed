/**
 * What a manifest holds in secret appears in nothing that leaves the server: one Secret, one certificate, and every
 * door. A door that is new is one line in the table.
 */
import { expect, test } from "vitest";
import { findAll, findingsReport } from "../../src/cli/findings-report.ts";
import { githubText } from "../../src/cli/reporters/github.ts";
import { jsonText } from "../../src/cli/reporters/json.ts";
import { sarifText } from "../../src/cli/reporters/sarif.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, watched } from "./asked.ts";

const root = "file:///w";
const uri = `${root}/all.yaml`;
const sentinel = "xyzzy-plugh-4711";
const encoded = Buffer.from(sentinel).toString("base64");

const text = `apiVersion: v1
kind: Secret
metadata: { name: web }
stringData:
  token: ${sentinel}
  url: http://user:${sentinel}@db:5432/
data:
  tls.crt: ${encoded}
---
apiVersion: v1
kind: Secret
metadata: { name: flow }
data: { tls.key: ${encoded}, more: "${encoded}" }
---
apiVersion: v1
kind: Secret
metadata: { name: broken
stringData:
  token: ${sentinel}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          args: [$(TOKEN), $(WEB_SERVICE_HOST)]
          envFrom: [{ secretRef: { name: web } }, { secretRef: { name: flow } }]
          env:
            - name: TOKEN
              valueFrom: { secretKeyRef: { name: web, key: token } }
          ports: [{ name: http, containerPort: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: wbe }
  ports: [{ port: 80, targetPort: htpp }, { port: 81 }]
`;

const workspace = new Workspace([root]);
const subject = watched(workspace);
subject.findings.update(workspace.update(uri, text, { open: true }));

const loaded = {
  workspace,
  files: { read: 1, manifests: 1, skipped: [] },
  problems: [],
  mistakes: [],
  failed: false,
  crlf: new Set<string>(),
  textOf: async () => text,
};
const report = () => findingsReport(loaded, findAll(loaded, { onFault: () => expect.unreachable() }));

/** What leaves, by the name of the door. */
const doors: Readonly<Record<string, () => string>> = {
  "every answer at every tenth place": () => {
    const offsets = Array.from({ length: Math.floor(text.length / 10) }, (_, at) => at * 10);
    // Text that an edit puts back where it came from leaves nothing: completion and actions get the text from the editor.
    return [...answersIn(subject, { uri, offsets, textOf: () => undefined }).values()].join("\n");
  },
  "the findings as JSON": () => jsonText(report()),
  SARIF: () => sarifText(report()),
  "annotations of GitHub": () => githubText(report()),
  "what the graph keeps": () => JSON.stringify(workspace.file(uri)?.documents.map(({ content }) => content)),
};

test("the manifest has findings, or its doors prove nothing", () => {
  expect(report().findings.length).toBeGreaterThan(0);
});

test.each(Object.keys(doors))("a secret leaves by no door: %s", (door) => {
  const shown = doors[door]?.() ?? "";
  expect(shown.length).toBeGreaterThan(100);
  expect(shown).not.toContain(sentinel);
  expect(shown).not.toContain(encoded);
});
