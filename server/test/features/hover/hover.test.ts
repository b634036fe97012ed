import { describe, expect, test } from "vitest";
import { hover } from "../../../src/features/hover/hover.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { questionAt } from "../ask.ts";
import { headAt, hoverAt, lineAt, service, workload } from "./hover-at.ts";

test("the tutorial: of two Deployments of one name the one counts that brings no Service of its own", () => {
  const secure = service.replace("$0", "");
  expect(
    hoverAt(
      `${service}#- run.yaml\n${workload({ more: "replicas: 2" })}#- secure.yaml\n${secure}---\n${workload()}`,
    ),
  ).toBe(`**Service \`web\`** · ClusterIP · 2 endpoints

| Port | Leads to | Endpoints |
| --- | --- | --- |
| 80/TCP | \`web\` container port 8080 (\`http\`) | 2 |

**Pods** Deployment \`web\` × 2, [run.yaml:1](mem:/w/run.yaml#L1) · one more match in [secure.yaml:9](mem:/w/secure.yaml#L9)  
**Names** \`web\` · \`web.<namespace>\` · \`web.<namespace>.svc.cluster.local\`  
**Variables** in pods created after it: \`WEB_SERVICE_HOST=<cluster IP>\`, \`WEB_SERVICE_PORT=80\` and 5 more`);
});

describe("the parts of a Service that answer", () => {
  const answers = (text: string) => headAt(`${text}---\n${workload()}`);
  test.each([
    ["its kind", service],
    ["its name", service.replace("$0", "").replace("name: web", "name: w$0eb")],
    ["a pair of its selector", service.replace("$0", "").replace("app: web", "a$0pp: web")],
    ["a port", service.replace("$0", "").replace("targetPort", "target$0Port")],
  ])("%s", (_, text) => {
    expect(answers(text)).toBe("**Service `web`** · ClusterIP · 1 endpoint");
  });

  test("and nothing else does", () => {
    expect(hoverAt(service.replace("$0", "").replace("apiVersion", "api$0Version"))).toBeUndefined();
  });
});

describe("where the cable is loose, the first line says so", () => {
  test("with the near miss", () => {
    expect(headAt(`${service}---\n${workload({ labels: "{ app: wep }" })}`)).toBe(
      "**Service `web`** · ClusterIP · **no endpoints**: no pod has `app: web`; Deployment `web` has `app: wep`",
    );
  });

  test("with nothing near", () => {
    expect(headAt(service)).toBe(
      "**Service `web`** · ClusterIP · **no endpoints** here: no pod has `app: web`",
    );
  });

  test("with the pods in another namespace", () => {
    const there = workload().replace("{ name: web }", "{ name: web, namespace: shop }");
    const here = service.replace("{ name: web }", "{ name: web, namespace: bank }");
    expect(headAt(`${here}---\n${there}`)).toBe(
      "**Service `web`** · ClusterIP · **no endpoints**: Deployment `web` has `app: web`, but in namespace `shop`",
    );
  });

  test("with a port name that no container has", () => {
    const pods = workload({ ports: "{ name: web, containerPort: 8080 }" });
    expect(hoverAt(`${service}---\n${pods}`)).toContain(
      "**no endpoints**: no container port is named `http`\n\n" +
        "| Port | Leads to | Endpoints |\n| --- | --- | --- |\n" +
        "| 80/TCP | nothing: no container port is named `http` | 0 |",
    );
  });

  test("with a port name of another protocol", () => {
    const pods = workload({ ports: "{ name: http, containerPort: 8080, protocol: UDP }" });
    expect(headAt(`${service}---\n${pods}`)).toContain(
      "**no endpoints**: `http` of container `web` is UDP, not TCP",
    );
  });

  test("with no replicas", () => {
    expect(headAt(`${service}---\n${workload({ more: "replicas: 0" })}`)).toContain(
      "**no endpoints**: Deployment `web` has no replicas",
    );
  });

  test("with documents that could not be read", () => {
    expect(headAt(`${service}---\nkind: Deployment\n{{- if .Values.on }}\nspec: 1\n`)).toContain(
      "; documents here that could not be read may hold some",
    );
  });

  test("with an operator that may make the pods", () => {
    const custom = "apiVersion: db.example.com/v1\nkind: Cluster\nmetadata:\n  name: web\n";
    expect(headAt(`${service}---\n${custom}`)).toContain("; the operator of Cluster `web` may make some");
  });
});

describe("what cannot be known is not said", () => {
  test("a templated selector", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    expect(headAt(service.replace("app: web", 'app: "${APP}"'))).toContain("pods not known: `app: ${APP}`");
  });

  test("a target port that is a placeholder", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    const text = service.replace("targetPort: http", 'targetPort: "${PORT}"');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
    expect(hoverAt(`${text}---\n${workload()}`)).toContain("| 80/TCP | not known: `${PORT}` | 1 |");
  });

  test("a half-typed document without its selector", () => {
    expect(headAt("apiVersion: v1\nkind: $0Service\nmetadata:\n  name: web\nspec:\n  selector: {\n")).toBe(
      "**Service `web`** · ClusterIP · not wholly read",
    );
  });

  test("objects of a chart and patches of a kustomization", () => {
    const kustomization = "#- kustomization.yaml\npatches:\n- path: main.yaml\n";
    expect(hoverAt(`${service}---\n${workload()}${kustomization}`)).toBeUndefined();
    expect(hoverAt(`${service}---\n${workload()}#- Chart.yaml\nname: chart\n`)).toBeUndefined();
  });
});

describe("kinds of Services", () => {
  test("ExternalName is another name, with no ports and no variables", () => {
    const text = "apiVersion: v1\nkind: $0Service\nmetadata: { name: db }\nspec:\n  type: ExternalName\n";
    expect(hoverAt(`${text}  externalName: db.example.com\n`)).toBe(
      "**Service `db`** · ExternalName · another name for `db.example.com`\n\n" +
        "**Names** `db` · `db.<namespace>` · `db.<namespace>.svc.cluster.local`",
    );
  });

  test("headless gives pods their names and no variables", () => {
    const headless = service.replace("spec:\n", "spec:\n  clusterIP: None\n");
    const pods = workload({ kind: "StatefulSet", more: "serviceName: web\n  replicas: 3" });
    const text = `${headless.replace("port: 80", "name: http, port: 80")}---\n${pods}`;
    expect(headAt(text)).toBe("**Service `web`** · headless · 3 endpoints");
    expect(lineAt("Pod names", text)).toBe(
      "**Pod names** `web-0.web.<namespace>.svc.cluster.local` to `web-2`",
    );
    expect(lineAt("SRV", text)).toBe("**SRV** `_http._tcp.web.<namespace>.svc.cluster.local` port 8080");
    expect(lineAt("Variables", text)).toBe("**Variables** none, since it has no cluster IP");
  });

  test("without a selector, endpoints made by hand", () => {
    const bare = service.replace("  selector: { app: web }\n", "");
    expect(headAt(bare)).toBe(
      "**Service `web`** · ClusterIP · **no selector**, and no endpoints made by hand",
    );
    const slice =
      "apiVersion: v1\nkind: Endpoints\nmetadata: { name: web }\nsubsets:\n- addresses: [{ ip: 10.0.0.1 }, { ip: 10.0.0.2 }]\n  ports: [{ port: 8080 }]\n";
    expect(headAt(`${bare}---\n${slice}`)).toBe(
      "**Service `web`** · ClusterIP · 2 endpoints made by hand in [main.yaml:8](mem:/w/main.yaml#L8)",
    );
    expect(hoverAt(`${bare}---\n${slice}`)).toContain("| 80/TCP | `10.0.0.1` port 8080 and 1 more | 2 |");
    expect(headAt(`${bare}---\n${slice.replace("{ port: 8080 }", "{ name: http, port: 8080 }")}`)).toBe(
      "**Service `web`** · ClusterIP · **no endpoints**: what is made by hand in " +
        "[main.yaml:8](mem:/w/main.yaml#L8) has no address for a port of its name and protocol",
    );
  });

  test("without ports there is no table", () => {
    const text = "apiVersion: v1\nkind: $0Service\nmetadata: { name: web }\nspec:\n  clusterIP: None\n";
    expect(hoverAt(`${text}  selector: { app: web }\n---\n${workload()}`)).not.toContain("| Port");
  });

  test("a node port is shown", () => {
    const text = service.replace("port: 80", "port: 80, nodePort: 30080");
    expect(hoverAt(`${text}---\n${workload()}`)).toContain("| 80/TCP, node port 30080 |");
  });
});

describe("kinds of workloads", () => {
  test("a DaemonSet has one endpoint per node", () => {
    const text = `${service}---\n${workload({ kind: "DaemonSet" })}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · one endpoint per node");
    expect(lineAt("Pods", text)).toBe(
      "**Pods** DaemonSet `web`, one per node, [main.yaml:9](mem:/w/main.yaml#L9)",
    );
  });

  test("a custom resource with a pod template has an unknown number", () => {
    const custom = workload({ kind: "Rollout" }).replace("apps/v1", "argoproj.io/v1alpha1");
    const text = `${service}---\n${custom}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · unknown number of endpoints");
    expect(lineAt("Pods", text)).toBe("**Pods** Rollout `web`, [main.yaml:9](mem:/w/main.yaml#L9)");
  });

  test("several workloads get a row each", () => {
    const canary = workload({ name: "canary", ports: "{ name: http, containerPort: 9090 }" });
    expect(hoverAt(`${service}---\n${workload()}---\n${canary}`)).toContain(
      "| 80/TCP | `web` container port 8080 (`http`) in Deployment `web` | 1 |\n" +
        "| 80/TCP | `canary` container port 9090 (`http`) in Deployment `canary` | 1 |",
    );
  });

  test("a number that no container declares", () => {
    const text = service.replace("targetPort: http", "targetPort: 9000");
    expect(hoverAt(`${text}---\n${workload()}`)).toContain("| 80/TCP | `web` port 9000, not declared | 1 |");
  });
});

describe("where the pods stand", () => {
  test("another folder is named", () => {
    const text = `#- a/svc.yaml\n${service}#- b/web.yaml\n${workload()}`;
    expect(lineAt("Pods", text)).toBe(
      "**Pods** Deployment `web` × 1, [b/web.yaml:1](mem:/w/b/web.yaml#L1) (not in this folder)",
    );
  });

  test("a near miss at hand outweighs a match far away", () => {
    const near = workload({ labels: "{ app: wep }" });
    const far = workload({ name: "other" });
    expect(headAt(`#- a/svc.yaml\n${service}#- a/web.yaml\n${near}#- b/web.yaml\n${far}`)).toBe(
      "**Service `web`** · ClusterIP · 1 endpoint elsewhere, **none in this folder**: " +
        "no pod has `app: web`; Deployment `web` has `app: wep`",
    );
  });

  test("a namespace that one side leaves open is named", () => {
    const there = workload().replace("{ name: web }", "{ name: web, namespace: shop }");
    expect(lineAt("Pods", `${service}---\n${there}`)).toContain(", if applied to namespace `shop`");
  });

  test("another workspace folder is another world", () => {
    const { asked, files, offset } = questionAt(service);
    const text = files.get("main.yaml") ?? "";
    const two = new Workspace(["mem:/w", "mem:/x"]);
    two.update("mem:/w/main.yaml", text, { open: true });
    two.update("mem:/x/web.yaml", workload(), { open: true });
    expect(hover({ ...asked, workspace: two }, offset)?.markdown).toContain("**no endpoints**");
  });
});

describe("ways of writing", () => {
  test("KYAML, several documents and CRLF", () => {
    const kyaml = `---
{
  apiVersion: "v1",
  kind: "Serv$0ice",
  metadata: {
    name: "web",
  },
  spec: {
    selector: {
      app: "web",
    },
    ports: [{
      port: 80,
    }],
  },
}
`;
    const text = `${workload()}${kyaml}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · 1 endpoint");
    expect(headAt(text.replaceAll("\n", "\r\n"))).toBe("**Service `web`** · ClusterIP · 1 endpoint");
  });

  test("hostile names stay names", () => {
    const name = "](command:x) <img> | `";
    const text = service.replaceAll("app: web", `app: "${name}"`).replace("name: web", `name: "${name}"`);
    expect(headAt(text)).toBe(
      "**Service `` ](command:x) <img> ¦ ` ``** · ClusterIP · " +
        "pods not known: `` app: ](command:x) <img> ¦ ` `` is a placeholder",
    );
    const custom = workload({ kind: '"[x](command:y)"' }).replace("apps/v1", "example.com/v1");
    expect(lineAt("Pods", `${service}---\n${custom}`)).toContain("**Pods** \\[x\\](command:y) `web`, ");
  });
});

describe("settings", () => {
  test("turn it off", () => {
    const { asked, offset } = questionAt(service);
    expect(hover({ ...asked, settings: { ...asked.settings, hover: false } }, offset)).toBeUndefined();
  });

  test("name the cluster's domain", () => {
    const { asked, offset } = questionAt(service);
    const settings = { ...asked.settings, clusterDomain: "k8s.example" };
    expect(hover({ ...asked, settings }, offset)?.markdown).toContain("`web.<namespace>.svc.k8s.example`");
  });
});
