/** The cell of endpoints that `kubectl describe service` and `kubectl get endpoints` print. */
import type { Slice } from "../../kubernetes/slices.ts";

/** More endpoints than this are counted and not listed. */
const most = 3;

/**
 * The endpoints behind the Service port of a name, or behind all ports when the name is undefined (S6.2, S6.15).
 * A slice without ports shows its endpoints under every name (S6.3). `<none>` is only for no slice at all; slices
 * without endpoints give an empty cell. `write` writes one endpoint with its port, undefined for none.
 */
export function endpointsCell<Endpoint>(
  slices: readonly Slice<Endpoint>[],
  portName: string | undefined,
  write: (endpoint: Endpoint, port: number | string | undefined) => string,
): string {
  if (slices.length === 0) return "<none>";
  const all = slices.flatMap(({ ports, endpoints }) => {
    if (ports.length === 0) return endpoints.map((endpoint) => write(endpoint, undefined));
    return ports
      .filter(({ name }) => portName === undefined || name === portName)
      .flatMap(({ number }) => endpoints.map((endpoint) => write(endpoint, number ?? "<unknown>")));
  });
  const rest = all.length - most;
  return all.slice(0, most).join(",") + (rest > 0 ? ` + ${rest} more...` : "");
}
