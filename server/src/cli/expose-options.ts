/** The arguments of `patchbay expose`, and what of them goes together. */
import { type Command, Option } from "commander";
import type { ExposeFlags } from "../features/expose/flags.ts";

export interface ExposeOptions extends ExposeFlags {
  readonly filename?: string | undefined;
  readonly compat?: "kubectl" | undefined;
  /** These are kubectl's alone. */
  readonly output?: "yaml" | "json" | "name" | undefined;
  readonly overrides?: string | undefined;
  readonly dryRun?: "client" | undefined;
}

/** Describes the command; what it does is `expose`. */
export function describeExpose(command: Command): Command {
  return command
    .description("print the Service for a workload")
    .usage("(KIND/NAME | -f FILE) [options] [PATH...]")
    .argument("[words...]", "KIND/NAME, unless -f says what to expose, then files or folders to look in")
    .option("-f, --filename <file>", "expose what the file holds; - is standard input")
    .option("--port <ports>", "the port of the Service, or several: 80,443")
    .option("--target-port <port>", "the port of the pods, by name or number")
    .option("--protocol <protocol>", "TCP, UDP or SCTP")
    .option("--type <type>", "ClusterIP, NodePort or LoadBalancer")
    .option("--name <name>", "the name of the Service")
    .option("--selector <labels>", "the pods to select: key=value,…")
    .option("-l, --labels <labels>", "the labels of the Service: key=value,…")
    .option("--cluster-ip <address>", "its address, or None for a headless Service")
    .option("--session-affinity <affinity>", "None or ClientIP")
    .option("--external-ip <address>", "an address that leads to a node")
    .option("--load-balancer-ip <address>", "the address to ask a load balancer for")
    .option("-n, --namespace <namespace>", "the namespace of the Service and its workload")
    .addOption(
      new Option("--compat <tool>", "answer as that tool does, mistakes included").choices(["kubectl"]),
    )
    .addOption(new Option("-o, --output <format>", "with --compat").choices(["yaml", "json", "name"]))
    .addOption(new Option("--overrides <json>", "with --compat: JSON to merge into the Service"))
    .addOption(new Option("--dry-run <mode>", "with --compat").choices(["client"]));
}

/** What is wrong with the options as a whole; undefined when nothing is. */
export function misuseOf({ compat, output, overrides, dryRun }: ExposeOptions): string | undefined {
  if (compat === "kubectl") return undefined;
  const given = { "--output": output, "--overrides": overrides, "--dry-run": dryRun };
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  return flag === undefined ? undefined : `${flag} needs --compat kubectl.`;
}
