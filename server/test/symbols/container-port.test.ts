import { describe, expect, test } from "vitest";
import { checkSymbol, definitionsAt, refusalAt, renamedLines } from "./check.ts";

const pods = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { app: web }
spec:
  containers:
    - name: main
      image: i
      ports:
        - name: http
          containerPort: 8080
      readinessProbe:
        httpGet:
          port: http
      livenessProbe:
        tcpSocket:
          port: 8080
    - name: other
      image: i
      readinessProbe: { tcpSocket: { port: http } }
`;

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - port: 80
      targetPort: http
`;

/** Puts a line of marks behind a line, wherever that stands. */
function marked(text: string, marks: Readonly<Record<string, string>>): string {
  return Object.entries(marks).reduce(
    (all, [line, mark]) => all.replace(`${line}\n`, `${line}\n${mark}\n`),
    text,
  );
}

describe("a container port by its name", () => {
  const inPods = marked(pods, {
    "        - name: http": "#               ^^^^ definition",
    "          port: http": "#               ^^^^ reference",
  });

  test("is tied to the Services that lead to it and the probes of its container", () => {
    const target = { "      targetPort: http": "#                 ^^^^ reference" };
    checkSymbol(
      `${inPods.replace("- name: http", "- name: ht$0tp")}#- service.yaml\n${marked(service, target)}`,
    );
  });

  test("is tied to the same name in other pods of the Service, not in pods of others", () => {
    const other = (app: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, labels: { app: ${app} } }\nspec:\n  containers:\n    - { name: main, image: i, ports: [{ name: "http", containerPort: 9 }] }\n`;
    const target = { "      targetPort: h$0ttp": "#                 ^^^^ reference" };
    checkSymbol(
      `${inPods}---\n${other("web")}#@48+4 definition\n---\n${marked(service.replace("http", "h$0ttp"), target)}---\n${other("api")}`,
    );
  });

  test("leads from the Service and the probe to the declaration", () => {
    expect(definitionsAt(`${pods}---\n${service.replace("t: http", "t: h$0ttp")}`)).toEqual([
      "main.yaml:11: http",
    ]);
    expect(definitionsAt(`${pods.replace("port: http", "port: h$0ttp")}---\n${service}`)).toEqual([
      "main.yaml:11: http",
    ]);
    expect(definitionsAt(`${pods}---\n${service.replace("http", "ht$0pp")}`)).toEqual([]);
  });

  test("is renamed everywhere and back", () => {
    expect(renamedLines(`${pods}---\n${service.replace("http", "ht$0tp")}`, "web")).toEqual([
      "main.yaml:11: - name: web",
      "main.yaml:15: port: web",
      "main.yaml:30: targetPort: web",
    ]);
  });

  test.each([
    [
      "Http",
      '`Http` is no legal name: it must consist of lower case letters, digits and hyphens, without "H".',
    ],
    [
      "a-name-that-is-too-long",
      /^`a-name-that-is-too-long` is no legal name: it must have at most 15 characters/,
    ],
    ["metrics", "Pod `web` has a port `metrics` already."],
  ])("is not renamed to %s", (name, refusal) => {
    const two = pods.replace(
      "        - name: http\n",
      "        - { name: metrics, containerPort: 9 }\n        - name: ht$0tp\n",
    );
    expect(refusalAt(two, name)).toEqual(
      typeof refusal === "string" ? refusal : expect.stringMatching(refusal),
    );
  });
});

describe("a container port by its number", () => {
  test("is tied to the Services and probes that give the number", () => {
    const inPods = marked(pods.replace("containerPort: 8080", "containerPort: 80$080"), {
      "          containerPort: 80$080": "#                        ^^^^ definition",
      "          port: 8080": "#               ^^^^ reference",
    });
    const target = { "      targetPort: 8080": "#                 ^^^^ reference" };
    checkSymbol(`${inPods}#- service.yaml\n${marked(service.replace("http", "8080"), target)}`);
  });

  test("stays a number", () => {
    expect(renamedLines(`${pods}---\n${service.replace("http", "80$080")}`, "9090")).toEqual([
      "main.yaml:12: containerPort: 9090",
      "main.yaml:18: port: 9090",
      "main.yaml:30: targetPort: 9090",
    ]);
  });

  test.each(["0", "65536", "http", "80.5", "-1", ""])("is not renamed to %j", (name) => {
    expect(refusalAt(`${pods}---\n${service.replace("http", "80$080")}`, name)).toBe(
      `\`${name}\` is no port: it must be a whole number from 1 to 65535.`,
    );
  });

  test("is not renamed where a Service leads to it by its own number", () => {
    const implicit = service.replace("port: 80\n      targetPort: http", "port: 8080");
    expect(
      refusalAt(`${pods.replace("containerPort: 8080", "containerPort: 80$080")}---\n${implicit}`, "9090"),
    ).toBe("Service `web` leads to 8080 without a `targetPort`. Write `targetPort: 8080` there first.");
  });
});
