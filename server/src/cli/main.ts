/** The `patchbay` command: arguments in, exit code out. What a subcommand does is in the file of its name. */
import { Command, CommanderError, Option } from "commander";
import { faultOf } from "../text/fault.ts";
import { scopes } from "../workspace/settings.ts";
import { type CheckOptions, check, reporters } from "./check.ts";
import type { EndpointsOptions } from "./endpoints.ts";
import type { EnvOptions } from "./env.ts";
import { describeExpose, type ExposeOptions } from "./expose-options.ts";
import type { GraphOptions } from "./graph.ts";
import { graphFormats } from "./graph-formats.ts";
import { severities } from "./levels.ts";
import { keepNurserySmall } from "./nursery.ts";
import type { RulesOptions } from "./rules.ts";
import { type ExitCode, processTerminal, type Terminal } from "./terminal.ts";
import { version } from "./version.ts";

void main(process.argv, processTerminal()).then((code) => {
  process.exitCode = code;
});

async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const ending: { code: ExitCode } = { code: 0 };
  try {
    await commandLine(terminal, ending).parseAsync([...argv]);
    return ending.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    for (const line of ["patchbay failed:", ...faultOf(error).split("\n")]) terminal.complain(line);
    return 2;
  }
}

/** The subcommands; each is loaded when it is called, and leaves its exit code in `ending`. */
function commandLine(terminal: Terminal, ending: { code: ExitCode }): Command {
  const program = new Command("patchbay")
    .description("Checks how Kubernetes Services are wired to pods, before kubectl apply.")
    .version(version)
    .exitOverride()
    // A server lives on: whoever waits for a hover does not wait for the collector.
    .hook("preAction", (_program, command) => {
      if (command.name() !== "lsp") keepNurserySmall();
    });
  program
    .command("check")
    .description("report the cables that are not plugged in")
    .argument("[path...]", "files or folders; - is standard input", ["."])
    .addOption(format(Object.keys(reporters)))
    .addOption(
      new Option("--fail-on <level>", "end with 1 from this level on").choices(severities).default("error"),
    )
    .addOption(scope())
    .option("--fix", "make the changes that are safe, in the files")
    .addOption(
      new Option("--cache <file>", "take the last result from this file while nothing changed").conflicts(
        "fix",
      ),
    )
    .option("--stdin-filename <path>", "the path under which standard input is read", "-")
    .action(async (paths: readonly string[], options: CheckOptions) => {
      ending.code = await check(paths, options, terminal);
    });
  program
    .command("endpoints")
    .description("show what every Service reaches")
    .argument("[path...]", "files or folders; - is standard input", ["."])
    .addOption(format(["text", "json"]))
    .addOption(scope())
    .action(async (paths: readonly string[], options: EndpointsOptions) => {
      const { endpoints } = await import("./endpoints.ts");
      ending.code = await endpoints(paths, options, terminal);
    });
  program
    .command("graph")
    .description("draw who calls which Service, and what it leads to")
    .argument("[path...]", "files or folders; - is standard input", ["."])
    .addOption(
      new Option("--format <format>", "the language of the picture").choices(graphFormats).default("mermaid"),
    )
    .addOption(scope().default("auto"))
    .action(async (paths: readonly string[], options: GraphOptions) => {
      const { graph } = await import("./graph.ts");
      ending.code = await graph(paths, options, terminal);
    });
  describeExpose(program.command("expose")).action(
    async (args: readonly string[], options: ExposeOptions) => {
      const { expose } = await import("./expose.ts");
      ending.code = await expose(args, options, terminal);
    },
  );
  program
    .command("rules")
    .description("list the rules")
    .addOption(format(["text", "json"]))
    .action(async (options: RulesOptions) => {
      const { listRules } = await import("./rules.ts");
      ending.code = await listRules(options, terminal);
    });
  program
    .command("explain")
    .description("print the page of a rule")
    .argument("<rule>", "the name in brackets behind a finding")
    .action(async (rule: string) => {
      const { explain } = await import("./explain.ts");
      ending.code = await explain(rule, terminal);
    });
  program
    .command("env")
    .description("show the variables that the containers of a workload get")
    .argument("<kind/name>", "the workload, such as deployment/web")
    .argument("[path...]", "files or folders; - is standard input", ["."])
    .addOption(format(["text", "json"]))
    .action(async (workload: string, paths: readonly string[], options: EnvOptions) => {
      const { env } = await import("./env.ts");
      ending.code = await env({ workload, paths }, options, terminal);
    });
  program
    .command("lsp")
    .description("run the language server")
    .requiredOption("--stdio", "talk over standard input and output")
    .action(serve);
  return program;
}

async function serve(): Promise<void> {
  const { startStdio } = await import("../node/start.ts");
  startStdio();
}

function format(choices: readonly string[]): Option {
  return new Option("--format <format>", "for people or for programs").choices(choices).default("text");
}

function scope(): Option {
  return new Option("--scope <scope>", "which files make one world; auto takes the nearest match").choices(
    scopes,
  );
}
