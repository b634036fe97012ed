/** Child processes that end with us, their own children included: VS Code's extension host is a grandchild. */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Starts a process at the head of its own process group; the whole group ends when this process does.
 * Takes the options of `spawn`.
 */
export const startGroup = (command, args, options) => {
  const child = spawn(command, args, { ...options, detached: true });
  process.once("exit", () => endGroup(child));
  exitOnSignals();
  return child;
};

/** Asks every process of a group to end; does nothing when it has ended. */
export const endGroup = (child) => {
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    // The group has ended already.
  }
};

/** Runs a command to its end with our own output; resolves to its exit code, and throws if it cannot start. */
export const run = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });

/** The path of an executable, looked up as a shell does, or undefined. */
export const findExecutable = (name) => {
  const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .find(isExecutable);
};

export const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

// Without a listener a signal would end this process before its "exit" event, and leave the groups behind.
let listening = false;
const exitOnSignals = () => {
  if (listening) return;
  listening = true;
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ]) {
    process.once(signal, () => process.exit(128 + number));
  }
};
