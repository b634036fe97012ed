/** Story: a folder that is on no disk is checked like any other, with the files that nobody opened. */
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { findingsIn } from "../support/workspace.ts";

const scheme = "patchbay-memory";
const folder = vscode.Uri.from({ scheme, path: "/shop" });

const files: ReadonlyMap<string, string> = new Map([
  [
    "service.yaml",
    `apiVersion: v1
kind: Service
metadata:
  name: cart
spec:
  selector:
    app: crat
  ports:
    - port: 80
`,
  ],
  [
    "pod.yaml",
    `apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels:
    app: cart
spec:
  containers:
    - name: cart
      image: example.com/cart:1
`,
  ],
]);

const nameOf = ({ path }: vscode.Uri): string => path.slice(folder.path.length + 1);

const textOf = (uri: vscode.Uri): string => {
  const text = files.get(nameOf(uri));
  if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return text;
};

const refuse = (): never => {
  throw vscode.FileSystemError.NoPermissions();
};

const provider: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: (uri) =>
    uri.path === folder.path
      ? { type: vscode.FileType.Directory, size: 0, ctime: 0, mtime: 0 }
      : { type: vscode.FileType.File, size: textOf(uri).length, ctime: 0, mtime: 0 },
  readDirectory: () => [...files.keys()].map((name) => [name, vscode.FileType.File]),
  readFile: (uri) => new TextEncoder().encode(textOf(uri)),
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

describe("a folder on no disk", () => {
  const registration = vscode.workspace.registerFileSystemProvider(scheme, provider);
  const count = vscode.workspace.workspaceFolders?.length ?? 0;

  after(() => {
    vscode.workspace.updateWorkspaceFolders(count, 1);
    registration.dispose();
  });

  it("is checked without opening a file", async () => {
    vscode.workspace.updateWorkspaceFolders(count, 0, { uri: folder, name: "virtual" });
    const service = vscode.Uri.joinPath(folder, "service.yaml");
    await eventually(
      "a finding in the Service",
      () => findingsIn(service).map(({ code }) => (typeof code === "object" ? code.value : code)),
      (rules) => rules.includes("selector-near-miss"),
    );
  });
});
