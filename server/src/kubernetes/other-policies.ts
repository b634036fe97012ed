/** Policies of networks and administrators, which let through, or stop, what a NetworkPolicy does not tell of. */

/** In the words of `objectKind`. */
const kinds: ReadonlySet<string> = new Set([
  "CiliumNetworkPolicy.cilium.io",
  "CiliumClusterwideNetworkPolicy.cilium.io",
  "NetworkPolicy.projectcalico.org",
  "GlobalNetworkPolicy.projectcalico.org",
  "NetworkPolicy.crd.projectcalico.org",
  "GlobalNetworkPolicy.crd.projectcalico.org",
  "NetworkPolicy.crd.antrea.io",
  "ClusterNetworkPolicy.crd.antrea.io",
  "AdminNetworkPolicy",
  "BaselineAdminNetworkPolicy",
  "ClusterNetworkPolicy",
]);

/** True for a kind of policy that rules beside NetworkPolicies. */
export function isOtherPolicy(kind: string): boolean {
  return kinds.has(kind);
}
