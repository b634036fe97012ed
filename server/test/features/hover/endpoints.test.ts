import { describe, expect, test } from "vitest";
import { headAt, hoverAt, lineAt, service, workload } from "./hover-at.ts";

const spec = (lines: string) => service.replace("spec:\n", `spec:\n${lines}`);
const headless = spec("  clusterIP: None\n").replace("{ port: 80", "{ name: http, port: 80");

describe("how many endpoints", () => {
  const autoscaler =
    "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: h }\nspec: { scaleTargetRef: { kind: Deployment, name: web } }\n";

  test("an autoscaler decides", () => {
    const text = `${service}---\n${workload({ more: "replicas: 2" })}---\n${autoscaler}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · autoscaled endpoints");
    expect(lineAt("Pods", text)).toBe(
      "**Pods** Deployment `web`, autoscaled, [main.yaml:9](mem:/w/main.yaml#L9)",
    );
    expect(hoverAt(text)).toContain("| 80/TCP | `web` container port 8080 (`http`) | autoscaled |");
  });

  test("an autoscaler leaves a workload at 0 alone", () => {
    const text = `${service}---\n${workload({ more: "replicas: 0" })}---\n${autoscaler}`;
    expect(headAt(text)).toContain("**no endpoints**: Deployment `web` has no replicas");
  });

  test("pods that are not ready may count too", () => {
    const text = `${spec("  publishNotReadyAddresses: true\n")}---\n${workload()}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · 1 endpoint, ready or not");
  });

  test("one pod of a StatefulSet is one endpoint", () => {
    const one = service.replace("{ app: web }", '{ apps.kubernetes.io/pod-index: "1" }');
    const text = `${one}---\n${workload({ kind: "StatefulSet", more: "replicas: 3" })}`;
    expect(headAt(text)).toBe("**Service `web`** · ClusterIP · 1 endpoint");
    expect(lineAt("Pods", text)).toContain("StatefulSet `web`, pod 1, ");
  });

  test("pods of a Job and pods on the host's network say so", () => {
    const job = workload({ kind: "Job" }).replace("apps/v1", "batch/v1");
    expect(lineAt("Pods", `${service}---\n${job}`)).toContain("Job `web` × 1, while it runs, ");
    const host = workload().replace("    spec:\n", "    spec:\n      hostNetwork: true\n");
    expect(lineAt("Pods", `${service}---\n${host}`)).toContain(
      "Deployment `web` × 1, on the host's network, ",
    );
  });
});

describe("names", () => {
  test("of a headless Service that is scaled to nothing are not answered (S7.4)", () => {
    const set = workload({ kind: "StatefulSet", more: "serviceName: web\n  replicas: 0" });
    expect(lineAt("Names", `${headless}---\n${set}`)).toBe(
      "**Names** `web` · `web.<namespace>` · `web.<namespace>.svc.cluster.local`, which nothing answers while there are no endpoints",
    );
    expect(lineAt("Pod names", `${headless}---\n${set}`)).toBeUndefined();
  });

  test("of pods whose number is open", () => {
    const custom = workload({ kind: "StatefulSet", more: "serviceName: web\n  replicas: REPLICAS" });
    expect(lineAt("Pod names", `${headless}---\n${custom}`)).toBe(
      "**Pod names** `web-0.web.<namespace>.svc.cluster.local` to the last",
    );
  });

  test("SRV records lead to the Service port, or to every port of a headless Service's endpoints (S7.2, S7.6)", () => {
    const canary = workload({ name: "canary", ports: "{ name: http, containerPort: 9090 }" });
    const pods = `---\n${workload()}---\n${canary}`;
    const record = "**SRV** `_http._tcp.web.<namespace>.svc.cluster.local`";
    expect(lineAt("SRV", headless + pods)).toBe(`${record} port 8080 or 9090`);
    expect(lineAt("SRV", headless.replace("  clusterIP: None\n", "") + pods)).toBe(`${record} port 80`);
  });

  test("take the namespace that a kustomization gives", () => {
    const text = `${service}#- kustomization.yaml\nnamespace: shop\nresources: [main.yaml]\n`;
    expect(lineAt("Names", text)).toBe("**Names** `web` · `web.shop` · `web.shop.svc.cluster.local`");
  });
});
