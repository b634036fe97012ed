import { describe, expect, test } from "vitest";
import { hoverAt, lineAt, service, workload } from "./hover-at.ts";

const client = (name: string, more = "") => `---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec: { containers: [{ name: c, image: i, env: [{ name: WEB_URL, value: "http://web" }]${more} }] }
`;

const policy = (spec: string, name = "web") => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: ${spec}
`;

const own = "podSelector: { matchLabels: { app: web } }";
const all = `${service}---\n${workload()}${client("front")}${client("other")}`;
const link = "NetworkPolicy `web`, [main.yaml:33](mem:/w/main.yaml#L33)";

describe("the policies on the pods of a Service", () => {
  test("no policy, no line", () => {
    expect(lineAt("Policies", all)).toBeUndefined();
    expect(
      lineAt("Policies", `${all}${policy("{ podSelector: { matchLabels: { app: front } } }")}`),
    ).toBeUndefined();
  });

  test("each known caller is let through or stopped", () => {
    const from = "ingress: [{ from: [{ podSelector: { matchLabels: { app: front } } }] }]";
    expect(lineAt("Policies", `${all}${policy(`{ ${own}, ${from} }`)}`)).toBe(
      `**Policies** ${link} · Pod \`front\` is let through · Pod \`other\` is **stopped** on the way to 8080/TCP`,
    );
  });

  test("one that isolates what goes out only is not on the way in", () => {
    expect(
      lineAt("Policies", `${all}${policy(`{ ${own}, policyTypes: [Egress], egress: [{}] }`)}`),
    ).toBeUndefined();
  });

  test("one without rules lets nobody in", () => {
    expect(lineAt("Policies", `${all}${policy(`{ ${own}, policyTypes: [Ingress] }`)}`)).toBe(
      `**Policies** ${link} · nothing is let in`,
    );
  });

  test("all policies together decide, and so do those on the caller", () => {
    const closed = policy(`{ ${own} }`);
    const open = policy(`{ ${own}, ingress: [{}] }`, "open");
    const caller = policy(
      "{ podSelector: { matchLabels: { app: other } }, policyTypes: [Egress], egress: [] }",
      "shut",
    );
    expect(lineAt("Policies", `${all}${closed}${open}${caller}`)).toBe(
      `**Policies** ${link} · NetworkPolicy \`open\`, [main.yaml:38](mem:/w/main.yaml#L38)` +
        " · Pod `front` is let through · Pod `other` is **stopped** on the way to 8080/TCP",
    );
  });

  test("what may be let through otherwise is not known", () => {
    const block = "ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]";
    expect(lineAt("Policies", `${all}${policy(`{ ${own}, ${block} }`)}`)).toBe(
      `**Policies** ${link} · Pod \`front\`: not known · Pod \`other\`: not known`,
    );
    const cilium =
      "---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c }\nspec: {}\n";
    const from = "ingress: [{ from: [{ podSelector: { matchLabels: { app: front } } }] }]";
    expect(lineAt("Policies", `${all}${policy(`{ ${own}, ${from} }`)}${cilium}`)).toBe(
      `**Policies** ${link} · Pod \`front\` is let through · Pod \`other\`: not known`,
    );
  });
});

describe("the hover on a workload", () => {
  const plain = all.replace("$0", "");
  const onPods = plain.replace("kind: Deployment", "kind: Deploy$0ment");

  test("is silent when no policy isolates its pods", () => {
    expect(hoverAt(onPods)).toBeUndefined();
  });

  test("says who comes in", () => {
    const from = "ingress: [{ from: [{ podSelector: { matchLabels: { app: front } } }] }]";
    expect(hoverAt(`${onPods}${policy(`{ ${own}, ${from} }`)}`)).toBe(
      `**Deployment \`web\`**

**Policies on what comes in** ${link} · Pod \`front\` is let through · Pod \`other\` is **stopped** on the way to 8080/TCP`,
    );
  });

  test("and what it reaches", () => {
    const caller = plain.replace(
      "kind: Pod\nmetadata: { name: front",
      "kind: Po$0d\nmetadata: { name: front",
    );
    const egress = (port: number) =>
      policy(
        `{ podSelector: { matchLabels: { app: front } }, policyTypes: [Egress], egress: [{ ports: [{ port: ${port} }] }] }`,
      );
    expect(hoverAt(`${caller}${egress(8080)}`)).toContain(
      `**Policies on what goes out** ${link} · Deployment \`web\` is let through`,
    );
    expect(hoverAt(`${caller}${egress(80)}`)).toContain(
      `**Policies on what goes out** ${link} · Deployment \`web\` is **stopped** on the way to 8080/TCP`,
    );
  });
});
