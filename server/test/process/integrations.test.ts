/** The hook for pre-commit and the GitHub Action: what they run is run here. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { command, folderWith } from "./command.ts";
import { cacheName } from "./kept.ts";
import { service, unnamedPort } from "./manifests.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const read = (name: string) => parse(readFileSync(join(repository, name), "utf8"));
const { bin } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** Runs a script in a folder as a runner would, where `patchbay` is installed and `node` is this one. */
function run(script: string, folder: string, environment: Readonly<Record<string, string>> = {}) {
  const tools = folderWith({});
  const installed = join(tools, "patchbay");
  writeFileSync(installed, `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
  chmodSync(installed, 0o755);
  const PATH = [tools, dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", script],
    {
      cwd: folder,
      env: { ...process.env, ...environment, PATH },
      encoding: "utf8",
    },
  );
  return { code: status, stdout, stderr };
}

describe(".pre-commit-hooks.yaml", () => {
  const hooks: readonly { id: string; entry: string; args: string[]; files: string }[] =
    read(".pre-commit-hooks.yaml");
  const line = (id: string) => {
    const hook = hooks.find((each) => each.id === id);
    return [hook?.entry, ...(hook?.args ?? [])].join(" ");
  };

  test("the package that it installs holds the command, and asking for its name gives nothing else", () => {
    const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
      cwd: repository,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const [{ files }] = JSON.parse(stdout);
    expect(files.map(({ path }: { path: string }) => path)).toContain(bin.patchbay);
    expect(readFileSync(join(repository, ".npmrc"), "utf8")).toMatch(/^foreground-scripts=false$/m);
  });

  test("patchbay fails on a mistake, and passes without", () => {
    const bad = run(line("patchbay"), folderWith({ "svc.yaml": unnamedPort }));
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain("svc.yaml:9:13 error");
    expect(run(line("patchbay"), folderWith({ "svc.yaml": service })).code).toBe(0);
  });

  test("patchbay-fix changes the file", () => {
    const folder = folderWith({ "svc.yaml": unnamedPort });
    expect(run(line("patchbay-fix"), folder).code).toBe(0);
    expect(readFileSync(join(folder, "svc.yaml"), "utf8")).toContain("name: tcp-9090");
  });

  test.each(["a/svc.yaml", "svc.YML", "svc.json", "kustomization.yaml", "base/Kustomization"])(
    "%s starts them",
    (file) => {
      for (const { files } of hooks) {
        expect(file).toMatch(new RegExp(files.replace("(?i)", ""), "i"));
        expect("README.md").not.toMatch(new RegExp(files.replace("(?i)", ""), "i"));
      }
    },
  );
});

describe("action.yml", () => {
  const action = read("action.yml");
  const step = action.runs.steps.at(-1);

  /** The last step with these inputs, the others as they are by default. */
  function act(folder: string, inputs: Readonly<Record<string, string>> = {}) {
    const value = (name: string) => inputs[name] ?? action.inputs[name].default;
    const environment = Object.entries<string>(step.env).map(([key, text]) => {
      const filled = text
        .replace(/\$\{\{ github\.action_path \}\}/, repository)
        .replace(/\$\{\{ inputs\.([a-z-]+) \}\}/, (_all, name: string) => value(name));
      return [key, filled];
    });
    return run(step.run, folder, Object.fromEntries(environment));
  }

  test("it is composite, and every input that it uses is declared", () => {
    expect(action.runs.using).toBe("composite");
    const used = [...JSON.stringify(action.runs).matchAll(/inputs\.([a-z-]+)/g)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(step.run).not.toContain("${{");
  });

  test("it annotates and fails on a mistake, and passes without", () => {
    const bad = act(folderWith({ "svc.yaml": unnamedPort }));
    expect(bad).toMatchObject({ code: 1, stderr: "" });
    expect(bad.stdout).toMatch(/^::error file=svc\.yaml,line=9,/);
    expect(act(folderWith({ "svc.yaml": service }))).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("its inputs are what they say", () => {
    const folder = folderWith({
      "a b/svc.yaml": unnamedPort,
      "c/svc.yaml": unnamedPort,
      "d/svc.yaml": service,
    });
    mkdirSync(join(folder, "out"));
    const inputs = { paths: "a b\nd\n", format: "sarif", output: "out/report.sarif" };
    const { code, stdout } = act(folder, inputs);
    expect(code).toBe(1);
    expect(readFileSync(join(folder, "out/report.sarif"), "utf8")).toBe(stdout);
    expect(JSON.parse(stdout).runs[0].results).toHaveLength(1);
    expect(act(folder, { paths: "d", "fail-on": "hint" }).code).toBe(0);
    expect(act(folder, { paths: "$(touch x)" }).code).toBe(2);
    expect(act(folder, { paths: "d", cache: cacheName }).code).toBe(0);
    expect(existsSync(join(folder, cacheName))).toBe(true);
  });
});
