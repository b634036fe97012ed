/**
 * Puts the questions of the reference cases to our own code. What a manifest leaves out is filled in here as the API
 * server would, since the facts under test start from complete values.
 */

import { parse } from "yaml";
import { expand } from "../../src/kubernetes/expansion.ts";
import { type ContainerPort, findPort, type PortContainer } from "../../src/kubernetes/find-port.ts";
import { type Match, matchPairs, matchRequirements, type Requirement } from "../../src/kubernetes/labels.ts";
import {
  dns1035Problems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelKeyProblems,
  labelValueProblems,
  portNameProblems,
} from "../../src/kubernetes/names.ts";
import type { Protocol } from "../../src/kubernetes/protocol.ts";
import { serviceVariables } from "../../src/kubernetes/service-env.ts";
import { answerDns, answerDnsSearch } from "./dns-answers.ts";
import { answerGateway, answerIngress } from "./edge-answers.ts";
import { answerPodSelection, answerSelection, answerSlices } from "./endpoints-answers.ts";
import { answerContainerEnv, answerProbe, answerServiceWorld } from "./env-answers.ts";
import { answerMonitor, answerPolicy, answerScale } from "./neighbour-answers.ts";

export interface ReferenceCase {
  readonly id: string;
  readonly topic: string;
  readonly rules: readonly string[];
  readonly input: readonly string[];
  readonly question: string;
  readonly expected: unknown;
}

/** Our answer in the shape of `expected`. A question that nothing here understands is an error. */
export function answer(reference: ReferenceCase): unknown {
  const answerTopic = topics.get(reference.topic);
  if (answerTopic === undefined) {
    throw new Error(`No answer for the topic ${reference.topic}`);
  }
  return answerTopic(reference);
}

const topics = new Map<string, (reference: ReferenceCase) => unknown>([
  ["findport", answerFindPort],
  ["label-selector", answerLabelSelector],
  ["service-selector", answerServiceSelector],
  ["service-env", answerServiceEnv],
  ["container-env", answerContainerEnv],
  ["expansion", answerExpansion],
  ["probe", answerProbe],
  ["format", answerFormat],
  ["slices", answerSlices],
  ["pod-selection", answerPodSelection],
  ["dns", answerDns],
  ["dns-search", answerDnsSearch],
  ["ingress", answerIngress],
  ["gateway", answerGateway],
  ["networkpolicy", answerPolicy],
  ["hpa-pdb", answerScale],
  ["monitor", answerMonitor],
]);

interface ServiceManifest {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports: readonly {
      readonly name?: string;
      readonly port: number;
      readonly targetPort?: string | number;
      readonly protocol?: Protocol;
    }[];
  };
}

interface ContainerManifest {
  readonly name: string;
  readonly restartPolicy?: string;
  readonly ports?: readonly {
    readonly name?: string;
    readonly containerPort: number;
    readonly protocol?: Protocol;
  }[];
}

interface PodManifest {
  readonly spec: {
    readonly containers: readonly ContainerManifest[];
    readonly initContainers?: readonly ContainerManifest[];
  };
}

function answerFindPort({ input }: ReferenceCase): unknown {
  const service: ServiceManifest = read(input[0]);
  const { spec }: PodManifest = read(input[1]);
  const [port] = service.spec.ports;
  if (port === undefined) {
    throw new Error("The Service has no port");
  }
  const containers = [
    ...(spec.initContainers ?? []).map((container) =>
      portContainer(container, container.restartPolicy === "Always" ? "sidecar" : "init"),
    ),
    ...spec.containers.map((container) => portContainer(container, "app")),
  ];
  // Unset, zero and empty all mean the Service's own number (S1.4).
  const found = findPort(port.targetPort || port.port, port.protocol ?? "TCP", containers);
  return found.kind === "found" ? { port: found.number } : { port: null, resolved: false };
}

function portContainer(
  { name, ports = [] }: ContainerManifest,
  role: PortContainer<ContainerPort>["role"],
): PortContainer<ContainerPort> {
  const declared = ports.map((port) => ({
    name: port.name,
    number: port.containerPort,
    protocol: port.protocol ?? "TCP",
  }));
  return { name, role, ports: declared };
}

interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly (Omit<Requirement, "values"> & Partial<Requirement>)[];
}

function answerLabelSelector({ input }: ReferenceCase): unknown {
  const { selector }: { selector: LabelSelector | null } = read(input[0]);
  const { labels }: { labels: Record<string, string> } = read(input[1]);
  // Without a selector nothing is asked of the labels, and nothing matches (S2.23).
  return selector !== null && matchSelector(selector, new Map(Object.entries(labels))) === "yes";
}

function matchSelector(selector: LabelSelector, labels: ReadonlyMap<string, string>): Match {
  const pairs = Object.entries(selector.matchLabels ?? {});
  return matchRequirements(
    [
      ...pairs.map(([key, value]): Requirement => ({ key, operator: "In", values: [value] })),
      ...(selector.matchExpressions ?? []).map((expression) => ({ values: [], ...expression })),
    ],
    labels,
  );
}

function answerServiceSelector(reference: ReferenceCase): unknown {
  const { input } = reference;
  if (input.length === 0) return answerSelection(reference);
  const { spec }: ServiceManifest = read(input[0]);
  const { labels }: { labels: Record<string, string> } = read(input[1]);
  return matchPairs(new Map(Object.entries(spec.selector ?? {})), new Map(Object.entries(labels))) === "yes";
}

function answerServiceEnv(reference: ReferenceCase): unknown {
  const { input, question } = reference;
  if (input.length > 0) {
    const [, address = ""] = /cluster IP ([^)]+)\)/.exec(question) ?? [];
    const { metadata, spec }: ServiceManifest = read(input[0]);
    const ports = spec.ports.map((port) => ({ ...port, protocol: port.protocol ?? "TCP" }));
    return Object.fromEntries(serviceVariables({ name: metadata.name, address, ports }));
  }
  for (const [pattern, answerQuestion] of serviceEnvQuestions) {
    const match = pattern.exec(question);
    if (match !== null) {
      return answerQuestion(match.slice(1));
    }
  }
  return answerServiceWorld(reference);
}

const serviceEnvQuestions: readonly [RegExp, (words: readonly string[]) => unknown][] = [
  [
    /^Dual-stack Service with clusterIPs \[([^,]+),.* value of (\w+) for Service (\w+)\?$/,
    ([address = "", variable = "", name = ""]) => onePort(name, 80, address).get(variable),
  ],
  [
    /Service with (\d+) ports of which (\d+) are named/,
    ([ports, named]) => countOf(Number(ports), Number(named)),
  ],
  [
    /^Service (\S+) \(port (\d+), IP (\S+)\): value of (\w+)/,
    ([name = "", port, address = "", variable = ""]) => onePort(name, Number(port), address).get(variable),
  ],
  [
    /between Services (\S+) and (\S+), both with one unnamed TCP port (\d+)/,
    ([one = "", other = "", port]) => {
      const others = onePort(other, Number(port), "10.0.0.2");
      return [...onePort(one, Number(port), "10.0.0.1").keys()].filter((name) => others.has(name));
    },
  ],
  [
    /^Services (\S+) \(port (\d+)\) and (\S+) \(port (\d+)\) in one namespace: is (\w+) well defined/,
    ([one = "", port, other = "", otherPort, variable = ""]) => {
      const candidates = [
        onePort(one, Number(port), `<ip of ${one}>`).get(variable),
        onePort(other, Number(otherPort), `<ip of ${other}>`).get(variable),
      ];
      return { defined: candidates.includes(undefined), candidates };
    },
  ],
  [
    /^Can Services (\S+) and (\S+) coexist/,
    (names) => names.every((name) => dnsLabelProblems(name).length === 0),
  ],
];

function onePort(name: string, port: number, address: string): ReadonlyMap<string, string> {
  return serviceVariables({ name, address, ports: [{ port, protocol: "TCP" }] });
}

function countOf(portCount: number, namedCount: number): number {
  const ports = Array.from({ length: portCount }, (_, index) => ({
    name: index < namedCount ? `port-${index}` : undefined,
    port: index + 1,
    protocol: "TCP" as const,
  }));
  return serviceVariables({ name: "counted", address: "10.0.0.1", ports }).size;
}

function answerExpansion({ input, question }: ReferenceCase): unknown {
  const [text = ""] = input;
  const [, listed = ""] = / with (.+)$/.exec(question) ?? [];
  const variables = new Map(
    listed.split(", ").map((pair): [string, string] => {
      const [name = "", value = ""] = pair.split("=");
      return [name, value === "(empty)" ? "" : value];
    }),
  );
  return expand(text, (name) => variables.get(name));
}

const formats = new Map([
  ["port-name (IANA)", portNameProblems],
  ["dns-1123-label", dnsLabelProblems],
  ["dns-1123-subdomain", dnsSubdomainProblems],
  ["dns-1035-label", dns1035Problems],
  ["label-key", labelKeyProblems],
  ["label-value", labelValueProblems],
]);

/** Our words for a problem are our own, so of the API's messages only validity is compared. */
function answerFormat({ input, question }: ReferenceCase): unknown {
  const [text = ""] = input;
  const [, format = ""] = /valid (.+)\?$/.exec(question) ?? [];
  const problems = formats.get(format);
  if (problems === undefined) {
    throw new Error(`No check for the format ${format}`);
  }
  return { valid: problems(text).length === 0 };
}

/** Reads a manifest as kubectl does, by the rules of YAML 1.1 (S0.8). */
function read<Manifest>(text: string | undefined): Manifest {
  return parse(text ?? "", { version: "1.1" });
}
