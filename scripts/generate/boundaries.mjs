/** The import boundaries as lint errors: the table of ARCHITECTURE.md as overrides of the linter's configuration. */
import { forbiddenPackages, readLayers } from "../../server/test/support/layers.ts";

/** The linter's configuration with one override per row of the table; everything else stays as it is. */
export const withBoundaries = (text, architecture) => {
  const configuration = JSON.parse(text);
  const layers = readLayers(architecture);
  const others = configuration.overrides.filter(
    ({ linter }) => !("noRestrictedImports" in (linter.rules.style ?? {})),
  );
  configuration.overrides = [...others, ...layers.map((layer) => boundary(layer, layers))];
  return JSON.stringify(configuration, null, 2);
};

const boundary = (layer, layers) => {
  const message = `${layer.name} imports ${layer.imports.join(", ") || "nothing"}: see ARCHITECTURE.md.`;
  const folders = layers.filter(({ name }) => name !== layer.name && !layer.imports.includes(name));
  const packages = forbiddenPackages(layer).filter((name) => name !== "node:");
  const group = [
    ...folders.map(({ name }) => `**/${name}/**`),
    ...packages.map((name) => `${name}/**`),
    ...(forbiddenPackages(layer).includes("node:") ? ["node:*"] : []),
  ];
  const options = {
    paths: Object.fromEntries(packages.map((name) => [name, message])),
    patterns: [{ group, message }],
  };
  return {
    includes: [`${layer.place}/**`],
    linter: { rules: { style: { noRestrictedImports: { level: "error", options } } } },
  };
};
