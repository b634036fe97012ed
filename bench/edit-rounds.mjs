/**
 * Edits in several generated workspaces at once, each in a process of its own. The processes take short turns, so that
 * whatever else the machine does meanwhile falls on all of them alike.
 */
import { fork } from "node:child_process";
import { join } from "node:path";

const child = join(import.meta.dirname, "edit-rounds-child.mjs");
const turn = 10;

/**
 * `plans` says by name which workspace to make. Returns by name `samples`, `rounds` of them in milliseconds, and
 * `affected`, the most files that one edit affected.
 */
export async function editRounds(plans, { rounds, warmUp }) {
  const processes = Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [name, fork(child, [JSON.stringify(plan)])]),
  );
  try {
    await Promise.all(Object.values(processes).map((each) => answerOf(each)));
    const samples = Object.fromEntries(Object.keys(plans).map((name) => [name, []]));
    const affected = {};
    for (let round = -warmUp; round < rounds; round += turn) {
      for (const [name, each] of Object.entries(processes)) {
        each.send({ edits: turn });
        const answer = await answerOf(each);
        affected[name] = answer.affected;
        if (round >= 0) samples[name].push(...answer.samples);
      }
    }
    return { samples, affected };
  } finally {
    for (const each of Object.values(processes)) each.kill();
  }
}

function answerOf(process) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const died = (code, signal) => reject(new Error(`the process of an edit ended: ${code ?? signal}`));
  process.once("exit", died);
  process.once("message", (message) => {
    process.off("exit", died);
    resolve(message);
  });
  return promise;
}
