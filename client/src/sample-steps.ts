/** What each step of the walkthrough starts from: files of the sample, and the place to look at. */

/** A document of its own, so that what a step breaks or writes does not reach the next. */
export interface SampleStep {
  /** Files of the folder `sampleFolder`, in the order in which they are applied. */
  readonly files: readonly string[];
  /** The cursor is put at the end of the first occurrence of this text. */
  readonly at: string;
  /** What is different from the sample, such as a mistake to mend: the first text is replaced by the second. */
  readonly change?: readonly [from: string, to: string];
}

/** Within the extension. */
export const sampleFolder = "test-fixtures/workspaces/tutorial";

const [workload, service, client] = ["run-my-nginx.yaml", "nginx-svc.yaml", "curlpod.yaml"];

/** By the ids of the walkthrough's steps in the manifest. */
export const sampleSteps: ReadonlyMap<string, SampleStep> = new Map([
  ["run", { files: [workload], at: "replicas: 2" }],
  ["expose", { files: [workload], at: "kind: Deployment" }],
  ["endpoints", { files: [workload, service], at: "kind: Service" }],
  ["variables", { files: [service, workload, client], at: "- name: curlpod" }],
  [
    "selector",
    {
      files: [workload, service],
      at: "selector:\n    run: my-nginks",
      change: ["selector:\n    run: my-nginx", "selector:\n    run: my-nginks"],
    },
  ],
  [
    "secure",
    {
      files: ["nginx-tls.yaml", "nginx-config.yaml", "nginx-secure-app.yaml", client],
      at: "port: 443",
    },
  ],
  [
    "open",
    {
      files: [service, workload],
      at: "type: ClusterIP",
      change: ["spec:\n  selector:", "spec:\n  type: ClusterIP\n  selector:"],
    },
  ],
  ["picture", { files: [workload, service, client], at: "kind: Service" }],
]);
