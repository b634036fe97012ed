/** What is offered at the cursor of a fixture, and the manifests that the tests of completion are about. */
import { type CompletionAnswer, complete } from "../../src/features/completion/completion.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import { questionAt } from "./ask.ts";

export function answers(fixture: string): readonly CompletionAnswer[] {
  const { asked, offset } = questionAt(fixture);
  return complete(asked, offset);
}

/** `label (detail)` of each answer. */
export function offered(fixture: string): readonly string[] {
  return answers(fixture).map(({ label, detail }) => (detail === "" ? label : `${label} (${detail})`));
}

/** The file once the answer with the label is taken. */
export function taken(fixture: string, label: string): string | undefined {
  const { asked, offset, files } = questionAt(fixture);
  const answer = complete(asked, offset).find((each) => each.label === label);
  if (answer === undefined) return undefined;
  const range = shifted(answer.range, answer.document.place.start);
  return applyEdits(files.get("main.yaml") ?? "", [{ range, newText: answer.newText }]);
}

export const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers:
        - name: nginx
          image: nginx
          ports: [{ name: http, containerPort: 8080 }]
`;
export const db = web
  .replaceAll("web", "db")
  .replaceAll("nginx", "postgres")
  .replace("tier: front", "tier: back");
export const pods = `#- web.yaml\n${web}---\n${db}`;

export const service = (spec: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;
