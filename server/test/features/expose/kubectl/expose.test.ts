/** The recorded runs prove the rest; here is what they do not show, each seen in kubectl 1.32. */
import { describe, expect, test } from "vitest";
import type { ExposeFlags } from "../../../../src/features/expose/flags.ts";
import { exposeAsKubectl } from "../../../../src/features/expose/kubectl/expose.ts";
import { objectsIn } from "../../../../src/features/expose/kubectl/objects.ts";
import { kubectlOutput } from "../../../../src/features/expose/kubectl/output.ts";
import { web } from "../exposed.ts";

const run = (text: string, flags: ExposeFlags = {}, overrides?: string) =>
  exposeAsKubectl({ files: [objectsIn("app.yaml", text)], flags, overrides });
const errors = (text: string, flags: ExposeFlags = {}) => run(text, flags).errors;
const spec = (text: string, flags: ExposeFlags = {}) => {
  const { services, errors: lines } = run(text, flags);
  expect(lines).toEqual([]);
  return services.map((service) => service["spec"]);
};

const statefulSet = web.replace("Deployment", "StatefulSet");
const numbered = web.replace("name: web", "name: 1");
const unnamed = 'unable to decode "app.yaml": json: cannot unmarshal number into Go struct field';

describe("several errors", () => {
  test("lose their prefix, and those of decoding come last", () => {
    expect(errors(`${numbered}---\n${statefulSet}`)).toEqual([
      "cannot expose a StatefulSet.apps",
      `${unnamed} ObjectMeta.metadata.name of type string`,
    ]);
  });

  test("one leaves the other objects alone", () => {
    const { services, errors: lines } = run(`${statefulSet}---\n${web}`);
    expect(lines).toEqual(["error: cannot expose a StatefulSet.apps"]);
    expect(services).toHaveLength(1);
  });

  test("broken YAML ends the file", () => {
    const { services, errors: lines } = run(`${web}---\na: [\n---\n${web}`);
    expect(services).toHaveLength(1);
    expect(lines).toEqual([
      expect.stringMatching(/^error: error parsing app.yaml: error converting YAML to JSON: /),
    ]);
  });
});

describe("what cannot be decoded", () => {
  test.each([
    ["no kind", "apiVersion: v1\n", `Object 'Kind' is missing in '{"apiVersion":"v1"}'`],
    ["no apiVersion", "kind: Pod\n", `Object 'apiVersion' is missing in '{"kind":"Pod"}'`],
    [
      "no object",
      "text\n",
      "couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value",
    ],
    [
      "a kind that kubectl does not know",
      "apiVersion: example.org/v1\nkind: Rollout\n",
      'no kind "Rollout" is registered for version "example.org/v1" in scheme "pkg/scheme/scheme.go:28"',
    ],
    [
      "a text for a map",
      web.replace("matchLabels:\n      app: web", "here"),
      "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.selector of type v1.LabelSelector",
    ],
    [
      "a map for a list",
      web.replace("- containerPort", "  containerPort"),
      "json: cannot unmarshal object into Go struct field Container.spec.template.spec.containers.ports of type []v1.ContainerPort",
    ],
    [
      "a fraction",
      web.replace("containerPort: 80", "containerPort: 80.5"),
      "json: cannot unmarshal number 80.5 into Go struct field ContainerPort.spec.template.spec.containers.ports.containerPort of type int32",
    ],
  ])("%s", (_, text, reason) => {
    expect(errors(text)).toEqual([expect.stringContaining(`error: unable to decode "app.yaml": ${reason}`)]);
  });
});

describe("selectors", () => {
  test.each([
    [
      "expressions beside labels",
      web.replace(
        "selector:\n",
        "selector:\n    matchExpressions: [{ key: a, operator: In, values: [b, c] }]\n",
      ),
      `couldn't convert expressions - "[{Key:a Operator:In Values:[b c]}]" to map-based selector format`,
    ],
    [
      "an empty one of the group extensions",
      web.replace("apps/v1", "extensions/v1beta1").replace("matchLabels:\n      app: web", "{}"),
      "the deployment has no labels or selectors and cannot be exposed",
    ],
    [
      "a Pod without labels",
      "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n",
      "the pod has no labels and cannot be exposed",
    ],
    [
      "a Service without selector",
      "apiVersion: v1\nkind: Service\nmetadata: { name: web }\n",
      "the service has no pod selector set",
    ],
  ])("%s", (_, text, reason) => {
    const failed = "error: couldn't retrieve selectors via --selector flag or introspection";
    expect(errors(text)).toEqual([`${failed}: ${reason}`]);
  });

  test.each([
    ["app==web", "unexpected label spec: app==web"],
    ["=web", "unexpected empty label key"],
  ])("--selector %s", (selector, reason) => {
    expect(errors(web, { selector })).toEqual([`error: ${reason}`]);
  });
});

describe("numbers", () => {
  test("ports are cut to 32 bits without a check", () => {
    expect(spec(web, { port: "99999999999" })).toEqual([
      expect.objectContaining({ ports: [{ protocol: "TCP", port: 1215752191, targetPort: 1215752191 }] }),
    ]);
    expect(errors(web, { port: "99999999999999999999" })).toEqual([
      'error: strconv.Atoi: parsing "99999999999999999999": value out of range',
    ]);
  });

  test("a target that is no 32-bit number is a name", () => {
    expect(spec(web, { targetPort: "99999999999" })).toEqual([
      expect.objectContaining({ ports: [{ protocol: "TCP", port: 80, targetPort: "99999999999" }] }),
    ]);
  });
});

test("the port list of a later object replaces that of an earlier one, a single port does not", () => {
  const two = web.replace("- containerPort: 80", "- containerPort: 1\n        - containerPort: 2");
  const ports = (text: string) => spec(text).map((each) => JSON.stringify(each).match(/"port":\d+/g));
  expect(ports(`${two}---\n${web}`)[1]).toEqual(['"port":1', '"port":2']);
  expect(ports(`${web}---\n${two}`)[1]).toEqual(['"port":80']);
});

test("a namespace that differs is an error, one that fits is printed", () => {
  const shop = web.replace("  name: web\n", "  name: web\n  namespace: shop\n");
  expect(errors(shop, { namespace: "billing" })).toEqual([
    `error: the namespace from the provided object "shop" does not match the namespace "billing". You must pass '--namespace=shop' to perform this operation.`,
  ]);
  expect(run(shop, { namespace: "shop" }).services).toEqual([
    expect.objectContaining({ metadata: { name: "web", namespace: "shop", creationTimestamp: null } }),
  ]);
});

describe("overrides", () => {
  test("are merged, and null deletes", () => {
    const overrides = '{"spec":{"type":"NodePort","selector":null}}';
    expect(run(web, {}, overrides).services[0]?.["spec"]).toEqual({
      ports: [{ protocol: "TCP", port: 80, targetPort: 80 }],
      type: "NodePort",
    });
  });

  test.each([
    ["{", "Invalid JSON Patch"],
    [
      '{"spec":{"type":3}}',
      "json: cannot unmarshal number into Go struct field ServiceSpec.spec.type of type v1.ServiceType",
    ],
  ])("%s is refused", (overrides, reason) => {
    expect(run(web, {}, overrides).errors).toEqual([`error: ${reason}`]);
  });
});

test("a typed list needs no kinds inside", () => {
  const [, , ...rest] = web.split("\n");
  const item = rest.join("\n    ");
  expect(spec(`apiVersion: apps/v1\nkind: DeploymentList\nitems:\n  - ${item}`)).toHaveLength(1);
});

test("output has kubectl's forms", () => {
  const { services } = run(`${web}---\n${web}`);
  expect(kubectlOutput(services, "name")).toBe("service/web\nservice/web\n");
  expect(kubectlOutput(services, "message")).toBe("service/web exposed (dry run)\n".repeat(2));
  expect(kubectlOutput(services, "yaml").split("---\n")).toHaveLength(2);
  expect(kubectlOutput(services.slice(0, 1), "json")).toMatch(/^\{\n {4}"kind": "Service",\n/);
});
