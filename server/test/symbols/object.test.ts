import { describe, expect, test } from "vitest";
import { prepareRename, rename } from "../../src/features/rename.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { ask, checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const service = `apiVersion: v1
kind: Service
metadata:
  name: my-db
spec:
  clusterIP: None
  selector: { app: db }
  ports: [{ port: 5432 }]
`;

const withAddress = service.replace("  clusterIP: None\n", "");

const statefulSet = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: my-db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: i }] }
`;

const client = `apiVersion: v1
kind: Pod
metadata: { name: client }
spec:
  containers:
    - name: main
      image: i
      args: [--host=$(MY_DB_SERVICE_HOST)]
      env:
        - name: DB
          value: "postgres://my-db:5432/x"
        - name: OTHER
          value: "$(MY_DB_PORT_5432_TCP)"
`;

describe("an object", () => {
  test("is tied to what mentions it", () => {
    checkSymbol(`${service.replace("  name: my-db\n", "  name: my$0-db\n#       ^^^^^ definition\n")}\
#- sts.yaml
${statefulSet.replace("  serviceName: my-db\n", "  serviceName: my-db\n#              ^^^^^ reference\n")}`);
  });

  test("is found from a mention, and from a variable that its Service gives", () => {
    expect(definitionsAt(`${service}---\n${statefulSet.replace("my-db", "my$0-db")}`)).toEqual([
      "main.yaml:4: my-db",
    ]);
    expect(
      definitionsAt(`${withAddress}---\n${client.replace("MY_DB_SERVICE_HOST", "MY_$0DB_SERVICE_HOST")}`),
    ).toEqual(["main.yaml:4: my-db"]);
  });

  test("that is made by hand for a Service belongs to its name", () => {
    const byHand = `apiVersion: v1
kind: Endpoints
metadata:
  name: my-db
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: my-db-1
  labels: { kubernetes.io/service-name: my-db }
`;
    expect(renamedLines(`${service.replace("name: my-db", "name: my$0-db")}---\n${byHand}`, "store")).toEqual(
      [
        "main.yaml:4: name: store",
        "main.yaml:13: name: store",
        "main.yaml:19: labels: { kubernetes.io/service-name: store }",
      ],
    );
  });

  test("of a patch that a kustomization lays over it goes along", () => {
    const files = `#- kustomization.yaml\nresources: [main.yaml]\npatches: [{ path: patch.yaml }]\n#- patch.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: my-db\nspec:\n  type: NodePort\n`;
    expect(renamedLines(`${service.replace("name: my-db", "name: my$0-db")}${files}`, "store")).toEqual([
      "main.yaml:4: name: store",
      "patch.yaml:4: name: store",
    ]);
  });
});

describe("rename of a Service", () => {
  const fixture = `${withAddress.replace("name: my-db", "name: my$0-db")}---\n${client}`;

  test("changes addresses and derived variables too, and the way back gives the same bytes", () => {
    expect(renamedLines(fixture, "store")).toEqual([
      "main.yaml:4: name: store",
      "main.yaml:16: args: [--host=$(STORE_SERVICE_HOST)]",
      'main.yaml:19: value: "postgres://store:5432/x"',
      'main.yaml:21: value: "$(STORE_PORT_5432_TCP)"',
    ]);
  });

  test("shows them for confirmation, each group with its note", () => {
    const { asked, offset } = ask(fixture);
    const answer = rename(asked, { offset, name: "store" });
    expect(answer).toMatchObject({
      changes: [
        { caution: undefined },
        { caution: "variable" },
        { caution: "address" },
        { caution: "variable" },
      ],
      notes: [
        { caution: "variable", label: "Variables that Kubernetes derives from the name" },
        { caution: "address", label: "Addresses in texts" },
      ],
    });
  });

  test("leaves a variable alone that the container sets itself", () => {
    const own = client.replace(
      "        - name: OTHER",
      "        - { name: MY_DB_SERVICE_HOST, value: x }\n        - name: OTHER",
    );
    expect(
      renamedLines(`${withAddress.replace("name: my-db", "name: my$0-db")}---\n${own}`, "store"),
    ).not.toContain("main.yaml:16: args: [--host=$(STORE_SERVICE_HOST)]");
  });

  test("says that `serviceName` is immutable", () => {
    const { asked, offset } = ask(`${service.replace("name: my-db", "name: my$0-db")}---\n${statefulSet}`);
    expect(rename(asked, { offset, name: "store" })).toMatchObject({ notes: [{ caution: "immutable" }] });
  });

  test.each([
    [
      "My-db",
      '`My-db` is no legal name: it must consist of lower case letters, digits and hyphens, without "M".',
    ],
    ["1db", "`1db` is no legal name: it must start with a letter and end with a letter or digit."],
    ["", "`` is no legal name: it must not be empty."],
    ["other", "There is Service `other` already."],
  ])("to %j is refused", (name, refusal) => {
    expect(refusalAt(`${fixture}---\n${withAddress.replace("my-db", "other")}`, name)).toBe(refusal);
  });

  test("is refused for a name of which nothing is known here", () => {
    expect(refusalAt(statefulSet.replace("my-db", "my$0-db"))).toBe(
      "No manifest here defines Service `my-db`.",
    );
    const account = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: we$0b\n";
    expect(refusalAt(account)).toBe("Who names a ClusterRole is not known to Patchbay. Rename it by hand.");
  });

  test("is refused where a kustomization makes another name of it that others mention", () => {
    const files = `#- kustomization.yaml\nresources: [main.yaml]\nnamePrefix: dev-\n#- client.yaml\n${client.replace("my-db:", "dev-my-db:")}`;
    expect(refusalAt(`${service.replace("name: my-db", "name: my$0-db")}${files}`, "store")).toBe(
      "The kustomization in w makes `dev-my-db` of the name, and others mention that.",
    );
  });
});

test("the reason names the first file that stands in the way, whichever became known first", () => {
  const [uri, ...broken] = ["file:///w/svc.yaml", "file:///w/a.yaml", "file:///w/b.yaml"] as const;
  const reasons = [broken, [...broken].reverse()].map((order) => {
    const workspace = new Workspace(["file:///w"]);
    for (const each of order)
      workspace.update(each, "kind: Service\nname: my-db\n  oops: [\n", { open: true });
    workspace.update(uri, service, { open: true });
    return prepareRename({ workspace, settings: defaultSettings, uri }, service.indexOf("my-db"));
  });
  expect(reasons).toEqual(
    Array(2).fill({ refusal: expect.stringMatching(/^a\.yaml:1 holds `my-db` too and has syntax errors/) }),
  );
});
