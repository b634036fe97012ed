/**
 * Runs every recorded run of the real `kubectl expose` against our own. The runs are kept outside the repository, in
 * the folder that PATCHBAY_SHARED names, and are read from there.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { exposeAsKubectl } from "../../src/features/expose/kubectl/expose.ts";
import { objectsIn } from "../../src/features/expose/kubectl/objects.ts";
import { kubectlOutput } from "../../src/features/expose/kubectl/output.ts";

const folder = process.env.PATCHBAY_SHARED;

interface Run {
  readonly input: string;
  /** The command line, as it was typed in a shell. */
  readonly command: string;
  readonly exitCode: number;
  /** What was printed, in whatever format the command asked for. */
  readonly stdout: string;
  readonly stderr: string;
}

if (folder === undefined) {
  test("the recorded runs stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else {
  const reference = join(folder, "reference");
  const runs = recordedRuns(join(reference, "expose"));
  const cases = exposeCases(join(reference, "cases.json"));

  test("there are runs and cases", () => {
    expect(Math.min(runs.size, cases.size)).toBeGreaterThan(0);
  });

  describe("recorded runs", () => {
    test.each([...runs])("%s", (_, run) => agrees(run));
  });

  describe("cases", () => {
    test.each([...cases])("%s", (_, run) => agrees(run));
  });
}

function agrees({ input, command, exitCode, stdout, stderr }: Run): void {
  const { flags, overrides, output } = parseCommand(command);
  const result = exposeAsKubectl({ files: [objectsIn("input.yaml", input)], flags, overrides });
  expect(result.errors).toEqual(stderr.split("\n").filter((line) => line !== ""));
  expect(result.errors.length > 0 ? 1 : 0).toBe(exitCode);
  if (output === "name") {
    expect(kubectlOutput(result.services, "name")).toBe(stdout);
  } else {
    expect(result.services).toEqual(parsed(stdout));
    // What we print says the same to a reader of YAML as what kubectl printed.
    expect(parsed(kubectlOutput(result.services, "yaml"))).toEqual(parsed(stdout));
  }
}

function parsed(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text, { version: "1.1" });
  return "length" in documents ? documents.map((document) => document.toJS()) : [];
}

function parseCommand(command: string) {
  const words = command.match(/'[^']*'|(?:[^\s'=]|=(?!'))+='[^']*'|\S+/g) ?? [];
  const { values } = parseArgs({
    args: words.slice(2).map((word) => word.replace(/='([^']*)'$/, "=$1")),
    options: {
      filename: { type: "string", short: "f" },
      output: { type: "string", short: "o" },
      namespace: { type: "string", short: "n" },
      labels: { type: "string", short: "l" },
      "dry-run": { type: "string" },
      overrides: { type: "string" },
      port: { type: "string" },
      "target-port": { type: "string" },
      protocol: { type: "string" },
      type: { type: "string" },
      name: { type: "string" },
      selector: { type: "string" },
      "cluster-ip": { type: "string" },
      "session-affinity": { type: "string" },
      "external-ip": { type: "string" },
      "load-balancer-ip": { type: "string" },
    },
  });
  const flags = {
    ...values,
    targetPort: values["target-port"],
    clusterIp: values["cluster-ip"],
    sessionAffinity: values["session-affinity"],
    externalIp: values["external-ip"],
    loadBalancerIp: values["load-balancer-ip"],
  };
  return { flags, overrides: values.overrides, output: values.output };
}

function recordedRuns(path: string): ReadonlyMap<string, Run> {
  const names = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    names.map(({ name }) => {
      const read = (file: string) => textOf(join(path, name, file));
      const stdout = read("expected.yaml") + read("expected.json") + read("expected.txt");
      const run = {
        input: read("input.yaml"),
        command: read("args.txt").trim(),
        exitCode: Number(read("exit-code.txt")),
        stdout,
        stderr: read("expected-error.txt"),
      };
      return [name, run];
    }),
  );
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

interface ExposeCase {
  readonly id: string;
  readonly topic: string;
  readonly input: readonly string[];
  readonly question: string;
  readonly expected: { readonly exitCode: number; readonly stdout?: string; readonly stderr?: string };
}

function exposeCases(file: string): ReadonlyMap<string, Run> {
  const { cases }: { cases: readonly ExposeCase[] } = JSON.parse(readFileSync(file, "utf8"));
  const ours = cases.filter(({ topic }) => topic === "expose");
  return new Map(
    ours.map(({ id, input, question, expected: { exitCode, stdout = "", stderr = "" } }) => [
      id,
      { input: input.join("---\n"), command: question, exitCode, stdout, stderr },
    ]),
  );
}
