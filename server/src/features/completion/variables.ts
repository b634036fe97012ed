/** Behind `$(`: the variables that the kubelet puts there, those of the container and those of Services (S4.33). */
import { withoutCredentials } from "../../kubernetes/credentials.ts";
import type { Container } from "../../resources/container.ts";
import { giversNear } from "../../workspace/service-variables.ts";
import { isOf } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { type Cursor, mark, nodeAt } from "./cursor.ts";

export function variables(cursor: Cursor): readonly Offer[] {
  const { asked, placed, text, part, keys } = cursor;
  const at = text.indexOf(`$(${mark}`);
  const expanded = keys.includes("env")
    ? keys.at(-1) === "value"
    : keys.at(-1) === "args" || keys.at(-1) === "command";
  if (part !== "value" || !expanded || at === -1 || text[at - 1] === "$") return [];
  if (placed === undefined || !isOf(placed, "workload")) return [];
  const end = text.slice(at).startsWith(`$(${mark})`) ? "" : ")";
  const offer = (name: string, detail: string): Offer => ({
    label: name,
    detail,
    sort: "variable",
    newText: name + end,
  });
  const own = ownVariables(cursor, containerAt(cursor)).map(({ name, value }) =>
    offer(name, withoutCredentials(value?.text ?? "")),
  );
  const given = placed.resource.template.enableServiceLinks
    ? giversNear(asked.workspace.graph, placed).flatMap((giver) =>
        [...giver.variables].map(([name, value]) => offer(name, `${value} · ${titled(giver.service)}`)),
      )
    : [];
  return [...new Map([...given, ...own].map((each) => [each.label, each])).values()].sort(
    (a, b) => Number(given.includes(a)) - Number(given.includes(b)),
  );
}

function containerAt({ path, root, placed }: Cursor): Container | undefined {
  const at = path.findLastIndex((step) => step === "containers" || step === "initContainers");
  const start = nodeAt(root, path.slice(0, at + 2))?.range.start;
  const containers =
    placed !== undefined && isOf(placed, "workload") ? placed.resource.template.containers : [];
  return containers.find(({ range }) => range.start === start);
}

/** In `env` only what stands before is known (S4.36). */
function ownVariables({ path, keys }: Cursor, container: Container | undefined) {
  const env = container?.env ?? [];
  const at = path.lastIndexOf("env");
  const index = path[at + 1];
  return keys.includes("env") && typeof index === "number" ? env.slice(0, index) : env;
}
