import { describe, expect, test } from "vitest";
import { exposeWorkload } from "../../../src/features/expose/expose.ts";
import { questionAt, workloadIn } from "../ask.ts";
import { added, exposed, refusal, web, webService } from "./exposed.ts";

describe("the style of the file", () => {
  test("deeper indentation and indented lists", () => {
    const deep = `apiVersion: "apps/v1"
kind: "Deployment"
metadata:
    name: "web"
spec:
    selector:
        matchLabels: {app: "web"}
    template:
        metadata:
            labels: {app: "web"}
        spec:
            containers:
              - name: "web"
                image: "nginx"
                ports:
                  - {name: "http", containerPort: 80}
`;
    expect(added(deep)).toBe(`---
apiVersion: "v1"
kind: "Service"
metadata:
    name: "web"
spec:
    selector:
        app: "web"
    ports:
      - name: "http"
        port: 80
        targetPort: "http"
`);
  });

  test("KYAML", () => {
    const kyaml = `---
{
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: {
    name: "web",
  },
  spec: {
    selector: {
      matchLabels: {
        app: "web",
      },
    },
    template: {
      metadata: {
        labels: {
          app: "web",
        },
      },
      spec: {
        containers: [{
          name: "web",
          ports: [{
            containerPort: 80,
          }, {
            containerPort: 443,
          }],
        }],
      },
    },
  },
}
`;
    expect(added(kyaml)).toBe(`---
{
  apiVersion: "v1",
  kind: "Service",
  metadata: {
    name: "web",
  },
  spec: {
    selector: {
      app: "web",
    },
    ports: [{
      name: "http",
      port: 80,
      targetPort: 80,
    }, {
      name: "https",
      port: 443,
      targetPort: 443,
    }],
  },
}
`);
  });

  test("CRLF stays CRLF, and the name is still selected", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const { asked } = questionAt(crlf(web));
    const answer = exposeWorkload(asked, workloadIn(asked), "same-file");
    expect("refused" in answer).toBe(false);
    expect(exposed(crlf(web))).toEqual({
      files: new Map([["main.yaml", crlf(`${web}---\n${webService}`)]]),
      selected: "web",
    });
    expect(exposed(crlf(web), "new-file")).toEqual({
      files: new Map([["web-service.yaml", crlf(webService)]]),
      selected: "web",
    });
  });
});

describe("the place in the file", () => {
  const config = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n";

  test.each([
    ["before the next document", `${web}---\n${config}`, `${web}---\n${webService}---\n${config}`],
    ["before the blank line between", `${web}\n---\n${config}`, `${web}---\n${webService}\n---\n${config}`],
    ["below the last of several", `---\n${config}---\n${web}`, `---\n${config}---\n${web}---\n${webService}`],
    ["without a final line end", web.trimEnd(), `${web}---\n${webService}`.trimEnd()],
    ["below an end mark", `${web}...\n`, `${web}...\n---\n${webService}`],
    ["into an empty document at the end", `${web}---\n`, `${web}---\n${webService}`],
    ["into one without a line end", `${web}---`, `${web}---\n${webService.trimEnd()}`],
    [
      "between an end mark and a document without a mark",
      `${web}...\n${config}`,
      `${web}...\n---\n${webService}...\n${config}`,
    ],
  ])("%s", (_, before, after) => {
    const { files, selected } = exposed(before);
    expect(files.get("main.yaml")?.trimEnd()).toBe(after.trimEnd());
    expect(selected).toBe("web");
  });

  test("below the list that holds the workload", () => {
    const inList = web.replace(/^/gm, "  ").replace("  apiVersion", "- apiVersion").trimEnd();
    const list = `apiVersion: v1\nkind: List\nitems:\n${inList}\n`;
    expect(added(list)).toBe(`---\n${webService}`);
  });
});

describe("a new file", () => {
  test("stands in the same folder, under a name that is free", () => {
    const fixture = `#- app/web.yaml\n$0${web}`;
    expect(exposed(fixture, "new-file")).toEqual({
      files: new Map([["app/web-service.yaml", webService]]),
      selected: "web",
    });
    expect([...exposed(`${fixture}#- app/web-service.yaml\n# mine\n`, "new-file").files.keys()]).toEqual([
      "app/web-service-2.yaml",
    ]);
  });

  test("begins with a mark where the workload's file does", () => {
    expect(exposed(`---\n${web}`, "new-file")).toEqual({
      files: new Map([["web-service.yaml", `---\n${webService}`]]),
      selected: "web",
    });
  });

  test.each([
    [
      "a block list",
      "resources:\n- main.yaml # the app\n- b.yaml\n",
      "resources:\n- main.yaml # the app\n- web-service.yaml\n- b.yaml\n",
    ],
    ["quotes", 'resources:\n  - "./main.yaml"', 'resources:\n  - "./main.yaml"\n  - "./web-service.yaml"'],
    ["a flow list", "resources: [main.yaml]\n", "resources: [main.yaml, web-service.yaml]\n"],
  ])("is listed in the kustomization: %s", (_, before, after) => {
    const { files, selected } = exposed(`${web}#- kustomization.yaml\n${before}`, "new-file");
    expect(files.get("kustomization.yaml")).toBe(after);
    expect(selected).toBe("web");
  });

  test("is listed by the path of the workload's own entry", () => {
    const fixture = `#- base/app/web.yaml\n$0${web}#- base/kustomization.yml\nresources:\n- app/web.yaml\n`;
    expect(exposed(fixture, "new-file").files.get("base/kustomization.yml")).toBe(
      "resources:\n- app/web.yaml\n- app/web-service.yaml\n",
    );
  });

  test("is refused when it cannot be listed", () => {
    const fixture = `${web}#- kustomization.yaml\nx: &f main.yaml\nresources:\n- *f\n`;
    expect(refusal(fixture, "new-file")).toContain("cannot be listed in kustomization.yaml");
  });
});
