import fc from "fast-check";
import { expect, test } from "vitest";
import { exposeWorkload } from "../../../src/features/expose/expose.ts";
import type { Service } from "../../../src/resources/service.ts";
import { wirePorts } from "../../../src/workspace/endpoints.ts";
import { selectPods } from "../../../src/workspace/selection.ts";
import { isOf, type Placed } from "../../../src/workspace/source-file.ts";
import type { Workspace } from "../../../src/workspace/workspace.ts";
import { scalarText } from "../../../src/yaml/edits.ts";
import { workspaceOf } from "../../support/check.ts";
import { filesAfter, questionAt, workloadIn } from "../ask.ts";

/** Words that need quotes to stay words are among the names. */
const word = fc.oneof(
  fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/),
  fc.constantFrom("yes", "on", "1e3", "012", "null", "true"),
);

const port = fc.record({
  number: fc.integer({ min: 1, max: 65_535 }),
  name: fc.option(fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/), { nil: undefined }),
  protocol: fc.constantFrom("TCP", "UDP", "SCTP"),
});

const workload = fc.record({
  kind: fc.constantFrom("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"),
  name: word,
  namespace: fc.option(word, { nil: undefined }),
  labels: fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 }),
  containers: fc.array(fc.array(port, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
});

type Drawn = typeof workload extends fc.Arbitrary<infer T> ? T : never;

function manifest({ kind, name, namespace, labels, containers }: Drawn): object {
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: containers.map((ports, at) => ({
            name: `c${at}`,
            ports: ports.map(({ number, name: portName, protocol }) => ({
              containerPort: number,
              protocol,
              ...(portName === undefined ? {} : { name: portName }),
            })),
          })),
        },
      },
    },
  };
}

interface Form {
  readonly indent: number;
  readonly dash: number;
  readonly quotes: "plain" | "single" | "double";
}

/** Block style, with quotes where a word needs them or the form has them. */
function block(value: unknown, form: Form, margin = ""): string {
  if (Array.isArray(value)) {
    const item = `${margin}${" ".repeat(form.dash)}`;
    return value.map((each) => `\n${item}- ${block(each, form, `${item}  `).trimStart()}`).join("");
  }
  if (typeof value === "string") return ` ${scalarText(value, form.quotes)}`;
  if (typeof value !== "object" || value === null) return ` ${value}`;
  const inner = margin + " ".repeat(form.indent);
  return Object.entries(value)
    .map(([key, each]) => {
      const list = Array.isArray(each);
      return `\n${margin}${scalarText(key, "plain")}:${block(each, form, list ? margin : inner)}`;
    })
    .join("");
}

const written = fc
  .tuple(
    workload,
    fc.constantFrom(2, 4),
    fc.constantFrom(0, 2),
    fc.constantFrom("plain" as const, "single" as const, "double" as const, "flow" as const),
  )
  .map(([drawn, indent, dash, quotes]) =>
    quotes === "flow"
      ? `---\n${JSON.stringify(manifest(drawn), undefined, indent)}\n`
      : `${block(manifest(drawn), { indent, dash, quotes }).trimStart()}\n`,
  );

const surroundings = fc.record({
  before: fc.constantFrom(
    "",
    "# a comment\n",
    "---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\n---\n",
  ),
  after: fc.constantFrom("", "---\n", "...\n", "\n\n---\na: 1\n", "# the end"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});

function servicesIn(workspace: Workspace): readonly Placed<Service>[] {
  const documents = [...workspace.files()].flatMap((file) => file.documents);
  expect(documents.flatMap(({ content }) => content.problems)).toEqual([]);
  return documents.flatMap(({ resources }) => resources.filter((placed) => isOf(placed, "service")));
}

test("what Expose writes parses, selects the workload, and every port resolves to a declared one", () => {
  const placement = fc.constantFrom("same-file" as const, "new-file" as const);
  fc.assert(
    fc.property(written, surroundings, placement, (middle, { before, after, lineEnd }, where) => {
      const begins = middle.startsWith("---") && before.endsWith("---\n") ? middle.slice(4) : middle;
      const text = (before + begins + after).replaceAll("\n", lineEnd);
      const { asked, files } = questionAt(text);
      const answer = exposeWorkload(asked, workloadIn(asked), where);
      if ("refused" in answer) throw new Error(answer.refused);
      const workspace = workspaceOf({ files: new Map([...files, ...filesAfter(answer, files)]) });
      const [service, ...others] = servicesIn(workspace);
      expect(others).toEqual([]);
      if (service === undefined) throw new Error("There is no Service.");
      const selection = selectPods(workspace.graph, service, { scope: "auto" });
      expect(selection.pods.map(({ placed }) => placed.resource.kind)).toEqual([
        workloadIn(asked).resource.kind,
      ]);
      const wired = wirePorts(service.resource, selection);
      expect(wired.flatMap(({ targets }) => targets.map(({ declaration }) => declaration?.number))).toEqual(
        wired.map(({ port: { port: number } }) => number),
      );
      const { uri, range } = answer.select ?? {};
      const changed = workspace.file(uri ?? "")?.text;
      expect(changed?.slice(range?.start, range?.end)).toBe(service.resource.name);
      if (lineEnd === "\r\n") expect(changed).not.toMatch(/[^\r]\n/);
    }),
    { numRuns: 200 },
  );
});
