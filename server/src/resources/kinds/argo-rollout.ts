/** Reads whom a Rollout of Argo names: the Services that it points at its pods, and what it shifts requests with. */
import type { YamlNode } from "../../yaml/node.ts";
import { child, descend, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, referredIn } from "./named.ts";

/** Its Services, its workload where that stands elsewhere, and the Ingresses and rules of Istio that it rewrites. */
export function readRollout(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  return [
    ...serviceKeys.flatMap((path) => namesAt(spec, path, "Service")),
    ...ingressKeys.flatMap((path) => namesAt(spec, path, "Ingress")),
    ...istioNames(descend(spec, ...routing, "istio")),
    ...referredIn(child(spec, "workloadRef"), { field: "spec.workloadRef.name" }),
  ];
}

const canary = ["strategy", "canary"] as const;
const routing = [...canary, "trafficRouting"] as const;

const serviceKeys = [
  [...canary, "stableService"],
  [...canary, "canaryService"],
  [...canary, "pingPong", "pingService"],
  [...canary, "pingPong", "pongService"],
  [...routing, "alb", "rootService"],
  [...routing, "smi", "rootService"],
  ["strategy", "blueGreen", "activeService"],
  ["strategy", "blueGreen", "previewService"],
];

const ingressKeys = [
  [...routing, "alb", "ingress"],
  [...routing, "nginx", "stableIngress"],
];

function namesAt(spec: YamlNode | undefined, path: readonly string[], kind: string): readonly Mention[] {
  const key = path.at(-1) ?? "";
  const holder = descend(spec, ...path.slice(0, -1));
  return namedIn(holder, { kind, key, field: ["spec", ...path].join(".") });
}

function istioNames(istio: YamlNode | undefined): readonly Mention[] {
  const field = ["spec", ...routing, "istio"].join(".");
  const virtualServices = [child(istio, "virtualService"), ...itemsOf(child(istio, "virtualServices"))];
  return [
    ...virtualServices.flatMap((each) =>
      namedIn(each, { kind: "VirtualService.networking.istio.io", field: `${field}.virtualService.name` }),
    ),
    ...namedIn(child(istio, "destinationRule"), {
      kind: "DestinationRule.networking.istio.io",
      field: `${field}.destinationRule.name`,
    }),
  ];
}
