/**
 * A container port has a name that is none.
 *
 * ## What
 * The name of a container port has at most 15 characters: lower case letters, digits and single hyphens in between,
 * with at least one letter.
 *
 * ## Why it matters
 * The API server refuses the manifest. Services have other rules for the names of their own ports, so a name that was
 * copied from there may be too long here.
 *
 * ## Reported
 * - `reported-long.yaml`: more than 15 characters.
 * - `reported-letters.yaml`: upper case and an underscore; a probe that uses the name follows the fix.
 * - `reported-flow.yaml`: a number in quotes, in flow style.
 *
 * ## Accepted
 * - `accepted-valid.yaml`: 15 characters, digits and a hyphen, or no name at all.
 * - `accepted-placeholder.yaml`: a name that another tool fills in.
 *
 * ## Fix
 * The nearest name that is legal, when there is one. Probes of the container that use the name follow.
 *
 * ## References
 * S2.34, S0.17
 */

import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import type { Container, ContainerPort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import { withoutEnd } from "../text/trim.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { placeOfName } from "./pod-ports.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { listed, nameOf, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "container-port-name-invalid",
  title: "A container port has an illegal name",
  level: "error",
  since: "0.1.0",
  references: ["S2.34", "S0.17"],
  on: "workload",
  check(workload) {
    const { complete, template } = workload.resource;
    if (!complete) return [];
    return template.containers.flatMap((container) =>
      container.ports.flatMap((port) => checkPort(workload, container, port)),
    );
  },
});

function checkPort(workload: Placed<Workload>, container: Container, port: ContainerPort): readonly Report[] {
  const { name } = port;
  const problems = name === undefined ? [] : portNameProblems(name);
  if (name === undefined || problems.length === 0) return [];
  const message = l10n.t(
    "{0} of {1} names a port `{2}`, but a port name {3}. The API server refuses it.",
    titleOf(container),
    nameOf(workload),
    name,
    listed(problems),
  );
  return [{ range: placeOfName(port), message, fixes: rename(workload, container, port) }];
}

function rename(workload: Placed<Workload>, container: Container, port: ContainerPort): readonly Fix[] {
  const legal = nearestLegal(port.name ?? "");
  const taken = container.ports.some(({ name }) => name === legal);
  if (taken || portNameProblems(legal).length > 0) return [];
  const probes = container.probePorts.filter(({ name }) => name === port.name);
  const nodes = [port.nameNode, ...probes.map(({ node }) => node)];
  return fix(
    l10n.t("Rename it to `{0}`", legal),
    nodes.map((node) => setScalar(workload, node, legal)),
  );
}

/** The name in lower case and with hyphens for what is not allowed, as long as may be; a number gets a word in front. */
function nearestLegal(name: string): string {
  const hyphened = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const worded = /[a-z]/.test(hyphened) ? hyphened : `port-${hyphened}`;
  const trimmed = withoutEnd(worded.replace(/^-+/, ""), "-");
  if (trimmed.length <= 15) return trimmed;
  // Whole words, if the first one fits.
  return /^(.{1,15})-/.exec(trimmed)?.[1] ?? trimmed.slice(0, 15);
}
