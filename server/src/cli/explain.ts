/** `patchbay explain RULE`: the page of a rule, without a network. */
import { rules } from "../rules/index.ts";
import { nearestName } from "../rules/nearest-name.ts";
import { pages } from "./pages.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** Prints the page of a rule, as Markdown. 2 for a name that no rule has. */
export async function explain(name: string, { print, complain }: Terminal): Promise<ExitCode> {
  const rule = rules.find(({ id }) => id === name);
  if (rule === undefined) {
    const meant = nearestName(
      name,
      rules.map(({ id }) => id),
    );
    const hint = meant === undefined ? "`patchbay rules` lists them" : `did you mean ${meant}?`;
    complain(`patchbay: there is no rule ${name}; ${hint}`);
    return 2;
  }
  await print(pages[rule.id] ?? `# ${rule.id}\n\n${rule.title}.\n`);
  return 0;
}
