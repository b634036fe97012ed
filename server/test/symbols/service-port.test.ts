import { describe, expect, test } from "vitest";
import { checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - name: http
      port: 80
      targetPort: 8080
`;

const ingress = (port: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  defaultBackend:
    service:
      name: web
      port: { ${port} }
`;

describe("a Service port", () => {
  test("by its name is tied to the backends that name it", () => {
    checkSymbol(`${service.replace("- name: http\n", "- name: h$0ttp\n#           ^^^^ definition\n")}#- ingress.yaml
${ingress("name: http")}#@21+4 reference
`);
  });

  test("by its number is tied to backends and addresses", () => {
    checkSymbol(`${service.replace("port: 80\n", "port: 8$00\n#           ^^ definition\n")}---
${ingress("number: 80")}#@23+2 reference
---
apiVersion: v1
kind: Pod
metadata: { name: client }
spec:
  containers:
    - name: main
      image: i
      env: [{ name: WEB_URL, value: "http://web:80/x" }]
#@49+2 reference
`);
  });

  test("is found from a backend", () => {
    expect(definitionsAt(`${service}---\n${ingress("name: ht$0tp")}`)).toEqual(["main.yaml:7: http"]);
    expect(definitionsAt(`${service}---\n${ingress("number: 8$00")}`)).toEqual(["main.yaml:8: 80"]);
  });

  test("takes the variables along that Kubernetes derives from it", () => {
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: client }\nspec:\n  containers:\n    - name: main\n      image: i\n      args: [$(WEB_SERVICE_PORT_HTTP), $(WEB_SERVICE_PORT), $(WEB_PORT_80_TCP)]\n`;
    expect(renamedLines(`${service.replace("- name: http", "- name: ht$0tp")}---\n${pod}`, "front")).toEqual([
      "main.yaml:7: - name: front",
      "main.yaml:18: args: [$(WEB_SERVICE_PORT_FRONT), $(WEB_SERVICE_PORT), $(WEB_PORT_80_TCP)]",
    ]);
    expect(renamedLines(`${service.replace("port: 80\n", "port: 8$00\n")}---\n${pod}`, "81")).toEqual([
      "main.yaml:8: port: 81",
      "main.yaml:18: args: [$(WEB_SERVICE_PORT_HTTP), $(WEB_SERVICE_PORT), $(WEB_PORT_81_TCP)]",
    ]);
  });

  test("of Endpoints made by hand goes along", () => {
    const byHand = `apiVersion: v1\nkind: Endpoints\nmetadata: { name: web }\nsubsets:\n  - ports: [{ name: http, port: 8080 }]\n`;
    expect(
      renamedLines(`${service.replace("- name: http", "- name: ht$0tp")}---\n${byHand}`, "front"),
    ).toEqual(["main.yaml:7: - name: front", "main.yaml:15: - ports: [{ name: front, port: 8080 }]"]);
  });

  test.each([
    [
      "a_b",
      '`a_b` is no legal name: it must consist of lower case letters, digits and hyphens, without "_".',
    ],
    ["https", "Service `web` has a port `https` already."],
  ])("is not renamed to %s", (name, refusal) => {
    const two = service.replace(
      "    - name: http\n",
      "    - { name: https, port: 443 }\n    - name: ht$0tp\n",
    );
    expect(refusalAt(two, name)).toBe(refusal);
  });

  test("keeps its number where that is also the target", () => {
    expect(refusalAt(service.replace("port: 80\n      targetPort: 8080", "port: 8$00"), "81")).toBe(
      "Service `web` leads to 80 without a `targetPort`. Write `targetPort: 80` there first.",
    );
  });
});
