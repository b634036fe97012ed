/** The files of the Kubernetes tutorial reach what the tutorial says, and say the same in KYAML. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { findingsIn, pathOf, workspaceOf } from "../support/check.ts";
import { corpus, manifestsIn } from "./corpus.ts";
import { at, servicesOf, wiringOf } from "./wiring.ts";

const steps = "plain/content/en/examples/service/networking";

if (corpus === undefined) {
  test("the tutorial stays unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await manifestsIn(join(corpus, "kubernetes__website")));

function prove(texts: ReadonlyMap<string, string>): void {
  const whole = describeAll(texts);

  test("nginx-svc.yaml reaches both Deployments my-nginx on port 80", () => {
    expect(whole.reached(`${steps}/nginx-svc.yaml`)).toEqual([
      "80 Deployment my-nginx 80",
      "80 Deployment my-nginx 80",
    ]);
  });

  test("nginx-secure-app.yaml reaches its own pods on two ports", () => {
    expect(whole.reached(`${steps}/nginx-secure-app.yaml`)).toEqual([
      "8080 Deployment my-nginx 80",
      "443 Deployment my-nginx 443",
    ]);
  });

  test("curlpod.yaml reaches nothing, and nothing is said of it", () => {
    expect(whole.reached(`${steps}/curlpod.yaml`)).toEqual([]);
    expect(whole.said(`${steps}/curlpod.yaml`)).toEqual([]);
  });

  const twins = [...texts.keys()].flatMap((path) => {
    const name = path.replace(/^kyaml\//, "");
    return name !== path && texts.has(`plain/${name}`) ? [name] : [];
  });
  const inStyle = (style: string) =>
    describeAll(new Map(twins.map((name) => [name, texts.get(`${style}/${name}`) ?? ""])));
  const [block, flow] = [inStyle("plain"), inStyle("kyaml")];

  test("there are manifests in both styles", () => {
    expect(twins).toContainEqual(expect.stringMatching(/nginx-svc\.yaml$/));
  });

  test.each(twins)("%s says the same in KYAML", (name) => {
    expect(flow.reached(name)).toEqual(block.reached(name));
    expect(flow.said(name)).toEqual(block.said(name));
  });
}

/** What the Services of a file reach, and what is said of the file. */
function describeAll(files: ReadonlyMap<string, string>) {
  const workspace = workspaceOf({ files });
  const findings = findingsIn(workspace, rules);
  return {
    reached: (path: string) =>
      servicesOf(workspace)
        .filter(({ document }) => pathOf(document.uri) === path)
        .flatMap((service) => wiringOf(workspace, service).ports)
        .flatMap(({ port, targets }) =>
          targets.map(({ pods, number }) => {
            const { kind = "", name = "" } = at(workspace, pods)?.resource ?? {};
            return `${port} ${kind} ${name} ${number}`;
          }),
        ),
    said: (path: string) =>
      findings
        .filter(({ placed }) => pathOf(placed.document.uri) === path)
        .map(({ rule, message }) => `${rule}: ${message}`),
  };
}
