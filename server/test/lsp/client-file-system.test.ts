/** Files that only the client can read. */
import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { clientFileSystem, withClientFiles } from "../../src/lsp/client-file-system.ts";
import { listFolderMethod, readFileMethod, statFileMethod } from "../../src/lsp/protocol.ts";
import { MemoryFileSystem } from "../../src/workspace/memory-file-system.ts";

/** The server's end of a connection, and a client at the other end that `introduce` teaches what it answers. */
function connect(introduce: (client: ProtocolConnection) => void) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  introduce(client);
  server.listen();
  client.listen();
  onTestFinished(() => {
    client.dispose();
    server.dispose();
  });
  return server;
}

/** A client that holds one file; what it is asked about others is why it cannot answer. */
function answerFor(client: ProtocolConnection): void {
  const about = (uri: string, value: unknown): object =>
    uri.startsWith("vfs:/w") ? { value } : { problem: uri.slice("vfs:/".length) };
  client.onRequest(listFolderMethod, ({ uri }) => about(uri, [{ name: "a.yaml", kind: "file" }]));
  client.onRequest(readFileMethod, ({ uri }) => about(uri, "kind: Service"));
  client.onRequest(statFileMethod, ({ uri }) => about(uri, { kind: "file", size: 13 }));
}

test("the client lists, reads and describes", async () => {
  const files = clientFileSystem(connect(answerFor));
  expect(await files.list("vfs:/w")).toEqual([{ name: "a.yaml", kind: "file" }]);
  expect(await files.read("vfs:/w/a.yaml")).toBe("kind: Service");
  expect(await files.stat("vfs:/w/a.yaml")).toEqual({ kind: "file", size: 13, real: "vfs:/w/a.yaml" });
});

test.each(["not-found", "not-utf-8", "unreadable"])("it says why not: %s", async (reason) => {
  const files = clientFileSystem(connect(answerFor));
  await expect(files.read(`vfs:/${reason}`)).rejects.toMatchObject({ uri: `vfs:/${reason}`, reason });
});

test.each<[string, (client: ProtocolConnection) => void]>([
  ["does not know the request", () => undefined],
  ["answers nothing", (client) => client.onRequest(readFileMethod, () => null)],
])("a client that %s leaves the file unreadable", async (_what, introduce) => {
  const files = clientFileSystem(connect(introduce));
  await expect(files.read("vfs:/w/a.yaml")).rejects.toMatchObject({ reason: "unreadable" });
});

test("the disk is asked for files, the client for all else", async () => {
  const disk = new MemoryFileSystem({ "file:///w/b.yaml": "kind: Pod" });
  const files = withClientFiles(disk, connect(answerFor));
  expect(await files.read("file:///w/b.yaml")).toBe("kind: Pod");
  expect(await files.list("file:///w")).toEqual([{ name: "b.yaml", kind: "file" }]);
  expect(await files.stat("file:///w/b.yaml")).toMatchObject({ size: 9 });
  expect(await files.read("vfs:/w/a.yaml")).toBe("kind: Service");
});
