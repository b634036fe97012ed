/** A hostile text in a file of its own, and a Service beside it that must be judged as ever. */
import { expect } from "vitest";
import { Workspace } from "../../src/workspace/workspace.ts";
import { answersIn, watched } from "./asked.ts";

const root = "file:///w";
const hostile = `${root}/bomb/it.yaml`;
const beside =
  "apiVersion: v1\nkind: Service\nmetadata: { name: beside }\nspec: { selector: { app: beside }, ports: [{ port: 80 }, { port: 81 }] }\n";

/** In milliseconds of processor time; a busy machine takes longer and is not to blame. */
const bound = 20_000;

/** Asks everything about the text, within the bound. Returns all that was said of it. */
export function expectSurvived(text: string): string {
  const before = process.cpuUsage();
  const subject = watched(new Workspace([root]));
  const update = (uri: string, now: string) =>
    subject.findings.update(subject.workspace.update(uri, now, { open: true }));
  update(`${root}/beside.yaml`, beside);
  update(hostile, text);
  const textOf = () => undefined;
  const said = answersIn(subject, { uri: hostile, offsets: [10, Math.floor(text.length / 2)], textOf });
  const found = answersIn(subject, { uri: `${root}/beside.yaml`, offsets: [], textOf });
  expect(found.get("findings")).toContain("port-name-required");
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(bound);
  return [...said.values()].join("\n");
}
