/** Objects that the cluster puts into every namespace. */

/** True for what a controller makes in every namespace, so that no manifest has to. */
export function isGivenByCluster({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  if (kind === "ServiceAccount") return name === "default";
  return kind === "ConfigMap" && name === "kube-root-ca.crt";
}
