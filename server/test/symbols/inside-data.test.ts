/** Keys of ConfigMaps and Secrets, and the volumes of a pod. */
import { describe, expect, test } from "vitest";
import { checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  colour: blue
  "size": big
`;

const secret = `apiVersion: v1
kind: Secret
metadata: { name: login }
stringData:
  password: hunter2
`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  volumes:
    - name: files
      configMap:
        name: settings
        items: [{ key: colour, path: colour.txt }]
    - name: others
      configMap: { name: settings }
  containers:
    - name: main
      image: i
      env:
        - name: COLOUR
          valueFrom: { configMapKeyRef: { name: settings, key: 'colour' } }
        - name: PASSWORD
          valueFrom: { secretKeyRef: { name: login, key: password } }
      volumeMounts:
        - { name: files, mountPath: /etc/files }
        - { name: others, mountPath: /etc/colour, subPath: colour }
      volumeDevices: [{ name: files, devicePath: /dev/x }]
`;

/** The text with the word marked that stands last in the line that holds a part. */
function marked(text: string, part: string, word: string): string {
  const line = text.split("\n").find((each) => each.includes(part)) ?? "";
  const mark = `#${" ".repeat(line.lastIndexOf(word) - 1)}${"^".repeat(word.length)} reference`;
  return text.replace(line, `${line}\n${mark}`);
}

describe("a key", () => {
  test("is tied to the variables, files and mounts that read it", () => {
    const readers = ["items: [{ key:", "configMapKeyRef", "subPath"];
    const text = pod.replace("path: colour.txt", "path: a.txt").replace("/etc/colour", "/etc/c");
    checkSymbol(`${settings.replace("  colour: blue\n", "  co$0lour: blue\n# ^^^^^^ definition\n")}---
${readers.reduce((all, reader) => marked(all, reader, "colour"), text)}`);
  });

  test("is found from who reads it, and renamed with it in its style", () => {
    expect(definitionsAt(`${settings}---\n${pod.replace("key: 'colour'", "key: 'co$0lour'")}`)).toEqual([
      "main.yaml:5: colour",
    ]);
    expect(renamedLines(`${settings}---\n${pod.replace("key: 'colour'", "key: 'co$0lour'")}`, "hue")).toEqual(
      [
        "main.yaml:5: hue: blue",
        "main.yaml:16: items: [{ key: hue, path: colour.txt }]",
        "main.yaml:24: valueFrom: { configMapKeyRef: { name: settings, key: 'hue' } }",
        "main.yaml:29: - { name: others, mountPath: /etc/colour, subPath: hue }",
      ],
    );
    expect(renamedLines(`${settings.replace('"size"', '"si$0ze"')}---\n${pod}`, "width")).toEqual([
      'main.yaml:6: "width": big',
    ]);
  });

  test("of a Secret is renamed without a look at what it holds", () => {
    expect(renamedLines(`${secret.replace("password:", "pass$0word:")}---\n${pod}`, "pass")).toEqual([
      "main.yaml:5: pass: hunter2",
      "main.yaml:25: valueFrom: { secretKeyRef: { name: login, key: pass } }",
    ]);
  });

  test("is only that of its own object", () => {
    const other = settings.replace("name: settings", "name: others");
    expect(
      renamedLines(`${other.replace("colour: blue", "co$0lour: blue")}---\n${settings}---\n${pod}`, "hue"),
    ).toEqual(["main.yaml:5: hue: blue"]);
  });
});

describe("a key is not renamed by halves", () => {
  const at = settings.replace("colour: blue", "co$0lour: blue");

  test.each([
    [
      "all files of a volume",
      pod.replace(/ {8}- \{ name: others.*\n/, "        - { name: others, mountPath: /x }\n"),
    ],
    [
      "all variables at once",
      pod.replace("      env:\n", "      envFrom: [{ configMapRef: { name: settings } }]\n      env:\n"),
    ],
  ])("when somebody takes %s", (_, text) => {
    expect(refusalAt(`${at}---\n${text}`, "hue")).toBe(
      "Pod `web` takes the keys of ConfigMap `settings` as they are called.",
    );
  });

  test("when the type of a Secret asks for it", () => {
    const typed = secret.replace("stringData", "type: kubernetes.io/basic-auth\nstringData");
    expect(refusalAt(typed.replace("password:", "pass$0word:"), "pass")).toBe(
      "The type of Secret `login` says what its keys are called.",
    );
  });

  test("when nobody here defines it", () => {
    expect(refusalAt(pod.replace("key: password", "key: pass$0word"), "pass")).toBe(
      "No manifest here defines the key `password`.",
    );
  });

  test("when a patch holds it, and when the new name is none", () => {
    const patch = `#- kustomization.yaml\nresources: [main.yaml]\npatches: [{ path: patch.yaml }]\n#- patch.yaml\n${settings}`;
    expect(refusalAt(`${at}${patch}`, "hue")).toBe(
      "A patch in patch.yaml names the key `colour` too. Rename it by hand.",
    );
    expect(refusalAt(at, "size")).toBe("ConfigMap `settings` has a key `size` already.");
    expect(refusalAt(at, "a/b")).toMatch(/^`a\/b` is no legal name/);
  });
});

describe("a volume", () => {
  test("is tied to its mounts and devices", () => {
    const text = pod.replace("/etc/files", "/etc/f");
    const users = ["{ name: files, mountPath", "volumeDevices"];
    const all = users.reduce((found, user) => marked(found, user, "files"), text);
    checkSymbol(all.replace("    - name: files\n", "    - name: fi$0les\n#           ^^^^^ definition\n"));
  });

  test("keeps to the rules of names", () => {
    const at = pod.replace("- name: files", "- name: fi$0les");
    expect(refusalAt(at, "others")).toBe("Pod `web` has a volume `others` already.");
    expect(refusalAt(at, "a.b")).toMatch(/^`a\.b` is no legal name/);
    expect(
      refusalAt(pod.replace("- name: files", "- name: file").replace("{ name: files,", "{ name: fi$0les,")),
    ).toBe("Pod `web` has no volume `files`.");
  });

  test("that a StatefulSet claims keeps its name, by which its data is found", () => {
    const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: c, image: i, volumeMounts: [{ name: da$0ta, mountPath: /data }] }] }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: {} }]
`;
    expect(definitionsAt(set)).toEqual(["main.yaml:8: data"]);
    expect(refusalAt(set)).toBe(
      "`data` is a claim template: what it has made in a cluster is called by this name.",
    );
  });
});
