import { expect, test } from "vitest";
import { isCertainTemplate } from "../../src/resources/certain-template.ts";
import { readDocument } from "../../src/resources/read.ts";

test.each([
  ["at the margin", "apiVersion: v1\nkind: Service\n{{- if .Values.on }}\nspec: {}\n{{- end }}\n"],
  ["first of all", "{{- if .Values.on }}\nkind: Service\n{{- end }}\n"],
  ["between keys", "kind: Service\nspec:\n  ports: []\n  {{- include `more` . }}\n"],
  ["under a key that has it for a value", "kind: Service\nmetadata:\n{{ include `labels` . | indent 2 }}\n"],
  ["behind a block scalar", "kind: ConfigMap\ndata:\n  a: |\n    {{ x }}\n{{- end }}\n"],
])("a template is certain: %s", (_name, text) => {
  expect(isCertainTemplate(text)).toBe(true);
  expect(readDocument(text).unread?.template ?? "light").toMatch(/^(?:helm-template|light)$/);
});

test.each([
  ["braces in a block scalar", "kind: ConfigMap\ndata:\n  page: |\n    {{ title }}\n    {{ body }}\n"],
  ["braces in an item's block scalar", "kind: Pod\nargs:\n  - |\n    {{ title }}\n"],
  ["braces that continue a value", "kind: Pod\ntext: one\n  {{ two }}\n"],
  [
    "braces on the second line of a continued value",
    "kind: Pod\nspec:\n  text: one\n   two\n   {{ three }}\n",
  ],
  ["braces within quotes over lines", 'kind: Pod\ntext: "one\n{{ two }}\nthree"\n'],
  ["a flow map of a flow map as a value", "kind: Pod\ntext:\n  {{ a }}\n"],
  ["flow style", '{\n"kind": "Pod",\n{{ a }}\n}\n'],
  ["a comment", "kind: Pod\n# {{ a }}\n"],
])("a template is not certain: %s", (_name, text) => {
  expect(isCertainTemplate(text)).toBe(false);
});
