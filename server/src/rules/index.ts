/** Every rule, sorted by id. A rule is one file of this folder and one line here. */
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [];
