/** Ways to spoil a text, and what must hold of a workspace with a spoilt file in it. */

import { Workspace } from "../server/src/workspace/workspace.ts";
import { answersIn, watched } from "../server/test/safety/asked.ts";

const root = "file:///w";
const beside = `apiVersion: v1\nkind: Service\nmetadata: { name: beside }\nspec: { selector: { app: beside }, ports: [{ port: 80 }, { port: 81 }] }\n`;

/** By name: `random` gives numbers from 0 to 1, `text` is spoilt by it. */
export const spoils = {
  truncated: (text, random) => text.slice(0, Math.floor(random() * text.length)),
  "a byte replaced": (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1);
  },
  "lines shuffled": (text, random) => {
    const lines = text.split("\n");
    for (let at = lines.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [lines[at], lines[other]] = [lines[other], lines[at]];
    }
    return lines.join("\n");
  },
  "indentation broken": (text, random) =>
    text.replace(/^ +/gm, (blanks) => (random() < 0.1 ? blanks.slice(1) : blanks)),
  tabs: (text, random) => text.replace(/^ {2}/gm, (blanks) => (random() < 0.2 ? "\t" : blanks)),
  "other line ends": (text) => text.replace(/\n/g, "\r\n"),
  "a byte-order mark": (text) => `\uFEFF${text}`,
  "UTF-16 taken for UTF-8": (text) => Buffer.from(text.slice(0, 20_000), "utf16le").toString("latin1"),
  "a piece doubled": (text, random) => {
    const [from, to] = [random(), random()]
      .map((share) => Math.floor(share * text.length))
      .sort((a, b) => a - b);
    return text.slice(0, to) + text.slice(from);
  },
  "keys of the language": (text, random) =>
    text.replace(/[A-Za-z]+(?=:)/g, (key) =>
      random() < 0.05
        ? ["__proto__", "constructor", "toString", "hasOwnProperty"][Math.floor(random() * 4)]
        : key,
    ),
};

/**
 * Asks everything about a workspace with the text and a Service beside it. Returns how long that took in
 * milliseconds; throws when anything throws, or when the Service beside it is not judged as before.
 */
export function survive(text) {
  const start = performance.now();
  const subject = watched(new Workspace([root]));
  const update = (uri, now) => subject.findings.update(subject.workspace.update(uri, now, { open: true }));
  update(`${root}/beside.yaml`, beside);
  update(`${root}/spoilt/it.yaml`, text);
  const offsets = [0.1, 0.5, 0.9].map((share) => Math.floor(share * text.length));
  answersIn(subject, { uri: `${root}/spoilt/it.yaml`, offsets, textOf: () => undefined });
  const found = answersIn(subject, { uri: `${root}/beside.yaml`, offsets: [], textOf: () => undefined });
  if (!found.get("findings").includes("port-name-required"))
    throw new Error("the Service beside it lost its finding");
  return performance.now() - start;
}
