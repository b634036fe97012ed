import { expect, test } from "vitest";
import { ecCertificate, ecKey } from "../../support/certificates.ts";
import { hoverAt } from "./hover-at.ts";

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: blue
  size: big
`;

function pod(volumes: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: web:1\n  volumes:\n    - ${volumes}\n`;
}

test("the name in a pod shows the keys of the ConfigMap, where it stands and who else uses it", () => {
  const fixture = `${pod("{ name: cfg, configMap: { name: set$0tings } }")}#- settings.yaml\n${configMap}`;
  expect(hoverAt(fixture)).toBe(
    "**ConfigMap `settings`** · [settings.yaml:1](mem:/w/settings.yaml#L1)\n\n**Keys** `colour`; `size`  \n**Used by** Pod `web`",
  );
});

test("the object's own name, which is read without a tree, shows its users", () => {
  const fixture = `${configMap.replace("name: settings", "name: set$0tings")}#- web.yaml\n${pod("{ name: cfg, configMap: { name: settings } }")}`;
  expect(hoverAt(fixture)).toContain("**Used by** Pod `web`, [web.yaml:1](mem:/w/web.yaml#L1)");
});

test("what is not here is said to be not here, optional or not", () => {
  expect(hoverAt(pod("{ name: cfg, secret: { secretName: lo$0gin } }"))).toBe(
    "**Secret `login`** · not in this workspace",
  );
  expect(hoverAt(pod("{ name: cfg, secret: { secretName: lo$0gin, optional: true } }"))).toBe(
    "**Secret `login`** · not in this workspace, and the pods do without it",
  );
});

const indented = (text: string) => text.trim().replaceAll(/^/gm, "    ");
const tls = `apiVersion: v1
kind: Secret
metadata:
  name: web-tls
type: kubernetes.io/tls
stringData:
  tls.$0crt: |
${indented(ecCertificate)}
  tls.key: |
${indented(ecKey)}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 443
---
${pod("{ name: tls, secret: { secretName: web-tls } }")}`;

test("a certificate shows its names, time, issuer, kind of key, and which Services its pods stand behind", () => {
  expect(
    hoverAt(tls)
      ?.split("\n")
      .map((line) => line.trimEnd()),
  ).toEqual([
    "**Secret `web-tls`** · `kubernetes.io/tls`",
    "",
    "**Keys** `tls.crt`; `tls.key`",
    "**Certificate** `CN=web, O=Test only`, EC P-256",
    "**Names** `web`, `*.prod.svc`, `10.0.0.1`",
    "**Valid** 2026-01-01 to 2046-01-01",
    "**Issued by** itself",
    "**Served by** the pods of Service `web`",
    "**Used by** Pod `web`, [main.yaml:35](mem:/w/main.yaml#L35)",
  ]);
});

test("a Certificate of cert-manager shows what it asks for and the Secret that it makes", () => {
  const text = hoverAt(
    "apiVersion: cert-manager.io/v1\nkind: Certi$0ficate\nmetadata:\n  name: web\nspec:\n  secretName: web-tls\n  dnsNames: [web, web.prod.svc]\n",
  );
  expect(text).toContain("**Names** `web`, `web.prod.svc`");
  expect(text).toContain("**Makes** Secret `web-tls`");
});
