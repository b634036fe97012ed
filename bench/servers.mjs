/** The language servers that the hover figures compare, each with the way to start it and its settings. */
import { join } from "node:path";

const yamlServer = join(
  import.meta.dirname,
  "node_modules",
  "yaml-language-server",
  "bin",
  "yaml-language-server",
);

/** Ours, on any folder. `cli` is the path of the terminal command, `options` what the client says of itself. */
export function patchbay({ name, cli, folder, options }) {
  return {
    name,
    folder,
    options,
    // As the extension starts it.
    command: [process.execPath, "--max-semi-space-size=16", cli, "lsp", "--stdio"],
    idleRequest: "patchbay/idle",
  };
}

/**
 * The peer with its defaults, except that nothing is downloaded: a run must not depend on the network. Without
 * a schema it does less work for a hover than a user sees, so the comparison is in its favour.
 */
export function yamlLanguageServer({ name, folder }) {
  return {
    name,
    folder,
    command: [process.execPath, yamlServer, "--stdio"],
    settings: {
      yaml: {
        validate: true,
        hover: true,
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
      },
    },
  };
}
