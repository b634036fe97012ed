/**
 * Puts the questions about endpoints to our own code, by way of a workspace that holds the manifests in
 * question. Where a case tells its objects in words, the manifests are made from these words.
 */

import { endpointsCell } from "../../src/features/describe/endpoints-cell.ts";
import { hostnamesOf } from "../../src/workspace/hostnames.ts";
import { type Endpoint, slicesOf, type Wired, wireHandMade } from "../../src/workspace/slices.ts";
import type { ReferenceCase } from "./answers.ts";
import { answerFrom, type Question } from "./questions.ts";
import { lookAt, object, selecting, template } from "./seen.ts";

export function answerSlices({ input }: ReferenceCase): unknown {
  const { service, wired } = lookAt(input);
  return {
    groups: slicesOf(service.resource, wired).map(({ ports, endpoints }) => ({
      ports: ports.map(({ name, number, protocol }) => ({ name, port: number, protocol })),
      pods: endpoints.map(nameOf),
    })),
  };
}

export function answerPodSelection({ question, input }: ReferenceCase): unknown {
  return answerFrom(podQuestions, question, input);
}

/** The cases of Service selectors that ask for workloads. */
export function answerSelection({ question, input }: ReferenceCase): unknown {
  return answerFrom(selectorQuestions, question, input);
}

const podQuestions: readonly Question[] = [
  [
    /^Is the endpoint hostname set/,
    (_, input) => {
      const { service, wired } = lookAt(input);
      const names = wired.pods.flatMap((pods) => hostnamesOf(pods, service.resource.name ?? "").names);
      return { hostname: names[0] ?? null };
    },
  ],
  [
    /^Do the endpoint controllers create endpoints/,
    (_, input) => {
      const { service, wired } = lookAt(input);
      return { handled: slicesOf(service.resource, wired).length > 0 };
    },
  ],
  [
    /^A selectorless Service without manual slices/,
    () => {
      const { service, wired } = lookAt([object("Service", "manual", { ports: [{ port: 80 }] })]);
      const slices = slicesOf(service.resource, wired);
      return { slices: slices.length, describeEndpointsCell: endpointsCell(slices, "", nameOf) };
    },
  ],
  [
    /^A ready pod (\S+) lacks the named target port of Service port (\w+)/,
    ([address = "", port]) => {
      const slices = [{ ports: [], endpoints: [address] }];
      return { describeEndpointsCell: endpointsCell(slices, port, (endpoint) => endpoint) };
    },
  ],
  [
    /^Does kube-proxy use this slice/,
    (_, input) => {
      const { service, wired } = lookAt(input);
      return { used: wireHandMade(service.resource, wired).some(({ endpoints }) => endpoints.length > 0) };
    },
  ],
];

const selectorQuestions: readonly Question[] = [
  [
    /^Two Deployments \((\w+), (\w+)\) .* label (\w+)=(\w+)/,
    ([one = "", other = "", key = "", value = ""]) => {
      const labels = { [key]: value };
      const deployments = [one, other].map((name) => object("Deployment", name, template(labels)));
      return namesOf(lookAt([selecting("s", labels), ...deployments]).wired);
    },
  ],
  [
    /^Deployment metadata.labels has (\w+)=(\w+), template labels only (\w+)=(\w+); Service selector (\w+)=(\w+)/,
    ([ownKey = "", own = "", key = "", value = "", wantedKey = "", wanted = ""]) => {
      const deployment = object("Deployment", "d", template({ [key]: value }), { labels: { [ownKey]: own } });
      return namesOf(lookAt([selecting("s", { [wantedKey]: wanted }), deployment]).wired).length > 0;
    },
  ],
  [
    /^Service selector (\S+): (\w+) and Job (\w+) whose template has no labels/,
    ([key = "", value = "", job = ""]) =>
      namesOf(lookAt([selecting("s", { [key]: value }), object("Job", job, template({}))]).wired).length > 0,
  ],
  [
    /^Service selector (\S+): "(\d+)" and StatefulSet (\w+) with ordinals.start (\d+)/,
    ([key = "", value = "", name = "", start]) => {
      const set = object("StatefulSet", name, {
        ordinals: { start: Number(start) },
        replicas: 3,
        ...template({}),
      });
      return lookAt([selecting("s", { [key]: value }), set]).wired.pods.map(
        ({ placed, ordinal }) => `${placed.resource.name}-${ordinal}`,
      );
    },
  ],
];

function namesOf({ pods }: Wired): readonly string[] {
  return pods.map(nameOf);
}

/** As written: a case names a pod `y`, which decodes to a boolean (S0.8). */
function nameOf(endpoint: Endpoint): string {
  return typeof endpoint === "string" ? endpoint : (endpoint.placed.resource.nameNode?.text ?? "");
}
