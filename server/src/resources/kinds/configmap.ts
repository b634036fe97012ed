/** Reads the values of a ConfigMap that containers may take as variables (S4.23). Dashboards and programs are too long. */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, child } from "../../yaml/node.ts";
import { parseDocument } from "../../yaml/parse.ts";
import { stringOf } from "../../yaml/value.ts";
import type { ConfigMap } from "../resource.ts";
import { readDataKeys, scanDataKeys } from "./data-keys.ts";

/** A document over this length is no list of settings; reading it would cost more than it tells. */
const biggest = 8192;
const longest = 256;

/** The data of a ConfigMap by its text; of one that is too big, or cannot be read whole, no more than its keys. */
export function readSmall(text: string): Pick<ConfigMap, "data" | "keys"> {
  if (text.length > biggest) return { data: undefined, keys: scanDataKeys(text) };
  const { root, problems } = parseDocument(text);
  if (root === undefined || problems.length > 0) return { data: undefined, keys: undefined };
  return { data: readData(root), keys: readDataKeys(root) };
}

/** `data` by key, not `binaryData`; a value that is long or cannot be known is undefined. */
export function readData(root: YamlNode): ReadonlyMap<string, string | undefined> {
  const pairs = asMap(child(root, "data"))?.pairs ?? [];
  return new Map(
    pairs.map(({ key, value }) => {
      const text = value.kind === "scalar" && value.text.length <= longest ? stringOf(value) : undefined;
      return [key, text];
    }),
  );
}
