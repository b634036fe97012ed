/** A copy of the fixture workspaces that tests may edit, and a fresh profile beside it. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "./places.mjs";
import { calmSettings } from "./settings.mjs";

/** Extensions with the ids of real ones that work on the same files. They do nothing. */
const otherExtensions = join(repository, "test-fixtures/extensions");
const fixtures = join(repository, "test-fixtures/workspaces");

/**
 * Creates the copy in the system's temporary folder, which is `root`.
 * `workspace` is a `.code-workspace` file with one folder for each fixture workspace, so that each stays a world of its
 * own, and `folder(name)` is one of these folders. `userData` is for `--user-data-dir`; `configure(settings)` adds
 * user settings for the next window; `installOthers()` installs those in the
 * fixture folder `extensions`; `webExtension(extension)` is an extension that has an entry for browsers and no other;
 * `remove()` deletes everything.
 */
export const createScratch = () => {
  // The real path, because VS Code resolves links and the tests compare uris.
  const root = realpathSync(mkdtempSync(join(tmpdir(), "patchbay-")));
  cpSync(fixtures, join(root, "workspaces"), { recursive: true });
  const workspace = join(root, "patchbay.code-workspace");
  const folders = readdirSync(fixtures).sort();
  writeJson(workspace, { folders: folders.map((name) => ({ name, path: `workspaces/${name}` })) });
  const userData = join(root, "user-data");
  const configure = (settings) => {
    // The desktop and the server keep the user's settings in different places of their data folder.
    for (const file of ["User/settings.json", "data/User/settings.json"]) {
      writeJson(join(userData, file), { ...calmSettings, ...settings });
    }
  };
  configure({});
  const extensions = join(root, "extensions");
  return {
    root,
    workspace,
    folder: (name) => join(root, "workspaces", name),
    userData,
    configure,
    extensions,
    installOthers: () => cpSync(otherExtensions, extensions, { recursive: true }),
    webExtension: (extension) => onlyForWeb(extension, join(root, "web-extension")),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
};

/** The extension by links. VS Code would run one that has both entries in a process where it can. */
const onlyForWeb = (extension, folder) => {
  mkdirSync(folder);
  const { main: _, ...manifest } = JSON.parse(readFileSync(join(extension, "package.json"), "utf8"));
  writeJson(join(folder, "package.json"), manifest);
  for (const name of readdirSync(extension).filter(
    (each) => !/^\.|^package\.json$|^node_modules$/.test(each),
  )) {
    symlinkSync(join(extension, name), join(folder, name));
  }
  return folder;
};

const writeJson = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, undefined, 2));
};
