import { expect, test } from "vitest";
import { sameMeaning } from "../../src/resources/meaning.ts";
import { readDocument } from "../../src/resources/read.ts";

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((spec) => {
    const [resource] = readDocument(
      `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n${spec}`,
    ).resources;
    if (resource === undefined) throw new Error("no resource");
    return resource;
  });
  if (first === undefined || second === undefined) throw new Error("no resource");
  return sameMeaning(first, second);
}

test("where something stands means nothing", () => {
  expect(
    isSame(
      "  type: NodePort\n  clusterIPs: [10.0.0.1]\n",
      "  # moved\n  type:  NodePort\n  clusterIPs:\n  - 10.0.0.1\n",
    ),
  ).toBe(true);
  expect(isSame("  a: 1\n  clusterIP: None\n", "  clusterIP: None\n  a: 1\n")).toBe(true);
});

test.each([
  ["  clusterIPs: [10.0.0.1]\n", "  clusterIPs: [10.0.0.2]\n"],
  ["  externalIPs: [10.0.0.1]\n", "  externalIPs: []\n"],
  ["  sessionAffinity: None\n", "  sessionAffinity: ClientIP\n"],
  [
    "  sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } }\n",
    "  sessionAffinityConfig: { clientIP: { timeoutSeconds: 2 } }\n",
  ],
  ["  ipFamilyPolicy: SingleStack\n", "  ipFamilies: [IPv4]\n"],
  ["  selector: { app: web }\n", "  selector: { app: we b }\n"],
])("a change of a field is a change of meaning: %j to %j", (one, other) => {
  expect(isSame(one, other)).toBe(false);
});
