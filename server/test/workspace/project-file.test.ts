import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { projectProblems } from "../../src/rules/project-problems.ts";
import { joinProjects } from "../../src/workspace/project.ts";
import { readProjectFile } from "../../src/workspace/project-file.ts";

describe("readProjectFile", () => {
  test("reads every setting; the word off is a level, not a boolean", () => {
    const text = `rules:
  selector-near-miss: warning
  port-name-required: off
exclude: [vendor/**, "old"]
clusterDomain: example.internal
kubernetesVersion: 1.30
nodePortRange: 20000-22767
scope: folder
`;
    expect(readProjectFile(text)).toMatchObject({
      rules: new Map([
        ["selector-near-miss", "warning"],
        ["port-name-required", "off"],
      ]),
      exclude: ["vendor/**", "old"],
      clusterDomain: "example.internal",
      kubernetesVersion: 30,
      nodePortRange: { first: 20_000, last: 22_767 },
      scope: "folder",
      problems: [],
    });
  });

  test.each(["", "# nothing yet\n", "rules:\nexclude:\nscope: \n"])("%j decides nothing", (text) => {
    const { rules, exclude, scope, problems } = readProjectFile(text);
    expect({ rules, exclude, scope, problems }).toEqual({
      rules: new Map(),
      exclude: undefined,
      scope: undefined,
      problems: [],
    });
  });

  test.each([
    [
      "rule: {}",
      "1: There is no setting rule. There are rules, exclude, clusterDomain, kubernetesVersion, nodePortRange, scope.",
    ],
    ["- a", "1: The file must map settings to values."],
    ["rules: [a]", "1: rules must map rules to levels."],
    [
      "rules:\n  port-name-required: loud",
      "2: rules: the level of port-name-required must be one of error, warning, information, hint, off.",
    ],
    [
      "rules:\n  port-name-requird: off",
      "2: rules: there is no rule port-name-requird. Did you mean port-name-required?",
    ],
    ["exclude: vendor", "1: exclude must be a list of globs."],
    ["exclude:\n  - [a]", "2: exclude must be a list of globs."],
    ["clusterDomain: Ex ample", "1: clusterDomain must be a domain name, such as cluster.local."],
    ["kubernetesVersion: newest", "1: kubernetesVersion must be a version such as 1.36, as a text"],
    [
      "nodePortRange: 32767-30000",
      "1: nodePortRange must be two ports with a hyphen between, such as 30000-32767.",
    ],
    ["scope: world", "1: scope must be one of auto, file, folder, workspace."],
    ["a: b: c", "1: This is no YAML: "],
  ])("%j is named with its line", (text, expected) => {
    const problems = projectProblems(readProjectFile(text), ["port-name-required"]);
    expect(problems.map(({ line, message }) => `${line + 1}: ${message}`)[0]).toContain(expected);
  });
});

test("the schema that editors use knows every setting, rule and level, and the page shows no other", () => {
  const repository = new URL("../../../", import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, repository), "utf8");
  const { properties } = JSON.parse(read("schemas/patchbay.schema.json"));
  const ids = rules.map(({ id }) => id);
  expect(Object.keys(properties.rules.properties)).toEqual(ids);
  const values: Readonly<Record<string, string>> = {
    rules: `{ ${ids.map((id) => `${id}: ${properties.rules.properties[id].default}`).join(", ")} }`,
    exclude: JSON.stringify(properties.exclude.examples[0]),
    clusterDomain: properties.clusterDomain.default,
    kubernetesVersion: properties.kubernetesVersion.default,
    nodePortRange: properties.nodePortRange.default,
    scope: properties.scope.default,
  };
  const written = Object.keys(properties).map((key) => `${key}: ${values[key]}\n`);
  expect(projectProblems(readProjectFile(written.join("")), ids)).toEqual([]);
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(read("docs/project-settings.md")) ?? [];
  expect(example).toContain("rules:");
  expect(projectProblems(readProjectFile(example), ids)).toEqual([]);
});

test("the nearest file that says something counts, rule by rule", () => {
  const project = joinProjects(
    new Map([
      [
        "mem:/w",
        readProjectFile("rules: { a: off, b: hint }\nexclude: [old/**]\nclusterDomain: one.local\n"),
      ],
      ["mem:/w/x/y", readProjectFile("rules: { b: error }\nexclude: [new/**]\n")],
    ]),
  );
  expect([...project("mem:/w/x/y/z").rules]).toEqual([
    ["a", "off"],
    ["b", "error"],
  ]);
  expect(project("mem:/w/x/y").clusterDomain).toBe("one.local");
  expect(project("mem:/w/x").isExcluded("mem:/w/old/a.yaml")).toBe(true);
  expect(project("mem:/w/x").isExcluded("mem:/w/x/old/a.yaml")).toBe(false);
  expect(project("mem:/w/x/y").isExcluded("mem:/w/x/y/new/a.yaml")).toBe(true);
  expect(project("mem:/v").rules.size).toBe(0);
});
