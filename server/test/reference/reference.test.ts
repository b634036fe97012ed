/**
 * Runs the reference cases that manifests alone can answer. The cases are kept outside the repository,
 * in the folder that PATCHBAY_SHARED names, and are read from there, so that no answer is ever retyped.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFigures } from "../proof/figures.ts";
import { answer, type ReferenceCase } from "./answers.ts";
import { answerConfig, comparableConfig } from "./config-answers.ts";
import { answerManifest, comparableAnswer, manifestTopics, unasked } from "./service-answers.ts";

const folder = process.env.PATCHBAY_SHARED;

/** Every case of these topics runs, unless it is listed below. */
const wholeTopics = new Set([
  "findport",
  "label-selector",
  "service-selector",
  "service-env",
  "container-env",
  "expansion",
  "format",
  "probe",
  "slices",
  "pod-selection",
  "dns",
  "dns-search",
  "ingress",
  "gateway",
  "networkpolicy",
  "hpa-pdb",
  "monitor",
]);

/** Asked of our words, rules and readers for what pods name, in full. */
const configTopics = new Set(["runtime", "secret"]);

/** Run beside the recorded commands, in `expose.test.ts`. */
const exposeTopic = "expose";

/** Whether a pod is ready, ends or has ended is a matter of the moment, which no manifest tells. */
const aboutTheMoment = new Set([
  "pod-selection-001",
  "pod-selection-002",
  "pod-selection-004",
  "pod-selection-005",
  "pod-selection-007",
  "pod-selection-008",
  "pod-selection-010",
  "service-selector-016",
  "dns-011",
]);

/** What no manifest can be asked: how a kubelet behaves later. */
const unanswerable = new Map([
  ["service-env-022", "whether a running container is restarted"],
  ["container-env-017", "what a container that cannot start says, and the Secret is not opened"],
  ["probe-007", "whether a running container is killed"],
]);

if (folder === undefined) {
  test("the reference cases stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else {
  const { cases }: { cases: readonly ReferenceCase[] } = JSON.parse(
    readFileSync(join(folder, "reference", "cases.json"), "utf8"),
  );
  const ours = cases.filter(
    ({ id, topic }) => wholeTopics.has(topic) && !unanswerable.has(id) && !aboutTheMoment.has(id),
  );

  test("the cases that are left out exist", () => {
    expect(cases.filter(({ id }) => unanswerable.has(id))).toHaveLength(unanswerable.size);
  });

  test("the page says how many cases are run", () => {
    const topics = new Set([...wholeTopics, ...manifestTopics, ...configTopics, exposeTopic]);
    const asked = cases.filter(({ topic }) => topics.has(topic));
    const left = unanswerable.size + aboutTheMoment.size + unasked.size;
    checkFigures("reference", [
      `${asked.length} of the ${cases.length} cases are on the ${topics.size} topics that a manifest decides. Of these ${asked.length - left} are run, and every answer is equal; ${left} stand on lists with their reasons.`,
    ]);
  });

  test("every topic has cases", () => {
    expect(new Set(ours.map(({ topic }) => topic))).toEqual(wholeTopics);
  });

  test.each(ours)("$id $question", (reference) => {
    expect(answer(reference)).toEqual(comparable(reference.expected));
  });

  test.each(cases.filter(({ topic }) => configTopics.has(topic)))("$id $question", (reference) => {
    expect(answerConfig(reference)).toEqual(comparableConfig(reference));
  });

  const onManifests = cases.filter(({ topic }) => manifestTopics.has(topic));

  test("every case on a manifest that is not asked is one of the reference", () => {
    const ids = new Set(onManifests.map(({ id }) => id));
    expect([...unasked.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(onManifests.filter(({ id }) => !unasked.has(id)))("$id $question", (reference) => {
    expect(answerManifest(reference)).toEqual(comparableAnswer(reference));
  });
}

/** The API's own wording is not ours to repeat. */
function comparable(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(comparable);
  if (typeof expected === "object" && expected !== null && "detail" in expected) {
    const { detail, ...rest } = expected;
    return rest;
  }
  if (typeof expected === "object" && expected !== null && "messages" in expected) {
    const { messages, ...rest } = expected;
    return rest;
  }
  return expected;
}
