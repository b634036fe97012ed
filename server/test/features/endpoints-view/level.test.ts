/** The rows of the Endpoints view, level by level. */
import { expect, test } from "vitest";
import type {
  EndpointItem,
  EndpointLevel,
  EndpointsQuestion,
} from "../../../src/features/endpoints-view/item.ts";
import { endpointsLevel } from "../../../src/features/endpoints-view/level.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { uriOf } from "../../support/check.ts";
import { deployment, service } from "../../support/manifests.ts";
import { questionAt } from "../ask.ts";

function ask(workspace: Workspace, question: Partial<EndpointsQuestion>): EndpointLevel {
  const usual = {
    path: [],
    only: "all" as const,
    within: undefined,
    limit: 100,
    clusterDomain: () => "cluster.local",
  };
  const steps = endpointsLevel(workspace, { ...usual, ...question });
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The whole tree as indented lines. */
function tree(workspace: Workspace, question: Partial<EndpointsQuestion> = {}): string {
  const below = (path: readonly string[], indent: string): string =>
    ask(workspace, { ...question, path })
      .items.map((item) => `${indent}${row(item)}\n${item.expandable ? below(item.path, `${indent}  `) : ""}`)
      .join("");
  return below([], "");
}

function row({ kind, label, text, state }: EndpointItem): string {
  return `${kind} ${label}${state === undefined ? "" : ` [${state}]`}${text === "" ? "" : ` ${text}`}`;
}

function workspaceOf(fixture: string): Workspace {
  return questionAt(fixture).asked.workspace;
}

test("leads from namespaces to containers", () => {
  expect(tree(workspaceOf(`${service()}---\n${deployment()}`))).toBe(`namespace no namespace 1 Service
  service web [reached] 2 endpoints
    port 80/TCP [reached] main 8080 (http)
      workload web [reached] Deployment × 2 · main 8080 (http)
        container main [reached] → 8080
`);
});

test("a near miss shows the workload that was meant", () => {
  expect(
    tree(workspaceOf(`${service({ app: "wbe" })}---\n${deployment()}`)),
  ).toBe(`namespace no namespace 1 Service
  service web [near-miss] no pod has app: wbe; Deployment web has app: web
    port 80/TCP [near-miss]
    workload web [near-miss] no pod has app: wbe; Deployment web has app: web
      container main http 8080
`);
});

test("the filter of problems leaves out namespaces and Services without any", () => {
  const inShop = service({ name: "fine" }).replace("name: fine", "name: fine\n  namespace: shop");
  const pods = deployment({ name: "fine" }).replace("name: fine", "name: fine\n  namespace: shop");
  const workspace = workspaceOf(
    `${inShop}---\n${pods}---\n${service({ app: "none" })}---\n${service({ name: "fine" })}`,
  );
  const found = ask(workspace, { only: "problems" });
  expect(found.items.map(row)).toEqual(["namespace no namespace 1 Service"]);
  const [first] = found.items;
  expect(
    ask(workspace, { only: "problems", path: first?.path ?? [] }).items.map(({ label }) => label),
  ).toEqual(["web"]);
});

test("a file or a folder narrows it", () => {
  const workspace = workspaceOf(
    `#- a/one.yaml\n${service({ name: "one" })}#- b/two.yaml\n${service({ name: "two" })}`,
  );
  const names = (within: string) =>
    ask(workspace, { within, path: ask(workspace, { within }).items[0]?.path ?? [] }).items.map(
      ({ label }) => label,
    );
  expect(names(uriOf("a/one.yaml"))).toEqual(["one"]);
  expect(names(uriOf("b"))).toEqual(["two"]);
  expect(ask(workspace, { within: uriOf("c") }).items).toEqual([]);
});

test("several workspace folders are a level of their own", () => {
  const workspace = new Workspace(["mem:/one", "mem:/two%20b"]);
  workspace.updateAll(
    ["mem:/one/svc.yaml", "mem:/two%20b/svc.yaml"].map((uri) => ({ uri, text: service() })),
    { open: true },
  );
  expect(ask(workspace, {}).items.map(row)).toEqual(["folder one 1 Service", "folder two b 1 Service"]);
});

test("a long level is cut, and says how many follow", () => {
  const many = ["a", "b", "c"].map((name) => service({ name })).join("---\n");
  const workspace = workspaceOf(many);
  const path = ask(workspace, {}).items[0]?.path ?? [];
  const { items, more } = ask(workspace, { path, limit: 2 });
  expect([items.map(({ label }) => label), more]).toEqual([["a", "b"], 1]);
  expect(ask(workspace, { path, limit: 2, only: "problems" })).toMatchObject({ more: 1 });
});

test("what is gone has no children", () => {
  const workspace = workspaceOf(service());
  expect(ask(workspace, { path: ["mem:/w", "", "mem:/w/main.yaml#Service//gone"] }).items).toEqual([]);
  expect(ask(workspace, { path: ["mem:/w", "", "nonsense", "", "", "", ""] }).items).toEqual([]);
});

test("the longest name that manifests decide is what DNS knows", () => {
  const dnsOf = (fixture: string) => {
    const workspace = workspaceOf(fixture);
    return ask(workspace, { path: ask(workspace, {}).items[0]?.path ?? [] }).items[0]?.dns;
  };
  expect(dnsOf(service())).toBe("web");
  expect(dnsOf(service().replace("name: web", "name: web\n  namespace: shop"))).toBe(
    "web.shop.svc.cluster.local",
  );
});

test("charts are left out", () => {
  expect(ask(workspaceOf(`#- c/Chart.yaml\nname: c\n#- c/svc.yaml\n${service()}`), {}).items).toEqual([]);
});
