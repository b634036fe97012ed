import { expect, test } from "vitest";
import {
  containerEnvironment,
  type EnvParts,
  type EnvValue,
  expandIn,
  mayBeSet,
} from "../../src/kubernetes/container-env.ts";

const known = (text: string): EnvValue => ({ text, known: true });
const secret: EnvValue = { text: "<from Secret db/password>", known: false };

function environment(parts: Partial<EnvParts<string>>) {
  return containerEnvironment({ envFrom: [], env: [], services: [], ...parts });
}

const text = (name: string, value: string) => ({ kind: "text", name, text: value, origin: "env" }) as const;

test("what loses a name is remembered, the last loser first", () => {
  const { variables } = environment({
    envFrom: [
      { origin: "a", prefix: "", data: new Map([["PORT", known("1")]]) },
      { origin: "b", prefix: "", data: new Map([["PORT", known("2")]]) },
    ],
    env: [text("PORT", "3")],
    services: [{ origin: "service", variables: new Map([["PORT", known("4")]]) }],
  });
  expect(variables.get("PORT")).toEqual({
    value: known("3"),
    origin: "env",
    hidden: ["b", "a", "service"],
  });
});

test("a text with an unknown part is unknown as a whole", () => {
  const { variables } = environment({
    env: [
      { kind: "taken", name: "PASSWORD", value: secret, origin: "env" },
      text("URL", "db://admin:$(PASSWORD)@db"),
    ],
  });
  expect(variables.get("URL")?.value).toEqual({
    text: "db://admin:<from Secret db/password>@db",
    known: false,
  });
});

test("a source with unknown keys makes uncertain what it may set, under its prefix", () => {
  const parts = environment({
    envFrom: [
      {
        origin: "map",
        prefix: "",
        data: new Map([
          ["DB_USER", known("me")],
          ["USER", known("me")],
        ]),
      },
      { origin: "secret", prefix: "DB_", data: undefined },
    ],
    services: [
      {
        origin: "service",
        variables: new Map([
          ["DB_PORT", known("80")],
          ["WEB_PORT", known("80")],
        ]),
      },
    ],
  });
  const certain = [...parts.variables].filter(([, { value }]) => value.known).map(([name]) => name);
  expect(certain).toEqual(["USER", "WEB_PORT"]);
  expect(mayBeSet(parts.open, "DB_NAME")).toBe(true);
  expect(mayBeSet(parts.open, "NAME")).toBe(false);
  expect(expandIn("$(DB_NAME)", parts)).toEqual({ text: "$(DB_NAME)", known: false });
  expect(expandIn("$(NAME)", parts)).toEqual(known("$(NAME)"));
});

test("two Services with one name and two values: both are told, neither is known (S4.4)", () => {
  const services = [known("80"), known("tcp://10.0.0.1:80")].map((value, at) => ({
    origin: `service ${at}`,
    variables: new Map([["WEB_SERVICE_PORT", value]]),
  }));
  expect(environment({ services }).variables.get("WEB_SERVICE_PORT")).toEqual({
    value: { text: "<80 or tcp://10.0.0.1:80>", known: false },
    origin: "service 0",
    hidden: ["service 1"],
  });
});

test("a repeated name refers to its earlier value", () => {
  const { variables } = environment({ env: [text("OPTS", "-a"), text("OPTS", "$(OPTS) -b")] });
  expect(variables.get("OPTS")?.value).toEqual(known("-a -b"));
});

test("variables that hold each other twice end where no process could take them", () => {
  const doubling = Array.from({ length: 1000 }, (_, at) =>
    text(`V${at}`, at === 0 ? "ab" : `$(V${at - 1})$(V${at - 1})`),
  );
  const { variables } = environment({ env: doubling });
  expect(variables.get("V10")?.value).toEqual(known("ab".repeat(1024)));
  expect(variables.get("V16")?.value).toEqual({ text: "<too long to show>", known: false });
  expect(variables.get("V999")?.value.known).toBe(false);
  expect(variables.get("V999")?.value.text.length).toBeLessThan(200_000);
});
