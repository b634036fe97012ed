/** No secret is shown, said, offered or kept: every feature is asked everywhere, over manifests full of secrets. */
import { describe, expect, test } from "vitest";
import type { Asked } from "../../src/features/answers.ts";
import { callable, callees, callers } from "../../src/features/call-hierarchy.ts";
import { codeActions } from "../../src/features/code-actions.ts";
import { codeLenses } from "../../src/features/code-lens.ts";
import { complete } from "../../src/features/completion/completion.ts";
import { describeAt } from "../../src/features/describe/describe-at.ts";
import { hover } from "../../src/features/hover/hover.ts";
import { inlayHints } from "../../src/features/inlay-hints.ts";
import { objectsLike, outline } from "../../src/features/outline.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { findingsIn, testDay, uriOf, workspaceOf } from "../support/check.ts";
import { manifestsWithSecrets, secrets } from "../support/secrets.ts";

const files = new Map(Object.entries(manifestsWithSecrets));
const workspace = workspaceOf({ files });
const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
  throw error;
};

/** Answers that parse the document again are asked at some places of each line. */
const step = 7;

/** What else than a hover is said at an offset: texts, and edits with what they write. */
function saidAt(asked: Asked, offset: number): unknown {
  const placed = callable(asked, offset);
  return [
    describeAt(asked, offset),
    complete(asked, offset).map(({ label, detail, newText }) => [label, detail, newText]),
    placed && [...callers(workspace.graph, placed), ...callees(workspace.graph, placed)].map(shown),
  ];
}

/** As JSON, with maps and sets; a document says the same as its resources, and ends in a circle. */
function shown(value: unknown): string {
  return (
    JSON.stringify(value, (key, each: unknown) => {
      if (key === "document" || key === "resources") return undefined;
      return each instanceof Map || each instanceof Set ? [...each] : each;
    }) ?? ""
  );
}

function leaks(text: string): readonly string[] {
  return secrets.filter((secret) => text.includes(secret));
}

describe.each([...files])("%s", (path, text) => {
  const asked: Asked = {
    workspace,
    settings: defaultSettings,
    uri: uriOf(path),
    textOf: (uri) => workspace.file(uri)?.text,
  } as Asked;

  test("no answer at any offset holds a secret", () => {
    const said = new Set<string>();
    for (let offset = 0; offset <= text.length; offset += 1) {
      said.add(hover(asked, offset)?.markdown ?? "");
      if (offset % step === 0) said.add(shown(saidAt(asked, offset)));
    }
    expect(said.size).toBeGreaterThan(1);
    expect(leaks([...said].join("\n"))).toEqual([]);
  });

  test("no answer on the whole file holds a secret", () => {
    const range = { start: 0, end: text.length };
    const findings = new Findings({
      graph: workspace.graph,
      rules,
      levels: () => undefined,
      onFault,
      today: () => testDay,
    });
    const documents = workspace.file(asked.uri)?.documents ?? [];
    findings.update({ added: documents, removed: [], told: new Set() });
    const answers = [
      codeLenses(asked),
      inlayHints(asked, range),
      outline(asked),
      codeActions(asked, { range, findings }),
    ];
    expect(leaks(shown(answers))).toEqual([]);
  });

  test("no resource keeps a secret in memory, and no problem of syntax tells one", () => {
    const documents = workspace.file(asked.uri)?.documents ?? [];
    const content = documents.map((document) => document.content);
    const kept = documents.map((document) => document.resources.map(({ resource }) => shown(resource)));
    expect(kept.flat().length).toBeGreaterThan(0);
    expect(leaks(kept.flat().join("\n"))).toEqual([]);
    expect(leaks(shown(content.map(({ resources, ...rest }) => rest)))).toEqual([]);
  });
});

test("findings tell what is wrong with secrets and none of them", () => {
  const found = findingsIn(workspace, rules);
  const ids = new Set(found.map(({ rule }) => rule));
  expect([...ids]).toEqual(
    expect.arrayContaining([
      "config-key-invalid",
      "secret-data-not-base64",
      "secret-data-not-json",
      "secret-key-not-found",
      "secret-not-found",
      "tls-certificate-unreadable",
      "tls-key-mismatch",
    ]),
  );
  const texts = found.map(({ message, related = [], fixes = [] }) =>
    shown([
      message,
      related.map((each) => each.message),
      fixes.map(({ title, edits }) => [title, edits.map(({ edit }) => edit)]),
    ]),
  );
  expect(leaks(texts.join("\n"))).toEqual([]);
  expect(
    leaks(
      shown(
        objectsLike(workspace, "").map(({ name, detail }: { name?: string; detail?: string }) => [
          name,
          detail,
        ]),
      ),
    ),
  ).toEqual([]);
});
