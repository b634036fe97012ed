/** Versions of Kubernetes: only the minor number matters, since all are of 1. */

/** The newest version that is known here: what is asked of it when nobody says otherwise (S0.30). */
export const newestMinor = 36;

/** The minor number of `1.32`, `v1.32` or `1.32.4`; undefined for anything else. */
export function minorOf(version: string): number | undefined {
  const [, minor] = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(version) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
