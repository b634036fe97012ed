/** Runs the fixtures of every rule: test-fixtures/rules/<rule>/. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";
import { checkFindings, checkFixes } from "./support/rule-fixture.ts";

const folder = fileURLToPath(new URL("../../test-fixtures/rules", import.meta.url));

describe.each(rules.map(({ id }) => id))("%s", (rule) => {
  const names = readdirSync(join(folder, rule)).filter((name) => !name.endsWith(".fixed.yaml"));

  test.each(names)("%s", (name) => {
    expect(name).toMatch(/^(?:reported|accepted)-[a-z0-9-]+\.yaml$/);
    const fixture = { rule, file: join(folder, rule, name), rules };
    checkFindings(fixture);
    if (name.startsWith("reported-")) checkFixes(fixture);
  });
});
