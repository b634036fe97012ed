import { expect, test } from "vitest";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { defaultSettings, parseSettings } from "../../src/workspace/settings.ts";
import { workspaceOf } from "../support/check.ts";

test.each([
  ["1.32", 32],
  ["v1.35.2", 35],
  [undefined, 36],
])("the version %j has the minor number %d", (kubernetesVersion, minor) => {
  expect(parseSettings({ kubernetesVersion })).toEqual({
    settings: { ...defaultSettings, kubernetesVersion: minor },
    problems: [],
  });
});

test("a version without quotes is refused, for the number 1.30 is 1.3", () => {
  const { settings, problems } = parseSettings({ kubernetesVersion: 1.3 });
  expect(settings.kubernetesVersion).toBe(defaultSettings.kubernetesVersion);
  expect(problems).toEqual([
    "patchbay.kubernetesVersion must be a version such as 1.36, as a text: the number 1.30 is 1.3.",
  ]);
});

test("what is refused depends on the version (S0.25)", () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: "2048"\nspec:\n  ports:\n    - port: 80\n';
  const refusedBy = (minor: number) => {
    const workspace = workspaceOf({ files: new Map([["main.yaml", text]]) });
    const documents = [...workspace.files()].flatMap((file) => file.documents);
    const onFault = () => expect.unreachable();
    const settings = () => ({ ...defaultSettings, kubernetesVersion: minor });
    const findings = new Findings({
      graph: workspace.graph,
      rules,
      levels: () => undefined,
      settings,
      onFault,
    });
    findings.update({ added: documents, removed: [], told: new Set() });
    return documents.flatMap((document) => findings.in(document).map(({ rule }) => rule));
  };
  expect([refusedBy(35), refusedBy(36)]).toEqual([["service-name-invalid"], []]);
});
