/** The problem classes of the verdicts, and which of our rules find them. */

/** The rules of which one has to find a problem of the class, at the object of the verdict. */
export const findingRules: ReadonlyMap<string, readonly string[]> = new Map([
  ["selector-matches-nothing", ["selector-near-miss", "selector-namespace-mismatch"]],
  ["workload-selector-not-matching-own-template", ["workload-selector-mismatch"]],
  ["numeric-targetPort-not-declared", ["target-port-undeclared"]],
  ["missing-port-name-in-multi-port", ["port-name-required"]],
  // Every case of this class is a Service port with a protocol that no Service can have.
  ["protocol-mismatch", ["port-protocol-invalid"]],
  ["invalid-protocol", ["port-protocol-invalid"]],
  ["invalid-port-number", ["port-out-of-range"]],
  ["duplicate-port-names", ["port-name-duplicate"]],
  ["duplicate-port-and-protocol", ["port-duplicate"]],
  ["no-ports", ["ports-required"]],
  ["duplicate-container-port-name", ["container-port-name-duplicate"]],
  ["container-port-name-invalid", ["container-port-name-invalid"]],
  ["ingress-legacy-fields-in-v1", ["ingress-legacy-fields"]],
  ["ingress-backend-service-missing", ["ingress-service-not-found"]],
  ["parentRef-gateway-missing", ["route-parent-not-found"]],
]);

/** Classes of which nothing is found yet. An entry whose rule exists, or of which anything is found, fails the proof. */
export const notFoundYet: readonly string[] = [];

/** Classes that are not about Services and pods: syntax, and the neighbours of a Service. */
export const otherMatters: readonly string[] = ["does-not-parse", "duplicate-key"];

/** The class of a problem: `numeric-targetPort-not-declared#1` is about port 1 of its Service. */
export function classOf(problem: string): string {
  return problem.replace(/#\d+$/, "");
}
