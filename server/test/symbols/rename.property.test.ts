/** The law of rename: the wiring stays as it was, and the way back gives the same bytes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareRename, rename } from "../../src/features/rename.ts";
import { findPort } from "../../src/kubernetes/find-port.ts";
import type { Service } from "../../src/resources/service.ts";
import { shifted } from "../../src/text/range.ts";
import { mentionsOf } from "../../src/workspace/mentions.ts";
import { picked } from "../../src/workspace/picks.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { pathOf, uriOf, workspaceOf } from "../support/check.ts";
import { filesAfter } from "./check.ts";

const word = fc.constantFrom("web", "api", "db");
const quoted = word.chain((text) => fc.constantFrom(text, `'${text}'`, `"${text}"`));
const port = fc.constantFrom("http", "admin", "8080", "9090");

const service = fc
  .record({ name: quoted, app: quoted, target: port, portName: fc.constantFrom("http", '"main"') })
  .map(
    ({ name, app, target, portName }) =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector: { app: ${app} }\n  ports:\n    - name: ${portName}\n      port: 80\n      targetPort: ${target}\n`,
  );

const deployment = fc
  .record({ name: quoted, app: word, port, host: word, tier: fc.constantFrom("", ", tier: x"), beside: word })
  .map(
    ({ name, app, port: probed, host, tier, beside }) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  selector:\n    matchExpressions: [{ key: app, operator: In, values: [${app}] }]\n  template:\n    metadata:\n      labels: { app: "${app}"${tier} }\n    spec:\n      topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: ${beside} } } }]\n      containers:\n        - name: main\n          image: i\n          env:\n            - name: HOST\n              value: http://${host}:80/\n          args: ["$(HOST)", "$(${host.toUpperCase()}_SERVICE_HOST)"]\n          ports:\n            - name: http\n              containerPort: 8080\n          readinessProbe: { tcpSocket: { port: ${probed} } }\n`,
  );

const policy = fc
  .record({ name: word, app: word, operator: fc.constantFrom("In", "NotIn"), port })
  .map(
    ({ name, app, operator, port: allowed }) =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name} }\nspec:\n  podSelector: { matchExpressions: [{ key: app, operator: ${operator}, values: [${app}, db] }] }\n  ingress: [{ ports: [{ port: ${allowed} }] }]\n`,
  );

const ingress = fc
  .record({ name: word, backend: word, by: fc.constantFrom("number: 80", "name: http") })
  .map(
    ({ name, backend, by }) =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: ${name} }\nspec: { defaultBackend: { service: { name: ${backend}, port: { ${by} } } } }\n`,
  );

const text = fc
  .array(fc.oneof(service, deployment, policy, ingress), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("---\n"));
const lineEnd = fc.constantFrom("\n", "\r\n");
const files = fc
  .tuple(text, text, text, lineEnd)
  .map(([one, two, far, end]) => [one, two, far].map((each) => each.replaceAll("\n", end)))
  .map(
    ([one = "", two = "", far = ""]) =>
      new Map([
        ["a/one.yaml", one],
        ["a/two.yaml", two],
        ["b/far.yaml", far],
      ]),
  );

test("whatever is renamed, the wiring stays, and the way back gives the same bytes", () => {
  let renames = 0;
  fc.assert(
    fc.property(
      files,
      fc.constantFrom("a/one.yaml", "a/two.yaml", "b/far.yaml"),
      fc.nat(),
      (before, path, at) => {
        const words = [
          ...(before.get(path) ?? "").matchAll(/\b(?:web|api|db|http|main|80\d*|HOST|app|WEB\w+)\b/g),
        ];
        const offset = words[at % words.length]?.index ?? 0;
        const done = renameAt(before, { path, offset });
        if (done === undefined) return;
        renames += 1;
        expect(wiringOf(workspaceOf({ files: done.after }))).toEqual(
          wiringOf(workspaceOf({ files: before })),
        );
        const back = renameAt(done.after, { path, offset: done.offset }, done.name);
        if (back === undefined) expect(hasNamesakes(before, done.name)).toBe(true);
        else expect(back.after).toEqual(before);
      },
    ),
    { numRuns: 200 },
  );
  expect(renames).toBeGreaterThan(30);
});

interface At {
  readonly path: string;
  readonly offset: number;
}

/** The files after a rename, and where the new name stands; undefined where there is nothing to rename. */
function renameAt(before: ReadonlyMap<string, string>, { path, offset }: At, to?: string) {
  const asked = { workspace: workspaceOf({ files: before }), settings: defaultSettings, uri: uriOf(path) };
  const prepared = prepareRename(asked, offset);
  if (prepared === undefined || "refusal" in prepared) return undefined;
  const name = to ?? (/^\d+$/.test(prepared.name) ? "4321" : "zz9");
  const answer = rename(asked, { offset, name });
  if (answer === undefined || "refusal" in answer) return undefined;
  const edits = answer.changes
    .filter(({ document }) => pathOf(document.uri) === path)
    .map(({ document, edit }) => ({ ...edit, range: shifted(edit.range, document.place.start) }))
    .sort((a, b) => a.range.start - b.range.start);
  const here = edits.findIndex(({ range }) => range.start <= offset && offset <= range.end);
  const moved = edits
    .slice(0, here)
    .reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0);
  const place = (edits[here]?.range.start ?? offset) + moved + 1;
  return { after: filesAfter(answer, before), offset: place, name: prepared.name };
}

/** Two objects of a kind had one name: after one of them was renamed, its old name is taken. */
function hasNamesakes(files: ReadonlyMap<string, string>, name: string): boolean {
  const all = [...workspaceOf({ files }).files()].flatMap(({ documents }) =>
    documents.flatMap(({ resources }) => resources),
  );
  const kinds = all.filter(({ resource }) => resource.name === name).map(({ resource }) => resource.kind);
  return new Set(kinds).size < kinds.length;
}

/** Who selects, reaches, names and picks whom, by the places of the objects and never by their names. */
function wiringOf(workspace: Workspace): readonly unknown[] {
  const { graph } = workspace;
  const all = [...workspace.files()].flatMap(({ documents }) =>
    documents.flatMap(({ resources }) => resources),
  );
  const id = (placed: Placed) => all.indexOf(placed);
  return all.map((placed) => ({
    selects: isOf(placed, "service")
      ? reachedBy(workspace, placed).map(([pods, ...ports]) => [id(pods), ports])
      : [],
    named: mentionsOf(graph, placed).map(({ from, mention }) => `${id(from)} ${mention.field}`),
    picks: placed.resource.picks.map((pick) => picked(graph, placed, pick).map(id)),
  }));
}

/** The pods of a Service, and for each of its ports which declaration it leads to. */
function reachedBy(
  { graph }: Workspace,
  service: Placed<Service>,
): readonly (readonly [Placed, ...number[]])[] {
  return selectPods(graph, service, { scope: "auto" }).pods.map(({ placed }) => {
    const { containers } = placed.resource.template;
    const declared = containers.flatMap(({ ports }) => ports);
    const reached = service.resource.ports.map(({ targetPort = 0 }) => {
      const found = findPort(targetPort, "TCP", containers);
      return found.kind === "found" && found.declaration !== undefined
        ? declared.indexOf(found.declaration)
        : -1;
    });
    return [placed, ...reached] as const;
  });
}
