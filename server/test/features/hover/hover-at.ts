/** Hovers at the cursor of a fixture, and the manifests that their tests are about. */
import { hover } from "../../../src/features/hover/hover.ts";
import { questionAt } from "../ask.ts";

/** The Markdown at the cursor. */
export function hoverAt(fixture: string): string | undefined {
  const { asked, offset } = questionAt(fixture);
  return hover(asked, offset)?.markdown;
}

/** The first line, where the state of the cable stands. */
export function headAt(fixture: string): string | undefined {
  return hoverAt(fixture)?.split("\n")[0];
}

/** The line that begins with a word in bold. */
export function lineAt(word: string, fixture: string): string | undefined {
  const line = hoverAt(fixture)
    ?.split("\n")
    .find((each) => each.startsWith(`**${word}**`));
  return line?.trimEnd();
}

export interface Pods {
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: string;
  readonly more?: string;
  readonly ports?: string;
}

export function workload({
  kind = "Deployment",
  name = "web",
  labels = "{ app: web }",
  more = "",
  ports,
}: Pods = {}) {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  ${more}
  selector: { matchLabels: ${labels} }
  template:
    metadata: { labels: ${labels} }
    spec:
      containers:
        - name: ${name}
          image: nginx
          ports: [${ports ?? "{ name: http, containerPort: 8080 }"}]
`;
}

export const service = `apiVersion: v1
kind: $0Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - { port: 80, targetPort: http }
`;
