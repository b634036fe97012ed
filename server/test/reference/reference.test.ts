/**
 * Runs the reference cases that the facts of Kubernetes alone can answer. The cases are kept outside the repository,
 * in the folder that PATCHBAY_SHARED names, and are read from there, so that no answer is ever retyped.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answer, type ReferenceCase } from "./answers.ts";

const folder = process.env.PATCHBAY_SHARED;

/** Every case of these topics runs, unless it is listed below. */
const wholeTopics = new Set([
  "findport",
  "label-selector",
  "service-env",
  "container-env",
  "expansion",
  "format",
  "probe",
]);

/** Cases of other topics that need no more than a fact. */
const singleCases = /^service-selector-00\d$/;

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
    ({ id, topic }) => (wholeTopics.has(topic) || singleCases.test(id)) && !unanswerable.has(id),
  );

  test("the cases that are left out exist", () => {
    expect(cases.filter(({ id }) => unanswerable.has(id))).toHaveLength(unanswerable.size);
  });

  test("every topic has cases", () => {
    expect(new Set(ours.map(({ topic }) => topic))).toEqual(new Set([...wholeTopics, "service-selector"]));
  });

  test.each(ours)("$id $question", (reference) => {
    expect(answer(reference)).toEqual(comparable(reference.expected));
  });
}

/** The API's own wording is not ours to repeat. */
function comparable(expected: unknown): unknown {
  if (typeof expected === "object" && expected !== null && "messages" in expected) {
    const { messages, ...rest } = expected;
    return rest;
  }
  return expected;
}
