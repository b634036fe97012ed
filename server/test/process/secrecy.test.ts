/** No output of the command holds a secret, in any format, and neither does a complaint. */
import { expect, test } from "vitest";
import { manifestsWithSecrets, secrets } from "../support/secrets.ts";
import { folderWith, patchbay } from "./command.ts";

test.each([
  ["check", "--format", "text"],
  ["check", "--format", "json"],
  ["check", "--format", "sarif"],
  ["check", "--format", "github"],
  ["endpoints"],
  ["endpoints", "--format", "json"],
  ["env", "deploy/web"],
  ["env", "deploy/web", "--format", "json"],
])("%s %s %s", (...args) => {
  const { stdout, stderr } = patchbay(args, folderWith(manifestsWithSecrets));
  expect(stdout).toContain("web");
  expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
});
