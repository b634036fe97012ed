/**
 * Whatever the server writes to its client, over the whole life of a session that asks for everything everywhere: no
 * secret in any of it, and what a manifest holds in no log, no finding and no error. A request that is new does not
 * pass until somebody says here how it is asked.
 */
import { afterEach, describe, expect, test, vi } from "vitest";
import { idleMethod } from "../../src/lsp/protocol.ts";
import { requests } from "../../src/lsp/requests.ts";
import { FileProblem } from "../../src/workspace/file-system.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { deployment, service } from "../support/manifests.ts";
import { credentials, manifestsWithCredentials, manifestsWithSecrets, secrets } from "../support/secrets.ts";
import { fullCapabilities, type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";
import { type Ask, asks } from "./server-asks.ts";

/** Stands in values that a hover may show. */
const plain = "qzPlainzq";

/** Manifests that hold it wherever they may hold a text that is no name, with mistakes beside it. */
const manifestsWithValues: Readonly<Record<string, string>> = {
  "values.yaml": `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, annotations: { note: ${plain} } }
data: { WORD: ${plain}, url: "http://${plain}/x", "bad key": ${plain} }
binaryData: { bytes: ${plain} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: valued, annotations: { note: ${plain} } }
spec:
  selector: { matchLabels: { app: valued } }
  template:
    metadata: { labels: { app: valued } }
    spec:
      containers:
        - name: main
          image: main:1
          command: [sh, -c, "echo ${plain} $(VALUED_PORT) $(GONE)"]
          envFrom: [{ configMapRef: { name: settings } }, { configMapRef: { name: setting } }]
          env:
            - { name: PLAIN, value: ${plain} }
            - { name: VALUED_PORT, value: "${plain}" }
            - { name: FROM, value: "$(PLAIN) $(WORD) $(VALUED_SERVICE_HOST)" }
          ports: [{ name: http, containerPort: 80 }, { name: http, containerPort: 81 }]
          readinessProbe: { httpGet: { port: htpp, path: /${plain}, httpHeaders: [{ name: x, value: ${plain} }] } }
---
${service({ name: "valued", targetPort: "htpp" })}---
apiVersion: v1
kind: ConfigMap
metadata: { name: broken }
data:
  a: "${plain}
  b: [${plain}
`,
};

const files = Object.fromEntries(
  Object.entries({
    ...manifestsWithSecrets,
    "credentials.yaml": manifestsWithCredentials["web.yaml"] ?? "",
    ...manifestsWithValues,
    "kustomization.yaml": "resources: [web.yaml, secrets.yaml]\n",
  }).map(([path, text]) => [`w/${path}`, text]),
);

const methods = requests.map(({ method }) => method);

/** A session in which everything is open and the log is at its most verbose; what the server wrote meanwhile. */
async function written(run: (editor: TestEditor) => Promise<void>): Promise<string> {
  let output = "";
  const onOutput = (bytes: Buffer) => {
    output += bytes.toString("utf8");
  };
  await withEditor({ files, onOutput, capabilities: fullCapabilities }, async (editor) => {
    await editor.connection.sendNotification("$/setTrace", { value: "verbose" });
    for (const path of Object.keys(files)) await editor.open(path);
    await editor.idle();
    await run(editor);
  });
  return output;
}

async function askEverywhere(editor: TestEditor, ask: Ask): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const lines = text.split("\n");
    for (const [line, { length }] of lines.entries())
      for (const character of new Set([0, Math.floor(length / 3), Math.floor(length / 1.5), length]))
        await ask(editor, { path, place: { line, character } });
  }
}

interface Message {
  readonly method?: string;
  readonly error?: unknown;
}

/** The messages of an output: what stands between two headers. */
function messagesIn(output: string): readonly Message[] {
  return output
    .split(/Content-Length: \d+\r\n\r\n/)
    .slice(1)
    .map((text) => JSON.parse(text));
}

/** What everybody who has the log or the list of findings can read. */
function told(output: string): string {
  const messages = messagesIn(output).filter(({ method, error }) => error !== undefined || isTold(method));
  return JSON.stringify(messages);
}

function isTold(method: string | undefined): boolean {
  return method !== undefined && /log|show|diagnostics|trace|progress|telemetry/i.test(method);
}

test("somebody says how each request is asked", () => {
  expect(Object.keys(asks).sort()).toEqual([...new Set(methods)].sort());
});

test.each(methods)("%s", async (method) => {
  const output = await written(async (editor) => {
    const ask = asks[method];
    if (ask !== undefined) await askEverywhere(editor, ask);
  });
  expect(messagesIn(output).length).toBeGreaterThan(10);
  expect([...secrets, credentials].filter((secret) => output.includes(secret))).toEqual([]);
  expect(told(output)).toContain("publishDiagnostics");
  expect(told(output)).toContain("Indexed");
  expect(told(output)).not.toContain(plain);
});

test("a hover does show what an environment holds, or the test above proves nothing", async () => {
  const output = await written(async (editor) => {
    await editor.ask("textDocument/hover", "w/values.yaml", "FROM");
  });
  expect(output).toContain(plain);
});

describe("an error that quotes a manifest", () => {
  afterEach(() => void vi.restoreAllMocks());

  const quoting = () => {
    throw new Error(`cannot read ${plain}\n    at ${plain} (file.yaml)`);
  };

  const session = { files: { "w/all.yaml": `${deployment()}---\n${service()}` } };

  async function logOf(run: (editor: TestEditor) => Promise<void>): Promise<string> {
    let output = "";
    const onOutput = (bytes: Buffer) => {
      output += bytes.toString("utf8");
    };
    await withEditor({ ...session, onOutput }, async (editor) => {
      await editor.connection.sendNotification("$/setTrace", { value: "verbose" });
      await editor.open("w/all.yaml");
      await editor.idle();
      await run(editor);
      vi.restoreAllMocks();
      await editor.idle();
    });
    return output;
  }

  test.each(methods.filter((method) => method !== idleMethod))("in %s", async (method) => {
    const output = await logOf(async (editor) => {
      vi.spyOn(Workspace.prototype, "file").mockImplementation(quoting);
      vi.spyOn(Workspace.prototype, "files").mockImplementation(quoting);
      await asks[method]?.(editor, { path: "w/all.yaml", place: { line: 0, character: 3 } });
    });
    expect(output).not.toContain(plain);
  });

  test("in a request is named with its place", async () => {
    const output = await logOf(async (editor) => {
      vi.spyOn(Workspace.prototype, "file").mockImplementation(quoting);
      await asks["textDocument/hover"]?.(editor, { path: "w/all.yaml", place: { line: 0, character: 3 } });
    });
    expect(output).toMatch(/textDocument\/hover failed: Error\\n {4}at /);
  });

  test("while a text is taken in, and while it is closed", async () => {
    const output = await logOf(async (editor) => {
      vi.spyOn(Workspace.prototype, "updateAll").mockImplementation(quoting);
      await editor.replace("w/all.yaml", "name: web", "name: wob");
      await editor.close("w/all.yaml");
      await editor.idle();
    });
    expect(output).toContain("Taking in a text failed: Error");
    expect(output).not.toContain(plain);
  });

  test("while files are read", async () => {
    const output = await logOf(async (editor) => {
      vi.spyOn(editor.disk, "read").mockImplementation(async () => quoting());
      await editor.reportFiles(1, "w/other.yaml", "w/all.yaml");
      editor.disk.write(uriOf("w/other.yaml"), "a: b");
      await editor.reportFiles(1, "w/other.yaml");
      await editor.idle();
    });
    expect(output).toContain("Reading files failed: Error");
    expect(output).not.toContain(plain);
  });

  test("while findings are published", async () => {
    const output = await logOf(async (editor) => {
      await editor.replace("w/all.yaml", "name: web", "name: wob");
      vi.spyOn(Workspace.prototype, "file").mockImplementation(quoting);
      await new Promise((resolve) => void setImmediate(resolve));
    });
    expect(output).not.toContain(plain);
  });

  test("of the disk tells the place", async () => {
    const output = await logOf(async (editor) => {
      vi.spyOn(editor.disk, "list").mockImplementation(async (folder) => {
        throw new FileProblem(folder, "unreadable");
      });
      await editor.reportFiles(1, "w/new/");
      await editor.idle();
    });
    expect(output).toContain("is left out: unreadable");
  });
});
