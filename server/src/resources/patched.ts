/** What a patch may change that others look for: enough to know when a manifest is not the last word. */

export interface Patched {
  /** Labels or selectors. */
  readonly labels: boolean;
  /** Ports of Services or containers. */
  readonly ports: boolean;
  /** Keys of ConfigMaps or Secrets. */
  readonly data: boolean;
  /** Volumes of pods. */
  readonly volumes: boolean;
}

export const nothing: Patched = { labels: false, ports: false, data: false, volumes: false };
export const anything: Patched = { labels: true, ports: true, data: true, volumes: true };

/** What the text of a patch speaks of, in either of the two languages that patches are written in. */
export function touchedBy(text: string): Patched {
  return {
    labels: /labels|selector/i.test(text),
    ports: /ports|containerPort|protocol/i.test(text),
    data: /\b(?:data|binaryData|stringData)\b/.test(text),
    volumes: /volumes|volumeClaimTemplates/i.test(text),
  };
}

/** What several patches touch together. */
export function unionOf(all: readonly Patched[]): Patched {
  return {
    labels: all.some(({ labels }) => labels),
    ports: all.some(({ ports }) => ports),
    data: all.some(({ data }) => data),
    volumes: all.some(({ volumes }) => volumes),
  };
}

/** True when two patches touch the same; one that is not there touches nothing. */
export function samePatched(one: Patched = nothing, other: Patched = nothing): boolean {
  const parts = ["labels", "ports", "data", "volumes"] as const satisfies readonly (keyof Patched)[];
  return parts.every((part) => one[part] === other[part]);
}
