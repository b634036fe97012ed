/** `check --cache`: the same words as without, in less time, and never older than the files. */
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { manifestsWithSecrets } from "../support/secrets.ts";
import { folderWith, patchbay } from "./command.ts";
import { cacheName, mark, marker, rewrite } from "./kept.ts";
import { deployment, service, unnamedPort } from "./manifests.ts";

const misspelt = service.replace("app: web", "app: wbe");

/** Something of everything that decides about a result. */
const files = {
  "app/svc.yaml": unnamedPort,
  "app/deploy.yaml": deployment,
  "app/kustomization.yaml": "resources: [svc.yaml, deploy.yaml]\n",
  "app/sub/misspelt.yaml": misspelt,
  "broken.yaml": `${service}---\nmetadata: { name: [\n`,
  "latin.yaml": Buffer.from(service.replace("name: web", "name: caf\u00e9"), "latin1"),
  "chart/Chart.yaml": "apiVersion: v2\nname: chart\n",
  "chart/templates/svc.yaml": service.replace("name: web", "name: {{ .Release.Name }}"),
  "left/out.yaml": unnamedPort,
  "built/svc.yaml": unnamedPort,
  "z.yaml": unnamedPort,
  ".gitignore": "built/\n",
  ".patchbay.yaml": "exclude: [left]\nscope: world\n",
};

function folderOfAll(): string {
  const folder = folderWith(files);
  symlinkSync("gone.yaml", join(folder, "dangling.yaml"));
  symlinkSync("..", join(folder, "app/up"), "dir");
  symlinkSync("app", join(folder, "linked"), "dir");
  return folder;
}

const withCache = (folder: string, ...args: readonly string[]) =>
  patchbay(["check", "--cache", cacheName, ...args], folder);

/** A folder whose cache says the marker wherever it is believed. */
function marked(): string {
  const folder = folderOfAll();
  withCache(folder);
  mark(folder);
  return folder;
}

test("cold and warm print what is printed without, in every format, from one cache", () => {
  const folder = folderOfAll();
  for (const format of ["text", "json", "sarif", "github"]) {
    const plain = patchbay(["check", "--format", format], folder);
    expect(plain).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/latin\.yaml.*[\s\S]*must be one of/),
    });
    expect(withCache(folder, "--format", format)).toEqual(plain);
  }
  mark(folder);
  for (const format of ["text", "json", "sarif", "github"])
    expect(withCache(folder, "--format", format).stdout).toContain(marker);
});

test("the exit code speaks of the level that is asked for now", () => {
  const folder = folderWith({ "svc.yaml": service.replace("http", "9999"), "deploy.yaml": deployment });
  expect(withCache(folder).code).toBe(0);
  mark(folder);
  expect(withCache(folder, "--fail-on", "hint")).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(marker),
  });
});

describe("what changes nothing is answered from the cache", () => {
  test.each<[string, (folder: string) => void]>([
    ["nothing", () => undefined],
    ["times alone, as in a fresh checkout", (folder) => utimesSync(join(folder, "app/svc.yaml"), 1, 1)],
    [
      "a new file that is no manifest",
      (folder) => writeFileSync(join(folder, "app/main.go"), "package main\n"),
    ],
    [
      "a manifest in a folder that is ignored",
      (folder) => writeFileSync(join(folder, "built/b.yaml"), service),
    ],
    [
      "a manifest that the project excludes",
      (folder) => writeFileSync(join(folder, "left/out.yaml"), service),
    ],
  ])("%s", (_name, change) => {
    const folder = marked();
    change(folder);
    expect(withCache(folder).stdout).toContain(marker);
  });
});

describe("what may change something is checked anew, and kept again", () => {
  test.each<[string, (folder: string) => void]>([
    [
      "a byte, where size and time are as they were",
      (folder) => {
        const file = join(folder, "app/svc.yaml");
        writeFileSync(file, unnamedPort.replace("9090", "9091"));
        utimesSync(file, 1, 1);
      },
    ],
    ["a new manifest", (folder) => writeFileSync(join(folder, "app/sub/new.yaml"), unnamedPort)],
    ["a manifest less", (folder) => unlinkSync(join(folder, "app/deploy.yaml"))],
    ["another name", (folder) => renameSync(join(folder, "app/svc.yaml"), join(folder, "app/z.yaml"))],
    ["a new project file", (folder) => writeFileSync(join(folder, "app/.patchbay.yaml"), "exclude: [sub]\n")],
    ["a kustomization", (folder) => appendFileSync(join(folder, "app/kustomization.yaml"), "namespace: a\n")],
    ["an ignore file", (folder) => writeFileSync(join(folder, ".gitignore"), "app/\n")],
    ["a chart that appears", (folder) => writeFileSync(join(folder, "app/Chart.yaml"), "name: app\n")],
    [
      "a folder in the place of a file",
      (folder) => {
        unlinkSync(join(folder, "broken.yaml"));
        mkdirSync(join(folder, "broken.yaml"));
      },
    ],
    [
      "a link that leads elsewhere",
      (folder) => {
        unlinkSync(join(folder, "linked"));
        symlinkSync("chart", join(folder, "linked"), "dir");
      },
    ],
    ["a file that can be read now", (folder) => writeFileSync(join(folder, "latin.yaml"), service)],
    ["a link that leads somewhere now", (folder) => writeFileSync(join(folder, "gone.yaml"), service)],
  ])("%s", (_name, change) => {
    const folder = marked();
    change(folder);
    const run = withCache(folder);
    expect(run.stdout).not.toContain(marker);
    expect(run).toEqual(patchbay(["check"], folder));
    mark(folder);
    expect(withCache(folder).stdout).toContain(marker);
  });

  test("what is looked for above a path and not there, once it is there", () => {
    const folder = folderWith({ "a/b/svc.yaml": unnamedPort });
    withCache(folder, "a/b");
    mark(folder);
    writeFileSync(join(folder, "a/.patchbay.yaml"), "rules: { port-name-required: off }\n");
    expect(withCache(folder, "a/b")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No findings/),
    });
    mark(folder);
    writeFileSync(join(folder, "Chart.yaml"), "name: all\n");
    expect(withCache(folder, "a/b", "--format", "json").stdout).toContain("helm-chart");
  });

  test("another path, another scope, another folder", () => {
    const folder = marked();
    expect(withCache(folder, "app").stdout).not.toContain(marker);
    mark(folder);
    expect(withCache(folder, "app", "--scope", "file").stdout).not.toContain(marker);
    mark(folder);
    const inside = ["check", ".", "--scope", "file", "--cache", join("..", cacheName)];
    expect(patchbay(inside, join(folder, "app")).stdout).not.toContain(marker);
  });

  test.each([
    ["build", 0],
    ["version of Node", 1],
  ])("another %s", (_name, at) => {
    const folder = marked();
    rewrite(folder, (kept) => {
      const asked = JSON.parse(kept.asked);
      kept.asked = JSON.stringify(asked.with(at, "other"));
    });
    expect(withCache(folder).stdout).not.toContain(marker);
  });

  test("another day, where a certificate is among the manifests", () => {
    const folder = folderWith({ ...manifestsWithSecrets, "svc.yaml": unnamedPort });
    withCache(folder);
    mark(folder);
    expect(withCache(folder).stdout).toContain(marker);
    rewrite(folder, (kept) => {
      kept.day = (kept.day ?? 0) - 1;
    });
    expect(withCache(folder).stdout).not.toContain(marker);
    const without = marked();
    rewrite(without, (kept) => expect(kept.day).toBeUndefined());
  });
});

describe("whatever is wrong with the file, the result is the same", () => {
  const whole = folderWithCache;
  function folderWithCache(change: (text: string) => string): string {
    const folder = marked();
    writeFileSync(join(folder, cacheName), change(readFileSync(join(folder, cacheName), "utf8")));
    return folder;
  }

  test.each<[string, (text: string) => string]>([
    ["cut off", (text) => text.slice(0, text.length / 2)],
    ["cut off in its first line", (text) => text.slice(0, 10)],
    ["empty", () => ""],
    ["of a later format", (text) => text.replace(" 1 ", " 2 ")],
    ["with a letter changed", (text) => text.replace(marker, marker.replace("S", "s"))],
  ])("a cache %s is written anew", (_name, change) => {
    const folder = whole(change);
    expect(withCache(folder)).toEqual(patchbay(["check"], folder));
    mark(folder);
    expect(withCache(folder).stdout).toContain(marker);
  });

  test("it may be deleted", () => {
    const folder = marked();
    rmSync(join(folder, cacheName));
    expect(withCache(folder)).toEqual(patchbay(["check"], folder));
  });

  const plain = { code: 1, stdout: expect.stringContaining("1 error in 1 manifest (1 file read)") };

  test("a file of somebody else stays as it is", () => {
    const folder = folderWith({ "svc.yaml": unnamedPort, [cacheName]: "# Notes\n" });
    const stderr = `patchbay: --cache ${cacheName}: is no cache of patchbay, and stays as it is\n`;
    expect(withCache(folder)).toEqual({ ...plain, stderr });
    expect(readFileSync(join(folder, cacheName), "utf8")).toBe("# Notes\n");
  });

  test("a folder in its place, and no folder for it", () => {
    const folder = folderWith({ "svc.yaml": unnamedPort, [`${cacheName}/x`]: "" });
    expect(withCache(folder)).toEqual({ ...plain, stderr: `patchbay: --cache ${cacheName}: is no file\n` });
    const run = patchbay(["check", "--cache", "no/cache"], folder);
    expect(run).toEqual({ ...plain, stderr: "patchbay: --cache no/cache: could not be written (ENOENT)\n" });
  });
});

test.each([
  [["--fix"], "cannot be used with option '--fix'"],
  [["-"], "--cache is about files, and standard input is none"],
])("it does not go together with %j", (args, complaint) => {
  const run = withCache(folderWith({ "svc.yaml": unnamedPort }), ...args);
  expect(run).toEqual({ code: 2, stdout: "", stderr: expect.stringContaining(complaint) });
});

test("a name that would be read as a manifest is refused, and a manifest is not overwritten", () => {
  const folder = folderWith({ "svc.yaml": unnamedPort });
  const run = patchbay(["check", "--cache", "svc.yaml"], folder);
  expect(run).toEqual({
    code: 2,
    stdout: "",
    stderr: "patchbay: --cache svc.yaml would be read as a manifest; take a name such as .patchbay-cache\n",
  });
  expect(readFileSync(join(folder, "svc.yaml"), "utf8")).toBe(unnamedPort);
});
