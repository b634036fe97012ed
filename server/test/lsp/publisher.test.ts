/** When findings are published: after the last of many changes, and never while work is half done. */

import { describe, expect, it } from "vitest";
import { CancellationToken } from "vscode-languageserver";
import { Activity } from "../../src/lsp/activity.ts";
import { Publisher } from "../../src/lsp/diagnostics.ts";
import { rule } from "../../src/rules/selector-near-miss.ts";
import { findingsIn, uriOf, workspaceOf } from "../support/check.ts";
import { deployment, service } from "../support/manifests.ts";

const uri = uriOf("main.yaml");

describe("the publisher", () => {
  it("waits for the last change", async () => {
    const { publisher, due, sent, activity } = makePublisher();
    publisher.mark([uri]);
    publisher.mark([uri]);
    expect(due.map(({ milliseconds, calledOff }) => [milliseconds, calledOff])).toEqual([
      [150, true],
      [150, false],
    ]);
    due[1]?.run();
    await activity.idle(CancellationToken.None);
    expect(sent).toEqual([uri]);
  });

  it("publishes nothing while somebody holds it, and is not idle", async () => {
    const { publisher, due, sent, activity } = makePublisher();
    const release = publisher.hold();
    publisher.mark([uri]);
    expect(due).toEqual([]);
    const idle = activity.idle(CancellationToken.None).then(() => [...sent]);
    release();
    due[0]?.run();
    expect(await idle).toEqual([uri]);
  });

  it("is idle at once when a hold ends without a change", async () => {
    const { publisher, due, activity } = makePublisher();
    publisher.hold()();
    await activity.idle(CancellationToken.None);
    expect(due).toEqual([]);
  });

  it("abandons a round that a change overtakes", async () => {
    const { publisher, due, sent, activity } = makePublisher();
    publisher.mark([uri, uriOf("other.yaml")]);
    due[0]?.run();
    publisher.mark([uri]);
    due[1]?.run();
    await activity.idle(CancellationToken.None);
    expect(sent).toEqual([uri]);
  });

  it("lets others have their turn between two resources of one file", async () => {
    const { publisher, due, pauses, activity } = makePublisher({ slow: true });
    publisher.mark([uri]);
    due[0]?.run();
    await activity.idle(CancellationToken.None);
    // Once after each of the two resources, once after the file.
    expect(pauses).toHaveLength(3);
  });
});

interface Due {
  readonly milliseconds: number;
  readonly run: () => void;
  calledOff: boolean;
}

/**
 * A publisher of one finding, with a clock that stands still, or goes on by a second whenever somebody looks: what is
 * due runs when the test says so.
 */
function makePublisher({ slow = false } = {}) {
  const text = `${deployment()}---\n${service({ app: "wbe" })}`;
  const findings = findingsIn(workspaceOf({ files: new Map([["main.yaml", text]]) }), [rule]);
  const due: Due[] = [];
  const sent: string[] = [];
  const activity = new Activity();
  const pauses: undefined[] = [];
  let now = 0;
  const publisher = new Publisher({
    clock: {
      today: () => 0,
      now: () => {
        if (slow) now += 1000;
        return now;
      },
      pause: async () => void pauses.push(undefined),
      after: (milliseconds, run) => {
        const entry = { milliseconds, run, calledOff: false };
        due.push(entry);
        return () => {
          entry.calledOff = true;
        };
      },
    },
    activity,
    findingsIn: (asked) => findings.filter(({ placed }) => placed.document.uri === asked),
    findingIn: () => [undefined, undefined],
    versionOf: () => undefined,
    docsBase: undefined,
    send: (params) => sent.push(params.uri),
    onPublished: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  return { publisher, due, sent, pauses, activity };
}
