/** The walkthrough: every step can be done, is ticked off by something that happens, and ships. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), "utf8");
const { contributes } = JSON.parse(read("package.json"));
const texts: Record<string, string> = JSON.parse(read("package.nls.json"));
const textOf = (key: string) => texts[key.replace(/^%|%$/g, "")] ?? "";

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

const [walkthrough] = contributes.walkthroughs;
const steps: readonly Step[] = walkthrough.steps;

const commands: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);
const views: readonly string[] = Object.values(contributes.views ?? {})
  .flat()
  .map((view) => (view as { id: string }).id);

const client = readdirSync(join(repository, "client/src"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => read(`client/src/${file}`))
  .join("\n");
const sampleSteps = read("client/src/sample-steps.ts");

test("the walkthrough has a title, a description and the steps of the sample, in order", () => {
  expect(textOf(walkthrough.title)).not.toBe("");
  expect(textOf(walkthrough.description)).not.toBe("");
  const samples = [...sampleSteps.matchAll(/^ {2}\[\s*"([a-z]+)"/gm)].map(([, id]) => id);
  expect(steps.map(({ id }) => id)).toEqual(samples);
});

describe.each(steps.map((step) => [step.id, step] as const))("step %s", (id, step) => {
  test("has a title, a text that opens its sample, and a page", () => {
    expect(textOf(step.title)).not.toBe("");
    expect(linksOf(step)).toContainEqual({ command: "patchbay.openSample", args: [id] });
    expect(read(step.media.markdown)).toMatch(/^# \S/);
  });

  test("links to commands that exist", () => {
    expect(linksOf(step).filter(({ command }) => !commands.includes(command))).toEqual([]);
  });

  test("is ticked off by what exists", () => {
    expect(step.completionEvents).not.toEqual([]);
    expect(step.completionEvents.filter((event) => !canHappen(event))).toEqual([]);
  });
});

test("the client sets no context key that ticks nothing off", () => {
  const keys = [...client.matchAll(/"(patchbay\.walkthrough\.[A-Za-z]+)"/g)].map(([, key]) => key);
  const events = steps.flatMap(({ completionEvents }) => completionEvents);
  expect(keys.filter((key) => !events.includes(`onContext:${key}`))).toEqual([]);
});

test("every file that a step opens ships", () => {
  const folder = /sampleFolder = "([^"]+)"/.exec(sampleSteps)?.[1] ?? "";
  const files = new Set(
    [...sampleSteps.matchAll(/"([a-z-]+\.yaml)"/g)].map(([, file]) => `${folder}/${file}`),
  );
  expect(files.size).toBe(6);
  const wanted = [...files, ...steps.map(({ media }) => media.markdown)];
  expect(wanted.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  expect(wanted.filter((file) => !ships(file))).toEqual([]);
});

test("what a step changes is in the sample, and the cursor stands on the change", () => {
  const service = read("test-fixtures/workspaces/tutorial/nginx-svc.yaml");
  const changes = [...sampleSteps.matchAll(/at: "([^"]+)",\s+change: \["([^"]+)", "([^"]+)"\]/g)];
  expect(changes.length).toBe(2);
  for (const [, at = "", from = "", to = ""] of changes) {
    expect(service.split(from.replaceAll("\\n", "\n"))).toHaveLength(2);
    expect(to).toContain(at);
  }
});

/** The commands that a description runs, with their arguments. */
function linksOf(step: Step): readonly { command: string; args: unknown }[] {
  const links = textOf(step.description).matchAll(/\]\(command:([A-Za-z.]+)(?:\?([^)]*))?\)/g);
  return [...links].map(([, command = "", args]) => ({
    command,
    args: args === undefined ? [] : JSON.parse(decodeURIComponent(args)),
  }));
}

function canHappen(event: string): boolean {
  const [kind, name = ""] = event.split(":");
  if (kind === "onCommand") return commands.includes(name);
  if (kind === "onView") return views.includes(name);
  return kind === "onContext" && client.includes(`"${name}"`);
}

/** By the whole folders that `.vscodeignore` lets through; the test of the package asks the packer itself. */
function ships(file: string): boolean {
  return read(".vscodeignore")
    .split("\n")
    .some((line) => line.startsWith("!") && line.endsWith("/**") && file.startsWith(line.slice(1, -2)));
}
