/** The picture of a real application shows every Service of it, and every call that its manifests name. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { pictureOf } from "../../src/features/picture/picture.ts";
import { pathOf, workspaceOf } from "../support/check.ts";
import { corpus, manifestsIn } from "./corpus.ts";

const folder = "GoogleCloudPlatform__microservices-demo/plain/kubernetes-manifests";

if (corpus === undefined) {
  test("the application stays unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await manifestsIn(join(corpus, folder)));

function prove(texts: ReadonlyMap<string, string>): void {
  const documents = [...texts.values()].flatMap((text) => text.split(/^---$/m));
  const services = documents.flatMap((text) => nameOf(text, "Service") ?? []).sort();
  const { nodes, edges } = pictureOf(workspaceOf({ files: texts }), { scope: "auto", pathOf });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const whole = (id: string) => byId.get(byId.get(id)?.parent ?? id);

  test("every Service is there, and is plugged in", () => {
    expect(services.length).toBeGreaterThan(10);
    const shown = nodes.filter(({ role }) => role === "service");
    expect(shown.map(({ name }) => name).sort()).toEqual(services);
    expect(shown.filter(({ state }) => state !== "reached")).toEqual([]);
  });

  test("every call that a variable names is there, and no other", () => {
    const calls = edges
      .filter(({ relation }) => relation === "calls")
      .map(({ from, to, state }) => `${whole(from)?.name} ${whole(to)?.name} ${state}`);
    expect([...new Set(calls)].sort()).toEqual(named(documents, services));
  });

  test("every client is there by what it calls alone", () => {
    expect(nodes.filter(({ role }) => role === "client").map(({ name }) => name)).toEqual(["loadgenerator"]);
  });
}

/** The same by reading the texts as a person would: `value: "name:port"` in the document of a Deployment. */
function named(documents: readonly string[], services: readonly string[]): readonly string[] {
  const calls = documents.flatMap((text) => {
    const client = nameOf(text, "Deployment");
    const values = [...text.matchAll(/^ +value: "?(?:http:\/\/)?([a-z-]+):\d+"?$/gm)].map(
      ([, name = ""]) => name,
    );
    return values.filter((name) => services.includes(name)).map((name) => `${client} ${name} reached`);
  });
  return [...new Set(calls)].sort();
}

function nameOf(text: string, kind: string): string | undefined {
  return text.includes(`\nkind: ${kind}\n`) ? /^ {2}name: (\S+)$/m.exec(text)?.[1] : undefined;
}
