/**
 * The core of Patchbay without a protocol: for figures about what it computes, apart from pipes and delays. Read from
 * the sources, as the bundles offer no such door.
 */
import { Findings } from "../server/src/rules/findings.ts";
import { rules } from "../server/src/rules/index.ts";
import { Workspace } from "../server/src/workspace/workspace.ts";

/**
 * A workspace over one folder with its findings up to date. `files` gives `{ uri, text }` and is read once; those
 * that say how others belong together may stand anywhere.
 */
export function checkedWorkspace(root, files) {
  const workspace = new Workspace([root]);
  const findings = new Findings({
    graph: workspace.graph,
    rules,
    levels: () => undefined,
    onFault: (_rule, _placed, error) => {
      throw error;
    },
  });
  const findingsIn = (uri) =>
    (workspace.file(uri)?.documents ?? []).flatMap((document) => findings.in(document));
  const [grouping, others] = [true, false].map((wanted) =>
    files.filter(({ uri }) => /\/(?:kustomization|Chart)\.yaml$/.test(uri) === wanted),
  );
  for (const part of [grouping, others]) findings.update(workspace.updateAll(part, { open: false }));
  for (const { uri } of files) findingsIn(uri);
  return {
    workspace,
    findings,
    /** Takes in a text and gives all findings of every file that it affects. */
    edit(uri, text) {
      const touched = findings.update(workspace.update(uri, text, { open: true }));
      return { files: touched.size, found: [...touched].flatMap(findingsIn) };
    },
  };
}
