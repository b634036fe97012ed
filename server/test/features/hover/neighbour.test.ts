import { describe, expect, test } from "vitest";
import { headAt, lineAt, workload } from "./hover-at.ts";

const web = `${workload()}---
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: v1
kind: Pod
metadata: { name: front, labels: { app: front } }
spec: { containers: [{ name: front, image: front, env: [{ name: WEB_URL, value: "http://web" }] }] }
---
`;

const policy = (port: number) => `${web}apiVersion: networking.k8s.io/v1
kind: Network$0Policy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: ${port} }] }] }
`;

describe("a policy", () => {
  test("says whom it isolates", () => {
    expect(headAt(policy(8080))).toBe("**NetworkPolicy `web`** · isolates its pods from what comes in");
    expect(lineAt("Pods", policy(8080))).toBe("**Pods** Deployment `web` [main.yaml:1](mem:/w/main.yaml#L1)");
  });

  test("says which known clients it lets through, and which it stops", () => {
    const way = "Pod `front` → Deployment `web` 8080/TCP";
    expect(lineAt("Let through", policy(8080))).toBe(`**Let through** ${way}`);
    expect(lineAt("Stopped", policy(8080))).toBeUndefined();
    expect(lineAt("Stopped", policy(80))).toBe(`**Stopped** ${way}`);
    expect(lineAt("Let through", policy(80))).toBeUndefined();
  });
});

describe("a monitor, a budget, an autoscaler", () => {
  const monitor = (labels: string) =>
    `${web}apiVersion: monitoring.coreos.com/v1\nkind: Service$0Monitor\nmetadata: { name: m }\nspec: { selector: { matchLabels: ${labels} }, endpoints: [{ port: http }] }\n`;

  test("a monitor says which Services and ports it scrapes", () => {
    expect(lineAt("Services", monitor("{ app: web }"))).toMatch(
      /^\*\*Services\*\* Service `web` \[main\.yaml:/,
    );
    expect(lineAt("Scraped ports", monitor("{ app: web }"))).toBe("**Scraped ports** `http`");
    expect(lineAt("Services", monitor("{ app: other }"))).toBe("**Services** none here");
  });

  test("a budget says whose pods it protects", () => {
    const budget = `${web}apiVersion: policy/v1\nkind: Pod$0DisruptionBudget\nmetadata: { name: b }\nspec: { minAvailable: 1, selector: { matchLabels: { app: web } } }\n`;
    expect(lineAt("Pods", budget)).toBe("**Pods** Deployment `web` [main.yaml:1](mem:/w/main.yaml#L1)");
  });

  test("an autoscaler says what it scales, and within which limits", () => {
    const autoscaler = (name: string) =>
      `${web}apiVersion: autoscaling/v2\nkind: Horizontal$0PodAutoscaler\nmetadata: { name: h }\nspec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }, maxReplicas: 3 }\n`;
    expect(headAt(autoscaler("web"))).toBe("**HorizontalPodAutoscaler `h`** · `1` to `3` pods");
    expect(lineAt("Scales", autoscaler("web"))).toBe(
      "**Scales** Deployment `web` [main.yaml:1](mem:/w/main.yaml#L1)",
    );
    expect(lineAt("Scales", autoscaler("other"))).toBe("**Scales** `Deployment other`, which is not here");
  });
});
