/** What the terminal is told of a rule that threw. */
import type { Rule } from "../rules/rule.ts";
import { faultOf } from "../text/fault.ts";
import type { Placed } from "../workspace/source-file.ts";
import { displayPath } from "./display-path.ts";

/** Names the rule, the kind of object and its file, and where the rule threw; never what the object holds. */
export function ruleFault({ id }: Pick<Rule, "id">, { resource, document }: Placed, error: unknown): string {
  return `patchbay: rule ${id} failed on a ${resource.kind} in ${displayPath(document.uri)}: ${faultOf(error)}`;
}
