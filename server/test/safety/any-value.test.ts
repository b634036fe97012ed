/** Anything may stand anywhere in a manifest: no rule and no answer throws, and the objects beside it still work. */
import { expect, test } from "vitest";
import type { WiredKind } from "../../src/kubernetes/kinds.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, watched } from "./asked.ts";
import { objects } from "./objects/index.ts";

const uri = "mem:/w/main.yaml";

const beside = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "beside" },
  spec: { selector: { app: "beside" }, ports: [{ port: 80 }, { port: 81 }] },
};

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  "",
  "x".repeat(300),
  [],
  [[]],
  [null],
  {},
  { a: { b: [] } },
  "2024-01-01",
];

/** The manifest with one of its values, at any depth, replaced by another; one manifest for each place. */
function* withOneReplaced(value: unknown, other: unknown): Generator<unknown> {
  yield other;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      for (const changed of withOneReplaced(item, other)) yield value.with(at, changed);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const changed of withOneReplaced(item, other)) yield { ...value, [key]: changed };
    }
  }
}

/** Asks everything about a file of these objects, at one place of it, and gives what is found in it. */
function ask(manifests: readonly unknown[], place: number): string {
  const text = manifests.map((each) => JSON.stringify(each)).join("\n---\n");
  const subject = watched(new Workspace(["mem:/w"]));
  subject.findings.update(subject.workspace.update(uri, text, { open: true }));
  return (
    answersIn(subject, { uri, offsets: [place % text.length], textOf: () => undefined }).get("findings") ?? ""
  );
}

/** What stands beside an object so that there is something to be wired with. */
function othersOf(kind: WiredKind): readonly object[] {
  if (kind === "Service") return [objects.StatefulSet];
  if (kind === "Gateway" || kind === "ReferenceGrant") return [objects.HTTPRoute];
  if (kind === "Secret" || kind === "ConfigMap" || kind === "Certificate") return [objects.Pod];
  return kind === "Pod" ? [objects.Secret] : [objects.Service];
}

test.each(Object.keys(objects) as WiredKind[])("a %s with any value at any place", (kind) => {
  let place = 0;
  for (const value of strange) {
    for (const changed of withOneReplaced(objects[kind], value)) {
      // Another place for each manifest: together they are asked at all places.
      place += 197;
      expect(ask([changed, ...othersOf(kind), beside], place)).toContain("port-name-required");
    }
  }
});
