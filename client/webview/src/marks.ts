/** A sign of 16 by 16 for each state, so that colour is never the only one to tell. */
import type { WiringState } from "../../../server/src/lsp/protocol.ts";

/** Paths that are stroked. */
export const marks: Readonly<Record<WiringState, string>> = {
  reached: "M3 8.5 l3.4 3.5 L13 4.5",
  "near-miss": "M8 2 L15 14 H1 Z M8 6.5 v3.5 M8 12 v0.01",
  nothing: "M8 1.5 a6.5 6.5 0 1 0 0.01 0 M5.5 5.5 l5 5 M10.5 5.5 l-5 5",
  unknown: "M5 5.6 a3 3 0 1 1 4.3 2.7 q-1.3 0.8 -1.3 2.2 M8 13.4 v0.01",
};
