/** JSON merge patch (RFC 7386), which is what `kubectl expose --overrides` applies. */
import { asPlainMap, type Plain, type PlainMap } from "../../../yaml/plain.ts";

/** The object with the patch applied; undefined when the patch is no JSON object. */
export function mergePatch(object: PlainMap, patch: string): PlainMap | undefined {
  const parsed = asPlainMap(parse(patch));
  return parsed === undefined ? undefined : asPlainMap(merge(object, parsed));
}

function parse(text: string): Plain | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function merge(target: Plain | undefined, patch: Plain): Plain {
  const changes = asPlainMap(patch);
  if (changes === undefined) return patch;
  const merged = new Map(Object.entries(asPlainMap(target) ?? {}));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}
