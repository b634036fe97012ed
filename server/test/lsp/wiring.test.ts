/** The Endpoints view and the picture over the wire. */
import { expect, test } from "vitest";
import {
  type EndpointRows,
  endpointsMethod,
  mermaidMethod,
  pictureMethod,
  type WiringPicture,
  wiringChangedMethod,
} from "../../src/lsp/protocol.ts";
import { deployment, service } from "../support/manifests.ts";
import { type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const files = {
  "w/svc.yaml": service(),
  "w/deploy.yaml": deployment(),
  "w/sub/other.yaml": service({ name: "other" }),
};

function rows(editor: TestEditor, params: unknown): Promise<EndpointRows> {
  return editor.connection.sendRequest<EndpointRows>(endpointsMethod, params);
}

function picture(editor: TestEditor, of: unknown): Promise<WiringPicture> {
  return editor.connection.sendRequest<WiringPicture>(pictureMethod, { of });
}

test("the view is asked for level by level, closed files included", () =>
  withEditor({ files }, async (editor) => {
    await editor.idle();
    const { items: namespaces } = await rows(editor, { path: [] });
    const { items: services } = await rows(editor, { path: namespaces[0]?.path });
    expect(services.map(({ label, state }) => [label, state])).toEqual([
      ["other", "nothing"],
      ["web", "reached"],
    ]);
    expect(services[1]?.location).toEqual({
      uri: uriOf("w/svc.yaml"),
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } },
    });
    const { items: ports } = await rows(editor, { path: services[1]?.path });
    expect(ports.map(({ kind, label, text }) => [kind, label, text])).toEqual([
      ["port", "80/TCP", "main 8080 (http)"],
    ]);
  }));

test("the picture is of everything, of a folder without its neighbours, and of a file with all it leads to", () =>
  withEditor({ files }, async (editor) => {
    await editor.idle();
    const names = async (of: unknown) =>
      (await picture(editor, of)).nodes
        .filter(({ parent }) => parent === undefined)
        .map(({ kind, name }) => `${kind} ${name}`);
    expect(await names({ kind: "everything" })).toEqual(["Deployment web", "Service other", "Service web"]);
    expect(await names({ kind: "folder", uri: uriOf("w/sub") })).toEqual(["Service other"]);
    expect(await names({ kind: "file", uri: uriOf("w/svc.yaml") })).toEqual([
      "Deployment web",
      "Service web",
    ]);
    const [node] = (await picture(editor, { kind: "file", uri: uriOf("w/deploy.yaml") })).nodes;
    expect(node?.extent.end.line).toBeGreaterThan(15);
  }));

test("the picture sees the last edit, and as Mermaid too", () =>
  withEditor({ files }, async (editor) => {
    await editor.open("w/svc.yaml");
    await editor.idle();
    await editor.replace("w/svc.yaml", "app: web", "app: wbe");
    const { edges } = await picture(editor, { kind: "everything" });
    expect(edges).toMatchObject([{ state: "near-miss", text: "app: wbe ≠ web" }]);
    const text = await editor.connection.sendRequest<string>(mermaidMethod, { of: { kind: "everything" } });
    expect(text).toMatch(/^flowchart LR\n/);
    expect(text).toContain("--x");
  }));

test("who shows the wiring is told once a change is taken in, and nobody else", async () => {
  const toldOf = async (initializationOptions: unknown) => {
    let told = 0;
    await withEditor({ files, initializationOptions }, async (editor) => {
      editor.connection.onNotification(wiringChangedMethod, () => {
        told += 1;
      });
      await editor.open("w/svc.yaml");
      await editor.idle();
      const before = told;
      await editor.replace("w/svc.yaml", "app: web", "app: wbe");
      await editor.idle();
      await rows(editor, { path: [] });
      told -= before;
    });
    return told;
  };
  expect(await toldOf({ followsWiring: true })).toBe(1);
  expect(await toldOf({})).toBe(0);
});

test.each([
  [endpointsMethod, undefined],
  [endpointsMethod, { path: "x" }],
  [endpointsMethod, { path: [1] }],
  [pictureMethod, {}],
  [pictureMethod, { of: { kind: "disk" } }],
  [pictureMethod, { of: { kind: "file", uri: 1 } }],
  [mermaidMethod, null],
])("%s with %j is refused, and the server goes on", (method, params) =>
  withEditor({ files }, async (editor) => {
    await expect(editor.connection.sendRequest(method, params)).rejects.toThrow();
    await editor.idle();
    expect((await rows(editor, { path: [], only: "nonsense", limit: -1, within: 7 })).items).toHaveLength(1);
  }),
);
