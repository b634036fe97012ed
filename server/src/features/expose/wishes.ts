/** What the flags of `patchbay expose` ask for, checked: a wish is legal, whatever workload it will meet. */
import { isAddress } from "../../kubernetes/address.ts";
import {
  dns1035Problems,
  dnsLabelProblems,
  labelKeyProblems,
  labelValueProblems,
  portNameProblems,
} from "../../kubernetes/names.ts";
import type { Protocol } from "../../kubernetes/protocol.ts";
import type { ExposeFlags } from "./flags.ts";

export interface Wishes {
  /** The ports of the Service; undefined for those of the containers. */
  readonly ports?: readonly number[] | undefined;
  readonly targetPort?: number | string | undefined;
  readonly protocol?: Protocol | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly selector?: ReadonlyMap<string, string> | undefined;
  readonly labels?: ReadonlyMap<string, string> | undefined;
  readonly clusterIP?: string | undefined;
  readonly sessionAffinity?: string | undefined;
  readonly externalIP?: string | undefined;
  readonly loadBalancerIP?: string | undefined;
}

export interface Misuse {
  /** A sentence for whoever typed the flags. */
  readonly misuse: string;
}

/** The wishes of a command line, or the first flag that cannot mean anything. */
export function readWishes(flags: ExposeFlags): Wishes | Misuse {
  try {
    const wishes = read(flags);
    return contradiction(wishes) ?? wishes;
  } catch (error) {
    if (error instanceof FlagProblem) return { misuse: error.message };
    throw error;
  }
}

class FlagProblem extends Error {}

function read(flags: ExposeFlags): Wishes {
  return {
    ports: given("--port", flags.port, readPorts),
    targetPort: given("--target-port", flags.targetPort, readTarget),
    protocol: given("--protocol", flags.protocol, oneOf(["TCP", "UDP", "SCTP"])),
    type: given("--type", flags.type, readType),
    name: given("--name", flags.name, legal(dns1035Problems)),
    namespace: given("--namespace", flags.namespace, legal(dnsLabelProblems)),
    selector: given("--selector", flags.selector, readLabels),
    labels: given("--labels", flags.labels, readLabels),
    clusterIP: given("--cluster-ip", flags.clusterIp, (text) => (text === "None" ? text : readAddress(text))),
    sessionAffinity: given("--session-affinity", flags.sessionAffinity, oneOf(["None", "ClientIP"])),
    externalIP: given("--external-ip", flags.externalIp, readAddress),
    loadBalancerIP: given("--load-balancer-ip", flags.loadBalancerIp, readAddress),
  };
}

/** What the API server refuses or ignores however the workload looks. */
function contradiction(wishes: Wishes): Misuse | undefined {
  const { type, clusterIP, externalIP, sessionAffinity, loadBalancerIP } = wishes;
  if (loadBalancerIP !== undefined && type !== "LoadBalancer")
    return { misuse: "--load-balancer-ip needs --type LoadBalancer." };
  if (clusterIP !== "None") return undefined;
  if (type === "NodePort" || type === "LoadBalancer")
    return { misuse: `A Service of type ${type} has a cluster IP; --cluster-ip cannot be None.` }; // S1.33, S1.34
  if (externalIP !== undefined) return { misuse: "A headless Service has no use for --external-ip." }; // S1.67
  if (sessionAffinity === "ClientIP")
    return { misuse: "A headless Service has no use for --session-affinity ClientIP." }; // S1.67
  return undefined;
}

/** The value of a flag; undefined when it was not given. A complaint is told with the flag and its value. */
function given<T>(flag: string, text: string | undefined, convert: (text: string) => T): T | undefined {
  if (text === undefined) return undefined;
  try {
    return convert(text);
  } catch (error) {
    if (!(error instanceof FlagProblem)) throw error;
    throw new FlagProblem(`${flag} ${JSON.stringify(text)} ${error.message}.`);
  }
}

function oneOf<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((each) => each === text);
    if (choice === undefined) throw new FlagProblem(`must be one of ${choices.join(", ")}`);
    return choice;
  };
}

function legal(problemsOf: (text: string) => readonly string[]): (text: string) => string {
  return (text) => {
    const [problem] = problemsOf(text);
    if (problem !== undefined) throw new FlagProblem(problem);
    return text;
  };
}

/** An ExternalName is known to kubectl's flags, but leads to no pods (S3.1). */
function readType(text: string): string {
  if (text === "ExternalName") throw new FlagProblem("leads to a name outside the cluster, not to pods");
  return oneOf(["ClusterIP", "NodePort", "LoadBalancer"])(text);
}

function readPorts(text: string): readonly number[] {
  const ports = text.split(",").map(readNumber);
  const twice = ports.find((port, at) => ports.indexOf(port) !== at);
  if (twice !== undefined) throw new FlagProblem(`names ${twice} twice`);
  return ports;
}

function readNumber(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65_535)
    throw new FlagProblem("must be a number from 1 to 65535, or several with commas between");
  return number;
}

function readTarget(text: string): number | string {
  if (!/^\d+$/.test(text)) return legal(portNameProblems)(text);
  const number = Number(text);
  if (number < 1 || number > 65_535) throw new FlagProblem("must be a port name or a number from 1 to 65535");
  return number;
}

function readAddress(text: string): string {
  if (!isAddress(text)) throw new FlagProblem("must be an IP address");
  return text;
}

/** `key=value`, several with commas between; other operators have no place in a Service. */
function readLabels(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(",").map((item): [string, string] => {
      const [key = "", value, ...more] = item.split("=");
      if (value === undefined || more.length > 0)
        throw new FlagProblem("must be key=value, or several with commas between");
      const [keyProblem] = labelKeyProblems(key);
      if (keyProblem !== undefined)
        throw new FlagProblem(`has the key ${JSON.stringify(key)}, which ${keyProblem}`);
      const [problem] = labelValueProblems(value);
      if (problem !== undefined)
        throw new FlagProblem(`has the value ${JSON.stringify(value)}, which ${problem}`);
      return [key, value];
    }),
  );
}
