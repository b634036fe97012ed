/** The port that a probe or an HTTP hook asks, as the kubelet finds it: in the container itself, whatever the protocol. */

/**
 * The number behind the port of a probe: a number means itself, a text first the port of that name among those of the
 * same container, then a decimal number (S8.40). Undefined when neither is so, or the declaration's number is unknown.
 */
export function findProbePort(
  port: number | string,
  own: readonly { readonly name?: string | undefined; readonly number?: number | undefined }[],
): number | undefined {
  if (typeof port === "number") return port;
  const declared = own.find(({ name }) => name === port);
  if (declared !== undefined) return declared.number;
  return /^[-+]?\d+$/.test(port) ? Number(port) : undefined;
}
