/** The keys of ConfigMaps and Secrets as they are written. What stands under a key of a Secret is nowhere kept. */
import type { Range } from "../text/range.ts";

export interface DataKey {
  readonly key: string;
  readonly keyRange: Range;
  readonly keyStyle: "plain" | "single" | "double";
  readonly field: "data" | "binaryData" | "stringData";
}
