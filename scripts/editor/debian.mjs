/** Installs what is missing on a Debian machine that we may change, and says exactly what to install elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";

export const onDebian = existsSync("/etc/debian_version");

/**
 * Makes sure that Debian packages are installed. As root it installs the missing ones; otherwise it throws an
 * error that carries the command to type. Does nothing on another system, where the names mean nothing.
 */
export const requireDebianPackages = async (names) => {
  if (!onDebian) return;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const install = ["install", "--yes", "--no-install-recommends", ...missing];
  if (process.getuid() !== 0) {
    throw new Error(`Packages are missing. Run: sudo apt-get update && sudo apt-get ${install.join(" ")}`);
  }
  console.log(`Installing Debian packages: ${missing.join(", ")}`);
  const quietly = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  await run("apt-get", ["update"], quietly);
  const code = await run("apt-get", install, quietly);
  if (code !== 0) throw new Error(`apt-get ${install.join(" ")} failed with exit code ${code}.`);
};

const isInstalled = (name) => {
  const query = spawnSync("dpkg", ["--status", name], { encoding: "utf8" });
  return query.stdout.includes("Status: install ok installed");
};
