/** How the pods of a workload look up short names, for people (S7.20, S7.30, S7.31). */
import * as l10n from "@vscode/l10n";
import { searchPath } from "../../kubernetes/dns.ts";
import type { Workload } from "../../resources/workload.ts";
import type { Graph } from "../../workspace/graph.ts";
import { namespaceOf } from "../../workspace/near-objects.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { code } from "../markdown.ts";

/** The search path of a pod; where it does not ask the cluster, that no Service is found, which is bold, and why. */
export function resolverLine(graph: Graph, workload: Placed<Workload>, clusterDomain: string): string {
  const { dnsPolicy, hostNetwork } = workload.resource.template;
  const namespace = namespaceOf(graph, workload) ?? "<namespace>";
  const path = searchPath({ dnsPolicy, hostNetwork, namespace }, clusterDomain);
  if (path !== undefined) return l10n.t("**Short names** are looked up in {0}", path.map(code).join(", "));
  const policy = code(`dnsPolicy: ${dnsPolicy}`);
  if (dnsPolicy === "None")
    return l10n.t("**Short names** are looked up as its {0} says ({1})", code("dnsConfig"), policy);
  return dnsPolicy === "Default"
    ? l10n.t("**No Service is found by its name**: {0} asks the name servers of the node", policy)
    : l10n.t(
        "**No Service is found by its name**: on the host's network it asks those of the node, without {0}",
        code("dnsPolicy: ClusterFirstWithHostNet"),
      );
}
