/**
 * `npm run safety [-- --only NAME]`: tries to break the product, for as long as it is let. Each program ends with one
 * row of figures; what fails is printed in full, and the command ends with 1.
 */
import { parseArgs } from "node:util";

const programs = ["incremental", "reader", "input", "fuzz", "patterns", "offline"];
const usage = `npm run safety [-- --only PROGRAM] [--corpus FOLDER] [--steps N] [--seconds N] [--seed N]
  --only     one of ${programs.join(", ")}
  --corpus   a folder of real manifests; generated ones are used without it
  --steps    how many edits "incremental" makes, 10000 when left out
  --seconds  how long "reader", "input" and "fuzz" go on, 60 when left out
  --seed     what the random choices begin with; printed when left out`;

process.exitCode = await main();

async function main() {
  const call = readCall();
  if (call === undefined) return 2;
  const rows = [];
  let failed = false;
  for (const name of call.names) {
    console.error(`${name}: under way, seed ${call.seed}`);
    const { examine } = await import(`./${name}.mjs`);
    const { figures, failures } = await examine(call);
    const shown = Object.entries(figures).map(([what, value]) => `${what}: ${value}`);
    rows.push(`| ${name} | ${shown.join("; ")} | ${failures.length === 0 ? "passed" : "FAILED"} |`);
    for (const failure of failures) console.error(failure);
    failed ||= failures.length > 0;
  }
  console.log(["| program | figures | result |", "| --- | --- | --- |", ...rows].join("\n"));
  return failed ? 1 : 0;
}

function readCall() {
  try {
    const option = { type: "string" };
    const { values } = parseArgs({
      options: { only: option, corpus: option, steps: option, seconds: option, seed: option },
    });
    if (values.only !== undefined && !programs.includes(values.only))
      throw new Error(`--only: there is no program "${values.only}"`);
    return {
      names: values.only === undefined ? programs : [values.only],
      corpus: values.corpus,
      steps: count(values.steps ?? "10000", "--steps"),
      seconds: count(values.seconds ?? "60", "--seconds"),
      seed: count(values.seed ?? String(Date.now() % 2 ** 31), "--seed"),
    };
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    return undefined;
  }
}

function count(text, option) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option}: "${text}" is no count`);
  return Number(text);
}
