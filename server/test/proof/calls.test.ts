/** The demo shop of the corpus: every call that its variables name is an edge of the graph, and no other. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { callsFrom } from "../../src/workspace/callers.ts";
import { isOf } from "../../src/workspace/source-file.ts";
import { workspaceOf } from "../support/check.ts";
import { corpus, manifestsIn } from "./corpus.ts";

if (corpus === undefined) {
  test("the demo shop stays unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else {
  const all = await manifestsIn(join(corpus, "GoogleCloudPlatform__microservices-demo"));
  const files = new Map([...all].filter(([path]) => path.startsWith("plain/kubernetes-manifests/")));

  test("the calls of the demo shop", () => {
    const workspace = workspaceOf({ files });
    const placed = [...workspace.files()].flatMap(({ documents }) =>
      documents.flatMap(({ resources }) => resources),
    );
    const called = placed
      .filter((each) => isOf(each, "workload"))
      .flatMap((each) =>
        callsFrom(workspace.graph, each).map(({ to }) => `${each.resource.name} ${to.resource.name}`),
      );
    expect([...new Set(called)].sort()).toEqual(namedIn(files));
  });
}

/** By the text alone: the name of the workload of a file, and the values of its variables that are `host:port`. */
function namedIn(files: ReadonlyMap<string, string>): readonly string[] {
  const services = new Set(
    [...files.values()].flatMap((text) =>
      [...text.matchAll(/kind: Service\nmetadata:\n {2}name: (\S+)/g)].map(([, name]) => name),
    ),
  );
  return [...files.values()]
    .flatMap((text) => {
      const workload = /kind: Deployment\nmetadata:\n {2}name: (\S+)/.exec(text)?.[1];
      const hosts = [...text.matchAll(/value: "([a-z-]+):\d+"/g)].map(([, host]) => host);
      return hosts.filter((host) => services.has(host)).map((host) => `${workload} ${host}`);
    })
    .filter((call, at, calls) => calls.indexOf(call) === at)
    .sort();
}
