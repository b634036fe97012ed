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

describe("what names a container from outside", () => {
  const pods = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [{ name: ${name}, image: i, env: [{ name: LEVEL, value: x }], ports: [{ name: http, containerPort: 80 }] }] } } }\n`;
  const scaler = (name: string) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: ${name} } }]\n`;

  test("an autoscaler that looks at one container, from either side", () => {
    const expected = (text: string) => expect(renamedLines(text, "shop")).toHaveLength(2);
    expected(`${pods("ma$0in")}---\n${scaler("main")}`);
    expected(`${pods("main")}---\n${scaler("ma$0in")}`);
    expect(definitionsAt(`${pods("main")}---\n${scaler("ma$0in")}`)).toEqual(["main.yaml:4: main"]);
  });

  test("a patch in an overlay is not left behind", () => {
    const overlay = `#- over/kustomization.yaml\nresources: [../main.yaml]\npatches: [{ path: patch.yaml }]\n#- over/patch.yaml\n${pods("main").replace("image: i, ", "")}`;
    const base = pods("main");
    for (const at of ["ma$0in", "LE$0VEL", "ht$0tp", "8$00"]) {
      const text = base.replace(at.replace("$0", ""), () => at);
      expect(refusalAt(text + overlay), at).toContain("A patch in patch.yaml names");
      const other = overlay.replace(/main, env.*/, "other }] } } }");
      expect(refusalAt(text + other, at === "8$00" ? "81" : "fresh"), at).toContain("renamed");
    }
  });
});
