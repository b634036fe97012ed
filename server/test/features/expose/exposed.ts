/** What Expose makes of a fixture, and the manifests that its tests are about. */
import type { Placement } from "../../../src/features/expose/beside.ts";
import { exposeWorkload } from "../../../src/features/expose/expose.ts";
import { pathOf } from "../../support/check.ts";
import { filesAfter, questionAt, workloadIn } from "../ask.ts";

export const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx
        ports:
        - containerPort: 80
`;

export const webService = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: 80
`;

export interface Exposed {
  readonly files: ReadonlyMap<string, string>;
  /** The text that the cursor ends up on. */
  readonly selected: string | undefined;
}

/** The files after exposing the first workload of the file in question; throws the reason of a refusal. */
export function exposed(fixture: string, placement: Placement = "same-file"): Exposed {
  const { asked, files } = questionAt(fixture);
  const answer = exposeWorkload(asked, workloadIn(asked), placement);
  if ("refused" in answer) throw new Error(answer.refused);
  const after = filesAfter(answer, files);
  const { uri, range } = answer.select ?? {};
  return {
    files: after,
    selected: uri === undefined ? undefined : after.get(pathOf(uri))?.slice(range?.start, range?.end),
  };
}

/** The text that Expose adds below a workload that ends the file. */
export function added(fixture: string): string | undefined {
  return exposed(fixture).files.get("main.yaml")?.slice(fixture.length);
}

/** Why the workload cannot be exposed; undefined when it can. */
export function refusal(fixture: string, placement: Placement = "same-file"): string | undefined {
  const { asked } = questionAt(fixture);
  const answer = exposeWorkload(asked, workloadIn(asked), placement);
  return "refused" in answer ? answer.refused : undefined;
}
