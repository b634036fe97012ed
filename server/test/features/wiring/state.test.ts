/** The state in the views and the first line of the hover are one opinion. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { stateOf } from "../../../src/features/hover/service-state.ts";
import { reachOf } from "../../../src/features/reach.ts";
import { handMadeEndpoints } from "../../../src/features/service-preview.ts";
import { wiringOf } from "../../../src/features/wiring/state.ts";
import { isOf } from "../../../src/workspace/source-file.ts";
import { isOutside } from "../../../src/workspace/world.ts";
import { workspaceOf } from "../../support/check.ts";
import { parseFixture } from "../../support/fixture.ts";

const rules = fileURLToPath(new URL("../../../../test-fixtures/rules", import.meta.url));

/** Every Service of every rule fixture: what the hover says, and the state. */
const opinions = readdirSync(rules, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml") && !path.endsWith(".fixed.yaml"))
  .flatMap((path) => {
    const { graph, world, ...workspace } = servicesIn(readFileSync(join(rules, path), "utf8"));
    return workspace.services.map((service) => {
      const [reach, handMade] = [reachOf(graph, service), handMadeEndpoints(graph, service)];
      return {
        path,
        hover: stateOf(graph, service, { reach, handMade }),
        ...wiringOf(graph, service, { reach, handMade, scope: "auto" }),
      };
    });
  });

function servicesIn(text: string) {
  const workspace = workspaceOf(parseFixture(text));
  const services = [...workspace.files()]
    .filter(({ uri }) => !isOutside(workspace.world, uri))
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter((placed) => isOf(placed, "service"));
  return { graph: workspace.graph, world: workspace.world, services };
}

test("there are opinions to compare", () => {
  expect(opinions.length).toBeGreaterThan(200);
  expect(new Set(opinions.map(({ standing }) => standing.state)).size).toBe(4);
});

test("where the hover says that the cable is loose, the state does not say that it is plugged in", () => {
  const loose = opinions.filter(({ hover }) => hover.includes("**no"));
  expect(loose.filter(({ standing }) => standing.state === "reached").map(({ path }) => path)).toEqual([]);
});

test("where the state names what was meant or finds nothing, the hover says so, or a port of its table does", () => {
  const told = opinions.filter(({ standing: { state } }) => state === "near-miss" || state === "nothing");
  const unsaid = told.filter(
    ({ hover, ports }) =>
      !/\*\*no |no endpoints/.test(hover) &&
      ports.every(({ state }) => state === "reached" || state === "unknown"),
  );
  expect(unsaid.map(({ path, hover, standing }) => [path, hover, standing])).toEqual([]);
});
