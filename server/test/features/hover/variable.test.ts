import { describe, expect, test } from "vitest";
import { hoverAt } from "./hover-at.ts";

function pod(lines: string, spec = ""): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  ${spec}
  containers:
    - name: main
      image: web
${lines}`;
}

const redis = `apiVersion: v1
kind: Service
metadata:
  name: redis
spec:
  ports:
    - port: 6379
`;

describe("an entry of env", () => {
  test("shows its value after expansion", () => {
    expect(
      hoverAt(
        pod(`      env:
        - name: HOST
          value: redis
        - name: ADD$0RESS
          value: $(HOST):$(PORT)
        - name: PORT
          value: "6379"
`),
      ),
    ).toBe(`**Variable \`ADDRESS\`** of container \`main\`

**Value** \`redis:$(PORT)\`  
**Written** \`$(HOST):$(PORT)\`  
\`$(PORT)\` stays as it is written: it is not set yet at this place of \`env\`.`);
  });

  test("never shows what a Secret holds", () => {
    const secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: hunter2\n";
    const env =
      "      env:\n        - na$0me: PASSWORD\n          valueFrom: { secretKeyRef: { name: db, key: password } }\n";
    const shown = hoverAt(`${pod(env)}---\n${secret}`);
    expect(shown).toContain("**Value** `<from Secret db/password>`");
    expect(shown).not.toContain("hunter2");
  });

  test("takes the value of a ConfigMap, and says what it hides", () => {
    const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { port: '6380' }\n";
    const env =
      "      env: [{ na$0me: REDIS_PORT, valueFrom: { configMapKeyRef: { name: settings, key: port } } }]\n";
    expect(
      hoverAt(`${pod(env)}---\n${map}---\n${redis}`),
    ).toBe(`**Variable \`REDIS_PORT\`** of container \`main\`

**Value** \`6380\`  
It hides what Service \`redis\`, [main.yaml:17](mem:/w/main.yaml#L17) would set.`);
  });

  test("does nothing when it is optional and the key is not there", () => {
    const map = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  other: x\n";
    const env =
      "      env: [{ na$0me: PORT, valueFrom: { configMapKeyRef: { name: settings, key: port, optional: true } } }]\n";
    expect(hoverAt(`${pod(env)}---\n${map}`)).toContain("**Value** none from here");
  });
});

describe("a reference", () => {
  const args = "      args: [--redis=$(REDIS_SER$0VICE_HOST):$(REDIS_SERVICE_PORT)]\n";

  test("names the Service and the order", () => {
    expect(hoverAt(`${pod(args)}---\n${redis}`)).toBe(`**\`$(REDIS_SERVICE_HOST)\`** of container \`main\`

**Value** \`<cluster IP>\`  
**From** Service \`redis\`, [main.yaml:12](mem:/w/main.yaml#L12)  
Service \`redis\` comes later in this file: pods that are created before it do not get the variable.`);
    expect(hoverAt(`${redis}---\n${pod(args)}`)).toContain(
      "Only pods that are created after the Service get it.",
    );
  });

  test("stays as it is written where nobody sets it", () => {
    const missing =
      "`$(REDIS_SERVICE_HOST)` stays as it is written: the container has no such variable. In a script, the shell runs it as a command.";
    expect(hoverAt(pod(args))).toContain(missing);
    expect(hoverAt(`${redis}---\n${pod(args, "enableServiceLinks: false")}`)).toContain(missing);
  });

  test("may come from a Secret that nobody opens", () => {
    const source = "      envFrom: [{ secretRef: { name: keys }, prefix: REDIS_ }]\n";
    expect(hoverAt(pod(source + args))).toContain("It may come from Secret `keys`.");
  });

  test("is found in a block scalar, at its exact place", () => {
    const script =
      "      args:\n        - |\n          # first\n          exec web $(KUBERNETES_$0SERVICE_PORT)\n";
    expect(hoverAt(pod(script))).toContain(
      "**Value** `443`  \n**From** Service `kubernetes` of namespace `default`",
    );
  });

  test("of a shell counts in scripts, for variables that only Services make", () => {
    const script = "      command: [sh, -c, 'curl $REDIS_SERVICE$0_HOST/$HOME']\n";
    expect(hoverAt(`${redis}---\n${pod(script)}`)).toContain("**`$REDIS_SERVICE_HOST`**");
  });
});

test("a container is told of Services that come later and of names that two of them give", () => {
  const services = `${redis}---\n${redis.replace("name: redis", "name: redis-service")}`;
  const shown = hoverAt(`${pod("").replace("name: main", "na$0me: main")}---\n${services}`);
  expect(shown).toContain("Two Services give `REDIS_SERVICE_PORT`: which value wins is not defined.");
  expect(shown).toContain("created before them; Pod `web` comes before `redis`, `redis-service`.");
});
