/** What the `.patchbay.yaml` files above a file decide for it, together: the nearest one that says something counts. */
import { excludes } from "./excluded.ts";
import type { ProjectFile } from "./project-file.ts";
import type { Settings } from "./settings.ts";
import { folderOf, plain } from "./uri.ts";

/** Rules are weighed one by one, the other settings whole. */
export interface Project extends Omit<ProjectFile, "problems" | "ruleLines"> {
  /** Whether the files decide to leave this one out. Without an `exclude` they leave that to others. */
  readonly isExcluded: (uri: string) => boolean;
  /** Equal texts, equal decisions. */
  readonly outlook: string;
}

const noProject: Project = {
  rules: new Map(),
  exclude: undefined,
  clusterDomain: undefined,
  kubernetesVersion: undefined,
  nodePortRange: undefined,
  scope: undefined,
  isExcluded: () => false,
  outlook: "",
};

/** The settings of an editor under a project: what is checked in counts, so that editors and terminals agree. */
export function settingsUnder(project: Project, settings: Settings): Settings {
  if (project === noProject) return settings;
  const { clusterDomain = settings.clusterDomain, nodePortRange = settings.nodePortRange } = project;
  const { scope = settings.scope, exclude = settings.exclude } = project;
  const { kubernetesVersion = settings.kubernetesVersion } = project;
  const rules = new Map([...settings.rules, ...project.rules]);
  return { ...settings, rules, exclude, clusterDomain, kubernetesVersion, nodePortRange, scope };
}

/** A question by folder over project files by folder; each folder is worked out once. */
export function joinProjects(files: ReadonlyMap<string, ProjectFile>): (folder: string) => Project {
  const known = new Map<string, Project>();
  const projectIn = (folder: string): Project => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const parent = folderOf(folder);
    const above = parent === "" || parent === folder ? noProject : projectIn(parent);
    const file = files.get(folder);
    const project = file === undefined ? above : nearer(file, folder, above);
    known.set(folder, project);
    return project;
  };
  return files.size === 0 ? () => noProject : projectIn;
}

function nearer(file: ProjectFile, folder: string, above: Project): Project {
  const rules = new Map([...above.rules, ...file.rules]);
  const { exclude = above.exclude, clusterDomain = above.clusterDomain } = file;
  const { nodePortRange = above.nodePortRange, scope = above.scope } = file;
  const { kubernetesVersion = above.kubernetesVersion } = file;
  const facts = [
    [...rules],
    exclude,
    file.exclude === undefined ? above.outlook : folder,
    clusterDomain,
    kubernetesVersion,
    nodePortRange,
    scope,
  ];
  return {
    rules,
    exclude,
    clusterDomain,
    kubernetesVersion,
    nodePortRange,
    scope,
    isExcluded: file.exclude === undefined ? above.isExcluded : excludedBelow(folder, file.exclude),
    outlook: JSON.stringify(facts),
  };
}

function excludedBelow(folder: string, globs: readonly string[]): Project["isExcluded"] {
  const matches = excludes(globs);
  return (uri) => matches(plain(uri.slice(folder.length + 1)));
}
