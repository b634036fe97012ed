/** Whether a certificate is valid for a name: what clients compare before they trust a server (RFC 6125, RFC 9525). */

/** True when one of the names of a certificate is this one; `*` stands for one label, and only for the first. */
export function coversHost(names: readonly string[], host: string): boolean {
  const wanted = labelsOf(host);
  return names.some((name) => {
    const labels = labelsOf(name);
    if (labels.length !== wanted.length) return false;
    return labels.every(
      (label, at) => label === wanted[at] || (at === 0 && label === "*" && labels.length > 1),
    );
  });
}

/**
 * True when a certificate with these names is good for a host that somebody serves. One with a wildcard stands for
 * many hosts, of which those that are asked for need be no more than the names that stand below it.
 */
export function servesHost(names: readonly string[], host: string): boolean {
  if (!host.startsWith("*.")) return coversHost(names, host);
  const below = host.slice(1).toLowerCase().replace(/\.$/, "");
  return names.some((name) => name.toLowerCase().replace(/\.$/, "").endsWith(below));
}

/** A Service as the names of cluster DNS know it; a namespace that is not known may be any. */
export interface NamedService {
  readonly name: string;
  readonly namespace: string | undefined;
}

/**
 * True when the name is one of a Service (S7.22–S7.25) or of a single pod below it (S7.5), in any cluster domain.
 * A wildcard in the place of the Service's name is one of it.
 */
export function isNameOf(name: string, service: NamedService): boolean {
  const labels = labelsOf(name);
  return isServiceName(labels, service) || (labels.length > 1 && isServiceName(labels.slice(1), service));
}

/** True when a name can only be meant for inside of a cluster: one label, or one that ends as names of Services do. */
export function isClusterName(name: string): boolean {
  const labels = labelsOf(name);
  return labels.length === 1
    ? !name.includes("*")
    : labels[2] === "svc" || labels[3] === "svc" || labels.at(-1) === "svc";
}

function isServiceName([first, namespace, svc]: readonly string[], service: NamedService): boolean {
  if (first !== service.name && !(first === "*" && namespace !== undefined)) return false;
  if (namespace === undefined) return true;
  if (svc !== undefined && svc !== "svc") return false;
  return service.namespace === undefined ? svc === "svc" || first !== "*" : namespace === service.namespace;
}

function labelsOf(name: string): readonly string[] {
  return name.toLowerCase().replace(/\.$/, "").split(".");
}
