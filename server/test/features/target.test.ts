import { expect, test } from "vitest";
import { targetAt } from "../../src/features/target.ts";
import { questionAt } from "./ask.ts";

const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: http
---
apiVersion: apps/v1
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
      - image: nginx
        name: main
        env:
        - name: COLOUR
          value: blue-$(SHADE)
        args: [--$(COLOUR)]
        ports:
        - name: http
          containerPort: 8080
`;

/** The part at the first place of a piece of text, and the text that it covers. */
function partAt(piece: string): readonly [string, string] | undefined {
  const { asked } = questionAt(text);
  const target = targetAt(asked, text.indexOf(piece) + 1);
  if (target === undefined) return undefined;
  const { start } = target.placed.document.place;
  return [target.part, text.slice(start + target.range.start, start + target.range.end)];
}

test.each([
  ["kind: Service", "header", "kind: Service"],
  ["web\nspec:\n  selector:\n    app", "header", "web"],
  ["app: web\n  ports", "selector", "app: web"],
  ["targetPort", "service-port", "port: 80\n    targetPort: http"],
  ["kind: Deployment", "header", "kind: Deployment"],
  ["app: web\n  template", "match-label", "app: web"],
  ["app: web\n    spec", "pod-label", "app: web"],
  ["image", "container", "image: nginx"],
  ["nginx", "container", "nginx"],
  ["main", "container", "main"],
  ["COLOUR", "variable", "name: COLOUR\n          value: blue-$(SHADE)"],
  ["SHADE", "reference", "$(SHADE)"],
  ["$(COLOUR", "reference", "$(COLOUR)"],
  ["8080", "container-port", "name: http\n          containerPort: 8080"],
])("%j is a part of its resource", (piece, part, covered) => {
  expect(partAt(piece)).toEqual([part, covered]);
});

test.each(["apiVersion", "spec", "template", "env"])("%s is none", (piece) => {
  expect(partAt(piece)).toBeUndefined();
});

test("the same parts in KYAML on one line and with CRLF", () => {
  const flow = `{ "apiVersion": "v1", "kind": "Service", "metadata": { "name": "web" },\r\n "spec": { "ports": [ { "port": 80 } ] } }`;
  const { asked } = questionAt(flow);
  expect(targetAt(asked, flow.indexOf("Service"))?.part).toBe("header");
  expect(targetAt(asked, flow.indexOf("web"))?.part).toBe("header");
  expect(targetAt(asked, flow.indexOf('port"'))?.part).toBe("service-port");
  expect(targetAt(asked, flow.indexOf("v1"))).toBeUndefined();
});
