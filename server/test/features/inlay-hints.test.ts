import { expect, test } from "vitest";
import { inlayHints } from "../../src/features/inlay-hints.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { questionAt } from "./ask.ts";

/** Each hint behind the text that it explains. */
function hints(fixture: string): readonly string[] {
  const { asked, files } = questionAt(fixture);
  const text = files.get("main.yaml") ?? "";
  return inlayHints(asked, { start: 0, end: text.length }).map(({ document, range, label }) => {
    const start = document.place.start;
    return `${text.slice(start + range.start, start + range.end)} ‹${label}›`;
  });
}

const web = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
    - port: 90
      targetPort: 9090
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: nginx
          image: nginx
          ports:
            - { name: http, containerPort: 8080 }
            - { containerPort: 7070 }
`;

test("a selector, a target port by name and a container port say what they come to", () => {
  expect(hints(web)).toEqual(["web ‹2 endpoints · Deployment web›", "http ‹8080 nginx›", "8080 ‹← web:80›"]);
});

test("in flow style the hint stands behind the map", () => {
  expect(hints(web.replace("selector:\n    app: web", "selector: { app: web }"))[0]).toBe(
    "{ app: web } ‹2 endpoints · Deployment web›",
  );
});

test("what leads nowhere or cannot be known has no hint", () => {
  expect(hints(web.replace("targetPort: http", "targetPort: htpp"))).toEqual([
    "web ‹2 endpoints · Deployment web›",
  ]);
  expect(hints(web.replace("    app: web\n", "    app: other\n"))).toEqual([]);
  expect(hints(web.replace("    app: web\n", "    app: {{ .app }}\n"))).toEqual([]);
});

test("only what is visible is answered", () => {
  const { asked, files } = questionAt(web);
  const end = (files.get("main.yaml") ?? "").indexOf("targetPort");
  expect(inlayHints(asked, { start: 0, end: end - 10 }).map(({ label }) => label)).toEqual([
    "2 endpoints · Deployment web",
  ]);
});

test("a setting turns them off", () => {
  const { asked } = questionAt(web);
  const settings = { ...defaultSettings, inlayHints: false };
  expect(inlayHints({ ...asked, settings }, { start: 0, end: 1000 })).toEqual([]);
});
