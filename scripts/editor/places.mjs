/** Where things are, found from this file, so that every script works from any current folder. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** The folder that `@vscode/test-electron` downloads into; ignored by git, kept between runs. */
export const editorCache = join(repository, ".vscode-test");

export const tutorial = join(repository, "test-fixtures/workspaces/tutorial");
