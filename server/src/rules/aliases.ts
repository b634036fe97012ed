/** What other tools call the defects that Patchbay finds, so that a suppression that is there already is honoured. */

const unplugged = ["selector-near-miss", "selector-no-match", "selector-namespace-mismatch"];
const unroutable = ["ingress-service-not-found", "ingress-port-not-found"];
const unmatched = ["workload-selector-mismatch", "workload-selector-missing", "workload-selector-empty"];

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  // kube-linter
  ["dangling-service", unplugged],
  ["dangling-ingress", unroutable],
  ["mismatching-selector", unmatched],
  // kube-score
  ["service-targets-pod", unplugged],
  ["ingress-targets-service", unroutable],
  ["deployment-pod-selector-labels-match-template-metadata-labels", unmatched],
  ["statefulset-pod-selector-labels-match-template-metadata-labels", unmatched],
  ["statefulset-has-servicename", ["statefulset-service-not-found", "statefulset-service-not-headless"]],
  // Monokle
  ["LNK001", unplugged],
]);

/** The ids of the rules that a name stands for: those of an alias, else the name itself. */
export function rulesNamed(name: string): readonly string[] {
  return aliases.get(name) ?? [name];
}

/** True for a name that another tool gives to a defect of ours. */
export function isAlias(name: string): boolean {
  return aliases.has(name);
}
