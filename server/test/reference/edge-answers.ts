/** Questions on what leads to a Service from outside: Ingresses and routes. */

import { newestMinor } from "../../src/kubernetes/versions.ts";
import type { Mention } from "../../src/resources/mention.ts";
import { rules } from "../../src/rules/index.ts";
import { ingressProblems } from "../../src/rules/ingress-problems.ts";
import { permissionOf } from "../../src/workspace/grants.ts";
import { objectsMeant } from "../../src/workspace/mentions.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import type { ReferenceCase } from "./answers.ts";
import { answerFrom, type Question } from "./questions.ts";

const kinds = { Invalid: "Invalid value", Required: "Required value", NotSupported: "Unsupported value" };

const ingressQuestions: readonly Question[] = [
  [/^Errors on create\?/, (_, [text = ""]) => errorsOf(text)],
  [
    /^Service web: port (\d+) named (\w+), targetPort (\d+)\. Which Ingress backend numbers/,
    ([port = "", name = "", target = ""]) =>
      Object.fromEntries(
        [port, target].map((number) => [number, isRight(ingress(number), service(port, name, target))]),
      ),
  ],
  [
    /^Ingress in namespace (\w+), Service in namespace (\w+)/,
    ([here = "", there = ""]) => {
      const text = `${inNamespace(ingress("80"), here)}---\n${inNamespace(service("80", "http", "8080"), there)}`;
      const { from, mention, workspace } = sending(text);
      return objectsMeant(workspace.graph, { from, mention }).rank !== undefined;
    },
  ],
];

const gatewayQuestions: readonly Question[] = [
  [/^Accepted by the CRD\?/, (_, [text = ""]) => acceptance(text)],
  [
    /^Service web has port (\d+), targetPort (\d+)\. Right backendRef port/,
    ([port = "", target = ""]) =>
      Number([port, target].find((each) => isRight(route(each), service(port, "http", target)))),
  ],
  [/^Permitted\?/, (_, input) => permitted(input.join("---\n"))],
  [
    /^The ReferenceGrant sits in namespace (\w+) \(the route side\) instead of (\w+)/,
    ([here = "", there = ""]) => {
      const text = inNamespace(route("80", there), here);
      return permitted(`${text}---\n${grant(here)}`).permitted;
    },
  ],
];

/** Our answer on an Ingress. */
export function answerIngress({ question, input }: ReferenceCase): unknown {
  return answerFrom(ingressQuestions, question, input);
}

/** Our answer on a route. */
export function answerGateway({ question, input }: ReferenceCase): unknown {
  return answerFrom(gatewayQuestions, question, input);
}

function errorsOf(text: string): unknown {
  const [placed] = placedIn(text).placed;
  if (placed === undefined || !isOf(placed, "ingress")) throw new Error("no Ingress");
  return ingressProblems(placed.resource, newestMinor).map(({ path, kind }) => ({ path, kind: kinds[kind] }));
}

/** Whether nothing is said of what leads to the Service. */
function isRight(from: string, to: string): boolean {
  return findingsIn(workspaceOf({ files: new Map([["all.yaml", `${from}---\n${to}`]]) }), rules).length === 0;
}

/** The message of the CRD is the API's own wording; it belongs to one rule. */
function acceptance(text: string): unknown {
  const found = findingsIn(workspaceOf({ files: new Map([["all.yaml", text]]) }), rules);
  const refused = found.some(({ rule }) => rule === "route-port-required");
  return refused ? { accepted: false, message: "Must have port for Service reference" } : { accepted: true };
}

function permitted(text: string) {
  const { from, mention, workspace } = sending(text);
  const granted = permissionOf(workspace.graph, { from, mention }) === "granted";
  return granted ? { permitted: true } : { permitted: false, reason: "RefNotPermitted" };
}

function placedIn(text: string): { readonly workspace: Workspace; readonly placed: readonly Placed[] } {
  const workspace = new Workspace(["mem:/w"]);
  const { added } = workspace.update("mem:/w/main.yaml", text, { open: true });
  return { workspace, placed: added.flatMap(({ resources }) => resources) };
}

/** The first object that sends requests, and where. */
function sending(text: string): {
  readonly workspace: Workspace;
  readonly from: Placed;
  readonly mention: Mention;
} {
  const { workspace, placed } = placedIn(text);
  for (const from of placed) {
    const mention = from.resource.mentions.find(({ sendsTraffic }) => sendsTraffic);
    if (mention !== undefined) return { workspace, from, mention };
  }
  throw new Error("nobody sends anything");
}

function service(port: string, name: string, target: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - { port: ${port}, name: ${name}, targetPort: ${target} }\n`;
}

function ingress(port: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: front\nspec:\n  defaultBackend: { service: { name: web, port: { number: ${port} } } }\n`;
}

function route(port: string, namespace?: string): string {
  const there = namespace === undefined ? "" : `, namespace: ${namespace}`;
  return `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: front\nspec:\n  rules:\n    - backendRefs: [{ name: web, port: ${port}${there} }]\n`;
}

function grant(namespace: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant\nmetadata:\n  name: g\n  namespace: ${namespace}\nspec:\n  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${namespace} }]\n  to: [{ group: "", kind: Service }]\n`;
}

function inNamespace(text: string, namespace: string): string {
  return text.replace("metadata:\n", `metadata:\n  namespace: ${namespace}\n`);
}
