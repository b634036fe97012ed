/** The schema of `.patchbay.yaml`: editors complete and check the file with it. */

const levels = ["error", "warning", "information", "hint", "off"];

/** The schema as JSON; it knows every rule by name. */
export const projectSchema = (rules) =>
  JSON.stringify({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Patchbay",
    description:
      "What a team decides for everybody, in editors and terminals alike. The nearest file that says something counts.",
    type: ["object", "null"],
    additionalProperties: false,
    properties: {
      rules: {
        description: "The level of each rule. A rule that is not named here has its own level.",
        type: ["object", "null"],
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(levelOf)),
      },
      exclude: {
        description: "Globs of files that are left out, relative to the folder of this file.",
        type: ["array", "null"],
        items: { type: "string" },
        examples: [["vendor/**", "**/testdata"]],
      },
      clusterDomain: {
        description: "The domain in DNS names of Services.",
        type: ["string", "null"],
        pattern: "^[a-z0-9.-]+$",
        default: "cluster.local",
      },
      kubernetesVersion: {
        description:
          "The version of Kubernetes that the manifests are for: what the API server takes depends on it.",
        type: ["string", "number", "null"],
        pattern: "^v?1\\.[0-9]{1,3}(\\.[0-9]+)?$",
        default: "1.36",
      },
      nodePortRange: {
        description: "The ports that the cluster gives to Services of type NodePort.",
        type: ["string", "null"],
        pattern: "^[0-9]{1,5}-[0-9]{1,5}$",
        default: "30000-32767",
      },
      scope: {
        description:
          "Which files make one world: auto takes the nearest match, the others take all files in that scope.",
        enum: ["auto", "file", "folder", "workspace", null],
        default: "auto",
      },
    },
  });

/** YAML 1.1 reads the word `off` as a boolean, and so do some editors. */
const levelOf = ({ id, title, level }) => [
  id,
  { enum: [...levels, false], default: level, description: `${title}.` },
];
