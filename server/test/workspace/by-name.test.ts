import { expect, test } from "vitest";
import { objectsNamed, parseObjectName } from "../../src/workspace/by-name.ts";
import { pathOf, workspaceOf } from "../support/check.ts";
import { parseFixture } from "../support/fixture.ts";

const pod = (metadata: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: { containers: [{ name: a, image: a }] }\n`;

function named(fixture: string, text: string, namespace?: string): readonly string[] {
  const name = parseObjectName(text);
  if (name === undefined) throw new Error(`${text} is no name.`);
  const workspace = workspaceOf(parseFixture(fixture));
  return objectsNamed(workspace, { ...name, namespace }).map(({ document }) => pathOf(document.uri));
}

test.each(["Pod/web", "pod/web", "pods/web", "po/web", "PO/web", "pods.v1/web"])("%s", (text) => {
  expect(named(`#- a.yaml\n${pod("{ name: web }")}`, text)).toEqual(["a.yaml"]);
});

test.each(["deploy/web", "po/other", "p/web"])("not %s", (text) => {
  expect(named(`#- a.yaml\n${pod("{ name: web }")}`, text)).toEqual([]);
});

test.each(["web", "po/", "/web", "a/b/c", ""])("%j is not KIND/NAME", (text) => {
  expect(parseObjectName(text)).toBeUndefined();
});

test("a namespace narrows where it can", () => {
  const fixture = `#- a.yaml\n${pod("{ name: web, namespace: one }")}#- b.yaml\n${pod("{ name: web, namespace: two }")}`;
  expect(named(fixture, "po/web")).toEqual(["a.yaml", "b.yaml"]);
  expect(named(fixture, "po/web", "two")).toEqual(["b.yaml"]);
  expect(named(fixture, "po/web", "three")).toEqual(["a.yaml", "b.yaml"]);
});

test("a patch does not compete with what it patches", () => {
  const kustomization = "resources: [base.yaml]\npatches: [{ path: patch.yaml }]\n";
  const manifests = `#- base.yaml\n${pod("{ name: web }")}#- patch.yaml\n${pod("{ name: web }")}`;
  expect(named(`${manifests}#- kustomization.yaml\n${kustomization}`, "po/web")).toEqual(["base.yaml"]);
});
