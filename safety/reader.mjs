/**
 * Holds our own reader of block style against the parser of the `yaml` package: on every document as it is, then on
 * spoilt ones for as long as it is let. It may leave any document to the parser; what it reads must be the same tree.
 */
import { isDeepStrictEqual } from "node:util";
import { readBlockStyle } from "../server/src/yaml/block-style/read.ts";
import { splitDocuments } from "../server/src/yaml/boundaries.ts";
import { isTooDeep } from "../server/src/yaml/depth.ts";
import { parseWithPackage } from "../server/src/yaml/package-parser.ts";
import { generatedTexts, textsBelow } from "./corpus-texts.mjs";
import { randomFrom } from "./random.mjs";

const pieces =
  ` |  |\n|\n\n|:|: |- |-|#| #|'|"|''|\\"|[|]|{|}|,|>|>-|\t|&a |*a|!x |? |%|@|\`|\\|...|\n---\n|<<: |\u00a0|\u2028|\n  |\nkey: v|\n- x`.split(
    "|",
  );

export async function examine({ corpus, seconds, seed }) {
  const random = randomFrom(seed);
  const texts = (corpus === undefined ? generatedTexts() : textsBelow(corpus)).flatMap(documents);
  const failures = [];
  const whole = compare(texts, failures);
  const spoilt = { read: 0, left: 0 };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && failures.length < 10) {
    const text = texts[Math.floor(random() * texts.length)].slice(0, 6000);
    const { read, left } = compare(documents(spoil(text, random)), failures);
    spoilt.read += read;
    spoilt.left += left;
  }
  const figures = {
    documents: texts.length,
    "read by itself": whole.read,
    "spoilt documents": spoilt.read + spoilt.left,
    "of them read by itself": spoilt.read,
  };
  return { figures, failures };
}

function compare(texts, failures) {
  const count = { read: 0, left: 0 };
  for (const text of texts) {
    const root = isTooDeep(text) ? undefined : readBlockStyle(text);
    count[root === undefined ? "left" : "read"] += 1;
    if (root !== undefined && !isSame(root, text)) failures.push(`another tree: ${JSON.stringify(text)}`);
  }
  return count;
}

function isSame(root, text) {
  try {
    const parsed = parseWithPackage(text);
    return parsed.problems.length === 0 && isDeepStrictEqual(parsed.root, root);
  } catch {
    return false;
  }
}

function documents(text) {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

/** One to three pieces put in, a few letters taken out, or a line moved in or out. */
function spoil(text, random) {
  let spoilt = text;
  for (let count = Math.ceil(random() * 3); count > 0; count--) {
    const at = Math.floor(random() * spoilt.length);
    const way = random();
    if (way < 0.4)
      spoilt = spoilt.slice(0, at) + pieces[Math.floor(random() * pieces.length)] + spoilt.slice(at);
    else if (way < 0.6) spoilt = spoilt.slice(0, at) + spoilt.slice(at + Math.ceil(random() * 4));
    else {
      const start = spoilt.lastIndexOf("\n", at) + 1;
      spoilt = spoilt.slice(0, start) + " ".repeat(random() * 4) + spoilt.slice(start + random() * 3);
    }
  }
  return spoilt;
}
