import { describe, expect, test } from "vitest";
import { headAt, hoverAt, lineAt, service, workload } from "./hover-at.ts";

describe("a container", () => {
  const plain = service.replace("$0", "");
  const container = workload().replace("- name: web", "- name: w$0eb");

  test("is told of the Services near it", () => {
    expect(
      hoverAt(`${container}---\n${plain}`),
    ).toBe(`**Container \`web\`** of Deployment \`web\` · variables of 1 Service

| Service | Variables |
| --- | --- |
| \`web\` [main.yaml:15](mem:/w/main.yaml#L15) | \`WEB_SERVICE_HOST=<cluster IP>\`, \`WEB_SERVICE_PORT=80\`, \`WEB_PORT=tcp://<cluster IP>:80\`, \`WEB_PORT_80_TCP=tcp://<cluster IP>:80\`, \`WEB_PORT_80_TCP_PROTO=tcp\`, \`WEB_PORT_80_TCP_PORT=80\`, \`WEB_PORT_80_TCP_ADDR=<cluster IP>\` |

Pods get only the variables of Services created before them.  
Those of Service \`kubernetes\`, such as \`KUBERNETES_SERVICE_HOST\`, are always there.

**Short names** are looked up in \`<namespace>.svc.cluster.local\`, \`svc.cluster.local\`, \`cluster.local\``);
  });

  test("answers on its image and on the first line of its item", () => {
    const head = "**Container `web`** of Deployment `web` · no Service near it gives variables";
    expect(headAt(workload().replace("image: nginx", "image: ngi$0nx"))).toBe(head);
    expect(headAt(workload().replace("- name: web", "- na$0me: web"))).toBe(head);
    expect(hoverAt(workload().replace("- name: web", "-$0 name: web"))).toBeUndefined();
  });

  test("hides variables that it sets itself", () => {
    const env = container.replace(
      "image: nginx",
      "image: nginx\n          env: [{ name: WEB_PORT, value: '80' }]",
    );
    expect(hoverAt(`${env}---\n${plain}`)).toContain(
      "Its own `env` sets `WEB_PORT` and hides the Service's value.",
    );
  });

  test("may have them switched off", () => {
    const off = container.replace("containers:", "enableServiceLinks: false\n      containers:");
    expect(hoverAt(`${off}---\n${plain}`)).toBe(
      "**Container `web`** of Deployment `web` · no variables of Services\n\n" +
        "`enableServiceLinks: false` leaves only those of Service `kubernetes`, such as `KUBERNETES_SERVICE_HOST`.\n\n" +
        "**Short names** are looked up in `<namespace>.svc.cluster.local`, `svc.cluster.local`, `cluster.local`",
    );
  });

  test.each([
    [
      "hostNetwork: true",
      "on the host's network it asks those of the node, without `dnsPolicy: ClusterFirstWithHostNet`",
    ],
    ["dnsPolicy: Default", "`dnsPolicy: Default` asks the name servers of the node"],
  ])("finds no Service by its name with %s", (line, why) => {
    const text = container.replace("containers:", `${line}\n      containers:`);
    expect(lineAt("No Service is found by its name", text)).toBe(
      `**No Service is found by its name**: ${why}`,
    );
  });

  test("may bring its own name servers", () => {
    const text = container.replace("containers:", "dnsPolicy: None\n      containers:");
    expect(lineAt("Short names", text)).toBe(
      "**Short names** are looked up as its `dnsConfig` says (`dnsPolicy: None`)",
    );
  });

  test("is not told of headless Services, of other namespaces and of other folders", () => {
    const others = [
      plain.replace("spec:", "spec:\n  clusterIP: None"),
      plain.replace("{ name: web }", "{ name: web, namespace: bank }"),
    ];
    const here = container.replace("{ name: web }", "{ name: web, namespace: shop }");
    expect(headAt(`${here}---\n${others.join("---\n")}#- far/svc.yaml\n${plain}`)).toContain(
      "no Service near it gives variables",
    );
  });

  test("knows each Service of a name once", () => {
    expect(headAt(`${container}---\n${plain}#- b.yaml\n${plain}`)).toContain("variables of 1 Service");
  });
});

describe("a container port", () => {
  const port = workload().replace("containerPort", "container$0Port");

  test("names the Services that lead to it", () => {
    expect(
      hoverAt(`${port}#- svc.yaml\n${service.replace("$0", "")}`),
    ).toBe(`**Container port \`http\`** 8080/TCP of container \`web\`

| Led to by | Port |
| --- | --- |
| Service \`web\`, [svc.yaml:1](mem:/w/svc.yaml#L1) | 80/TCP |`);
  });

  test("says when none does", () => {
    const other = service.replace("$0", "").replace("targetPort: http", "targetPort: 9000");
    expect(hoverAt(`${port}#- svc.yaml\n${other}`)).toBe(
      "**Container port `http`** 8080/TCP of container `web` · no Service here leads to it",
    );
  });
});
