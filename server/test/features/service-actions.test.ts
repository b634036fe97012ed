import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeActions } from "../../src/features/code-actions.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import { filesAfter, questionAt } from "./ask.ts";

function actionsAt(fixture: string) {
  const { asked, offset, files } = questionAt(fixture);
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const findings = new Findings({
    graph: asked.workspace.graph,
    rules: [],
    levels: () => undefined,
    onFault,
  });
  const actions = codeActions(asked, { range: { start: offset, end: offset }, findings });
  return actions.map((action) => ({ title: action.title, after: filesAfter(action, files), action }));
}

describe("the type of a Service", () => {
  test("a change takes out what the new type forbids", () => {
    const text = `apiVersion: v1
kind: $0Service
metadata: { name: web }
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  healthCheckNodePort: 31000
  loadBalancerClass: example.com/internal
  selector: { app: web }
  ports:
    - nodePort: 30080
      port: 80
`;
    const [inside, nodes] = actionsAt(text);
    expect(inside?.title).toBe("Reach it inside the cluster only (ClusterIP)");
    expect(inside?.after.get("main.yaml")).toBe(`apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: ClusterIP
  selector: { app: web }
  ports:
    - port: 80
`);
    expect(nodes?.after.get("main.yaml")).toContain(
      "type: NodePort\n  externalTrafficPolicy: Local\n  selector",
    );
  });

  test("nothing is offered for what has no cluster IP or no ports, or is no such Service", () => {
    const offered = (spec: string) =>
      actionsAt(`apiVersion: v1\nkind: $0Service\nmetadata: { name: web }\nspec: ${spec}\n`)
        .map(({ title }) => title)
        .filter((title) => title.endsWith(")"));
    expect(offered("{ clusterIP: None, ports: [{ port: 80 }] }")).toEqual([]);
    expect(offered("{ type: ExternalName, externalName: a.example }")).toEqual([]);
    expect(offered("{ clusterIP: None }")).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of a manifest
    expect(offered('{ type: "${TYPE}", ports: [{ port: 80 }] }')).toEqual([]);
  });

  test("whatever it had, the API server takes it afterwards", () => {
    const field = fc.subarray([
      "externalTrafficPolicy: Local",
      "healthCheckNodePort: 31000",
      "loadBalancerClass: example.com/internal",
      "loadBalancerSourceRanges: [10.0.0.0/8]",
      "allocateLoadBalancerNodePorts: false",
      "loadBalancerIP: 192.0.2.1",
      "sessionAffinity: ClientIP",
    ]);
    const type = fc.constantFrom("NodePort", "LoadBalancer");
    fc.assert(
      fc.property(type, field, fc.boolean(), (of, fields, flow) => {
        const parts = [
          `type: ${of}`,
          ...fields,
          "selector: { app: web }",
          "ports: [{ port: 80, nodePort: 30080 }]",
        ];
        const spec = flow ? ` { ${parts.join(", ")} }` : parts.map((part) => `\n  ${part}`).join("");
        const text = `apiVersion: v1\nkind: $0Service\nmetadata: { name: web }\nspec:${spec}\n`;
        const sound = conflicts(new Map([["main.yaml", text.replace("$0", "")]])).length === 0;
        for (const { title, after } of actionsAt(text)) {
          if (title.endsWith(")") && sound) expect(conflicts(after), title).toEqual([]);
        }
      }),
    );
  });
});

function conflicts(files: ReadonlyMap<string, string>): readonly string[] {
  return findingsIn(workspaceOf({ files }), rules)
    .filter(({ level }) => level === "error")
    .map(({ message }) => message);
}

describe("what leads to a Service", () => {
  const service = `apiVersion: v1
kind: $0Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
  const created = (title: string, fixture = service) =>
    actionsAt(fixture).find((each) => each.title.startsWith(title));

  test("an Ingress is written below it, about which nothing is to be said", () => {
    const after = created("Create Ingress for Service web below")?.after ?? new Map();
    expect(after.get("main.yaml")).toContain(`---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`);
    expect(conflicts(after)).toEqual([]);
  });

  test("a route hangs on the Gateway beside it", () => {
    const gateway =
      "---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: public }\nspec: { gatewayClassName: c, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n";
    const { after = new Map() } = created("Create HTTPRoute for Service web below", service + gateway) ?? {};
    expect(after.get("main.yaml")).toContain("parentRefs:\n    - name: public\n");
    expect(conflicts(after)).toEqual([]);
    expect(created("Create HTTPRoute")?.after.get("main.yaml")).toContain('- name: "<gateway>"');
  });

  test("a new file is listed in the kustomization", () => {
    const files = `#- app/kustomization.yaml\nresources:\n  - web.yaml\n#- app/web.yaml\n${service}`;
    const after = created("Create Ingress for Service web in web-ingress.yaml", files)?.after ?? new Map();
    expect([...after.keys()].sort()).toEqual(["app/kustomization.yaml", "app/web-ingress.yaml"]);
    expect(after.get("app/kustomization.yaml")).toContain("- web-ingress.yaml");
  });

  test("none where one leads there already, and none for a name of somebody else", () => {
    const ingress =
      "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: edge, namespace: shop }\nspec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }\n";
    expect(created("Create Ingress", service + ingress)).toBeUndefined();
    expect(
      created("Create Ingress", service.replace("selector:\n    app: web", "type: ExternalName")),
    ).toBeUndefined();
  });
});
