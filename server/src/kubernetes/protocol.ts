/**
 * The transport protocols that Service ports and container ports may name. They are case-sensitive in the API.
 */

export type Protocol = "TCP" | "UDP" | "SCTP";

/** Every protocol the API accepts, the default (S1.3, S1.13) first. */
export const protocols: readonly Protocol[] = ["TCP", "UDP", "SCTP"];

/** Whether `text` is a protocol exactly as the API spells it: `tcp` is not (S2.38). */
export function isProtocol(text: string): text is Protocol {
  return protocols.some((protocol) => protocol === text);
}
