import { describe, expect, test } from "vitest";
import { checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    kubectl.kubernetes.io/default-container: main
spec:
  containers:
    - name: main
      image: i
      command: [sh, -c, "echo $(COLOUR) $$(COLOUR)"]
      env:
        - name: COLOUR
          value: blue
        - name: SHADE
          value: dark-$(COLOUR)
        - name: LIMIT
          valueFrom:
            resourceFieldRef: { containerName: main, resource: limits.cpu }
    - name: side
      image: i
      args: [$(COLOUR)]
`;

describe("a container", () => {
  test("is tied to the annotation and the fields that name it", () => {
    const annotation = "    kubectl.kubernetes.io/default-container: main\n";
    checkSymbol(
      pod
        .replace(annotation, `${annotation}#                                            ^^^^ reference\n`)
        .replace("    - name: main\n", "    - name: ma$0in\n#           ^^^^ definition\n")
        .replace(
          "limits.cpu }\n",
          "limits.cpu }\n#                                              ^^^^ reference\n",
        ),
    );
  });

  test("is found from there, and keeps to the rules of names", () => {
    expect(definitionsAt(pod.replace("default-container: main", "default-container: ma$0in"))).toEqual([
      "main.yaml:9: main",
    ]);
    const at = pod.replace("- name: main", "- name: m$0ain");
    expect(refusalAt(at, "side")).toBe("Pod `web` has a container `side` already.");
    expect(refusalAt(at, "a.b")).toBe(
      '`a.b` is no legal name: it must consist of lower case letters, digits and hyphens, without ".".',
    );
  });
});

describe("a variable", () => {
  test("is tied to its uses in the same container", () => {
    expect(renamedLines(pod.replace("- name: COLOUR", "- name: CO$0LOUR"), "HUE")).toEqual([
      'main.yaml:11: command: [sh, -c, "echo $(HUE) $$(COLOUR)"]',
      "main.yaml:13: - name: HUE",
      "main.yaml:16: value: dark-$(HUE)",
    ]);
  });

  test("is found from a use, but not from another container", () => {
    expect(definitionsAt(pod.replace("dark-$(COLOUR)", "dark-$(CO$0LOUR)"))).toEqual([
      "main.yaml:13: COLOUR",
    ]);
    expect(definitionsAt(pod.replace("args: [$(COLOUR)]", "args: [$(CO$0LOUR)]"))).toEqual([]);
  });

  test("keeps to the rules of names", () => {
    const at = pod.replace("- name: COLOUR", "- name: CO$0LOUR");
    expect(refusalAt(at, "SHADE")).toBe("The container sets a variable `SHADE` already.");
    expect(refusalAt(at, "1)")).toMatch(/^`1\)` is no legal name/);
  });

  test("is not renamed in a document of which a part was not read", () => {
    const broken = `${pod.replace("- name: COLOUR", "- name: CO$0LOUR")}  x: "\n`;
    expect(refusalAt(broken, "HUE")).toBe("The document has syntax errors, so that not all of it is known.");
  });
});
