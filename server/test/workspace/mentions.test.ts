import { expect, test } from "vitest";
import { callsFrom } from "../../src/workspace/callers.ts";
import { pathOf, workspaceOf } from "../support/check.ts";
import { parseFixture } from "../support/fixture.ts";

const service = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n";
const client =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: client }\nspec: { containers: [{ name: c, image: i, args: ["http://web:80/"] }] }\n';

/** The files of the Services that a client in `shop/app/client.yaml` calls, with a Service `web` in each of these. */
function called(...files: readonly string[]): readonly string[] {
  const services = files.map((path) => `#- ${path}\n${service}`).join("");
  const workspace = workspaceOf(parseFixture(`#- shop/app/client.yaml\n${client}${services}`));
  const file = [...workspace.files()].find(({ uri }) => pathOf(uri) === "shop/app/client.yaml");
  const [from] = file?.documents.flatMap(({ resources }) => resources) ?? [];
  if (from === undefined) throw new Error("no client");
  return callsFrom(workspace.graph, from).map(({ to }) => pathOf(to.document.uri));
}

test.each([
  ["the folder of the client", ["shop/app/web.yaml", "shop/app/more/web.yaml", "shop/web.yaml"]],
  ["a folder below it", ["shop/app/more/web.yaml", "shop/other/web.yaml", "web.yaml"]],
  ["the next folder above", ["shop/other/web.yaml", "else/web.yaml"]],
  ["anywhere", ["else/web.yaml"]],
])("a name means the object in the nearest place: %s", (_where, files) => {
  expect(called(...files)).toEqual(files.slice(0, 1));
});

test("objects that are as near are all meant", () => {
  expect(called("shop/one/web.yaml", "shop/two/web.yaml", "else/web.yaml")).toEqual([
    "shop/one/web.yaml",
    "shop/two/web.yaml",
  ]);
});
