import { describe, expect, test } from "vitest";
import { hoverAt, lineAt, workload } from "./hover-at.ts";

const web = `${workload()}---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`;

const ingress = (backend: string, more = "") => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: edge }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /api
            pathType: Prefix
            backend: { service: { name: ${backend} } }
${more}`;

describe("what leads to a Service", () => {
  test("the name and the port of a backend show the Service", () => {
    for (const backend of ["we$0b, port: { number: 80 }", "web, port: { number: 8$00 }"])
      expect(hoverAt(web + ingress(backend))).toContain("**Service `web`** · ClusterIP · 1 endpoint");
  });

  test("a host and a path show where they lead", () => {
    const text = web + ingress("web, port: { number: 80 }");
    for (const place of ["shop$0.example.com", "/a$0pi"]) {
      const at = text.replace(place.replace("$0", ""), place);
      expect(hoverAt(at)).toBe(
        "| Request | Leads to | Endpoints |\n| --- | --- | --- |\n| `shop.example.com` `/api` | `web:80`, [main.yaml:15](mem:/w/main.yaml#L15) | 1 endpoint |",
      );
    }
  });

  test("an Ingress shows all its ways, also those that lead nowhere here", () => {
    const text = `${web}${ingress("nobody, port: { name: http }", "  defaultBackend: { service: { name: web, port: { number: 80 } } }\n")}`;
    const lines = hoverAt(text.replace("kind: Ingress", "kind: $0Ingress"))?.split("\n");
    expect(lines?.[0]).toBe("**Ingress `edge`**");
    expect(lines?.slice(4)).toEqual([
      "| `shop.example.com` `/api` | `nobody:http`, not in this workspace |  |",
      "| everything else | `web:80`, [main.yaml:15](mem:/w/main.yaml#L15) | 1 endpoint |",
    ]);
  });

  test("a route shows its Gateway and its backends", () => {
    const text = `${web}---
apiVersion: gateway.networking.k8s.io/v1
kind: $0HTTPRoute
metadata: { name: edge }
spec:
  parentRefs: [{ name: public, sectionName: https }]
  hostnames: [shop.example.com]
  rules:
    - matches: [{ path: { value: /api } }]
      backendRefs: [{ name: web, port: 80 }]
`;
    const lines = hoverAt(text)?.split("\n");
    expect(lines?.[0]).toBe("**HTTPRoute `edge`** · Gateway `public` `https`");
    expect(lines?.at(-1)).toBe(
      "| `shop.example.com` `/api` | `web:80`, [main.yaml:15](mem:/w/main.yaml#L15) | 1 endpoint |",
    );
  });

  test("an address shows the Service, and the variable around it the rest", () => {
    const client = (value: string) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: { name: client }\nspec:\n  containers:\n    - name: c\n      image: i\n      env: [{ name: SHOP, value: "${value}" }]\n`;
    expect(hoverAt(web + client("http://we$0b:80/"))).toContain("**Service `web`**");
    expect(hoverAt(web + client("http://web:8$00/"))).toContain("**Service `web`**");
    expect(hoverAt(web + client("htt$0p://web:80/"))).not.toContain("**Service `web`**");
  });
});

describe("a Service", () => {
  const service = (spec: string) =>
    `apiVersion: v1\nkind: $0Service\nmetadata: { name: web }\nspec: { ${spec}, selector: { app: web }, ports: [{ port: 80, nodePort: 31704 }] }\n---\n`;

  test("says who calls it, and from what it knows the address", () => {
    const callers = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  SHOP: http://web:80/
---
apiVersion: v1
kind: Pod
metadata: { name: client }
spec: { containers: [{ name: c, image: i, envFrom: [{ configMapRef: { name: settings } }] }] }
`;
    expect(lineAt("Called by", service("type: NodePort") + callers)).toBe(
      "**Called by** Pod `client`, [main.yaml:12](mem:/w/main.yaml#L12), by ConfigMap `settings`",
    );
    expect(lineAt("Called by", service("type: NodePort"))).toBeUndefined();
  });

  test("names those who mean a namesake as well only where nobody means this one alone", () => {
    const web = (metadata: string) =>
      `apiVersion: v1\nkind: ${metadata}Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n`;
    const client = (name: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: c, image: i, args: ["http://web:80/"] }] }\n`;
    const both = `#- shop/one/web.yaml\n${web("$0")}#- shop/two/web.yaml\n${web("")}#- shop/clients.yaml\n${client("either")}`;
    const either = "Pod `either`, [shop/clients.yaml:1](mem:/w/shop/clients.yaml#L1)";
    const own = "Pod `own`, [client.yaml:1](mem:/w/shop/one/client.yaml#L1)";
    expect(lineAt("Called by", both)).toBe(`**Called by** ${either}`);
    expect(lineAt("Called by", `${both}#- shop/one/client.yaml\n${client("own")}`)).toBe(
      `**Called by** ${own}`,
    );
  });

  test("says what people type outside", () => {
    const line = (spec: string) => lineAt("From outside", service(spec));
    expect(line("type: NodePort")).toBe("**From outside** `<node IP>:31704`");
    expect(line("type: LoadBalancer")).toBe("**From outside** `<load balancer>:80`");
    expect(line("type: LoadBalancer, loadBalancerIP: 192.0.2.1")).toBe("**From outside** `192.0.2.1:80`");
    expect(line('type: ClusterIP, externalIPs: ["2001:db8::1"]')).toBe("**From outside** `[2001:db8::1]:80`");
    expect(line("type: ClusterIP")).toBeUndefined();
  });

  test("says what a local policy does with fewer pods than nodes", () => {
    const local = (more: string) =>
      hoverAt(service("type: NodePort, externalTrafficPolicy: Local") + workload({ more }));
    expect(local("replicas: 2")).toContain(
      "**Only nodes with one of its 2 pods answer** by `externalTrafficPolicy: Local`",
    );
    expect(local("replicas: 1")).toContain("**Only the node with its pod answers**");
    const everywhere =
      service("type: NodePort, externalTrafficPolicy: Local") + workload({ kind: "DaemonSet" });
    expect(hoverAt(everywhere)).toContain("**Clients keep their addresses**");
  });
});
