/** Names that kustomizations make of others, as they come and go. */
import { expect, test } from "vitest";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { isBuiltName } from "../../src/workspace/built-names.ts";
import { Workspace } from "../../src/workspace/workspace.ts";

const root = "mem:/w";
const service = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n";
const ingress = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: edge }\nspec: { defaultBackend: { service: { name: ${name}, port: { number: 80 } } } }\n`;

function workspaceWith(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace([root]);
  const texts = Object.entries(files).map(([path, text]) => ({ uri: `${root}/${path}`, text }));
  workspace.updateAll(texts, { open: true });
  return workspace;
}

function isBuilt(files: Readonly<Record<string, string>>, name: string): boolean {
  const workspace = workspaceWith({ ...files, "other/edge.yaml": ingress(name) });
  const from = workspace.file(`${root}/other/edge.yaml`)?.documents[0]?.resources[0];
  if (from === undefined) throw new Error("There is no Ingress.");
  return isBuiltName(workspace.graph, { from, mention: { kind: "Service", name } });
}

test("an overlay of an overlay puts its own around what is there", () => {
  const files = {
    "base/web.yaml": service,
    "base/kustomization.yaml": "resources: [web.yaml]\nnamePrefix: a-\nnameSuffix: -z\n",
    "prod/kustomization.yaml": "resources: [../base]\nnamePrefix: prod-\n",
    "else/kustomization.yaml": "resources: []\nnamePrefix: other-\n",
  };
  expect(isBuilt(files, "prod-a-web-z")).toBe(true);
  expect(isBuilt(files, "a-web-z")).toBe(true);
  expect(isBuilt(files, "a-web")).toBe(false);
  expect(isBuilt(files, "other-web")).toBe(false);
  expect(isBuilt(files, "prod-a-shop-z")).toBe(false);
  expect(isBuilt(files, "prod-")).toBe(false);
});

test("who names it is looked at again when the prefix changes, wherever it stands", () => {
  const workspace = workspaceWith({ "base/web.yaml": service, "other/edge.yaml": ingress("prod-web") });
  const findings = new Findings({
    graph: workspace.graph,
    rules,
    levels: () => undefined,
    onFault: (_rule, _placed, error) => {
      throw error;
    },
  });
  const documents = [...workspace.files()].flatMap((file) => file.documents);
  findings.update({ added: documents, removed: [], told: new Set() });
  const said = () =>
    (workspace.file(`${root}/other/edge.yaml`)?.documents ?? []).flatMap((document) =>
      findings.in(document).map(({ rule }) => rule),
    );
  const write = (text: string) =>
    findings.update(workspace.update(`${root}/base/kustomization.yaml`, text, { open: false }));
  expect(said()).toEqual(["ingress-service-not-found"]);
  write("resources: [web.yaml]\nnamePrefix: prod-\n");
  expect(said()).toEqual([]);
  write("resources: [web.yaml]\nnamePrefix: test-\n");
  expect(said()).toEqual(["ingress-service-not-found"]);
});
