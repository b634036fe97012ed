/** Judged mistakes that we do not report, and why a reviewer would side with us. */
export interface Exception {
  readonly repo: string;
  readonly file: string;
  /** Kind and name, as in the verdicts. */
  readonly object: string;
  readonly reason: string;
}

/** Verdicts of which the problem is rightly not reported. */
export const acceptedSilence: readonly Exception[] = [
  {
    repo: "kubevious__cli",
    file: "plain/samples/payload-service.json",
    object: "Service None",
    reason:
      "Two ports without a number are told apart by nothing; that each of them lacks its number is reported, and says what to mend.",
  },
  {
    repo: "PacktPublishing__The-Kubernetes-Bible-Second-Edition",
    file: "plain/Chapter21/troubles/svc-unavailable.yaml",
    object: "Service example-service",
    reason:
      "A Service alone, with no workload near it that resembles what it selects. Only the book says that it is broken; nothing in the manifests tells it from the many fragments that are no mistake.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/statefulset-service-name-different-label.yaml",
    object: "Service svc-test-1",
    reason:
      "Files of the same folder have pods that it selects. The mistake of this file is in the StatefulSet, which does not select its own pods, and is reported there.",
  },
];
