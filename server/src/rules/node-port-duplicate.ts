/**
 * Two ports ask for the same node port.
 *
 * ## What
 * Within a Service, a number and protocol may stand once. Across Services the number alone counts, in every namespace:
 * a node port belongs to the whole cluster.
 *
 * ## Why it matters
 * The API server refuses the Service, or whichever of two comes second: `provided port is already allocated`.
 *
 * ## Reported
 * - `reported-within.yaml`: two ports of one Service.
 * - `reported-across.yaml`: two Services of one file, in two namespaces, as a warning.
 * - `reported-folder.yaml`: two files of one folder, flow style.
 *
 * ## Accepted
 * - `accepted-protocols.yaml`: one Service, one number, two protocols.
 * - `accepted-steps.yaml`: two manifests of one Service, of which only one is in the cluster at a time.
 * - `accepted-apart.yaml`: other folders are other clusters as likely as not.
 * - `accepted-none.yaml`: a Service without node ports, and zero.
 *
 * ## Fix
 * Takes the next number that is free as far as can be seen, or leaves the choice to the cluster.
 *
 * ## References
 * S1.26, S1.29, S1.11
 */
import * as l10n from "@vscode/l10n";
import { isWithinRange } from "../kubernetes/ports.ts";
import { protocols } from "../kubernetes/protocol.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import { nodePortKey, rootKey } from "../workspace/graph.ts";
import { byPlace, nearOf } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched, rootOf } from "../workspace/world.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { removeNodePort, typeOf } from "./service-type.ts";
import { nameOf, portText } from "./wording.ts";

export const rule = defineRule({
  id: "node-port-duplicate",
  title: "Two ports ask for the same node port",
  level: "error",
  since: "0.1.0",
  references: ["S1.26", "S1.29", "S1.11"],
  on: "service",
  check(service, context) {
    const { complete, ports } = service.resource;
    if (!complete) return [];
    const own = new Map<number, ServicePort[]>();
    return ports.flatMap((port) => {
      const { nodePort = 0 } = port;
      if (nodePort === 0) return [];
      const earlier = own.get(nodePort) ?? [];
      own.set(nodePort, earlier.length < protocols.length ? [...earlier, port] : earlier);
      const ask = { service, port, nodePort };
      return earlier.length > 0 ? checkWithin(ask, earlier, context) : checkAcross(ask, context);
    });
  },
});

/** One port that asks for a node port. */
interface Ask {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
  readonly nodePort: number;
}

/** An earlier port of the same Service with the same number and protocol (S1.26). */
function checkWithin(ask: Ask, earlier: readonly ServicePort[], context: RuleContext): readonly Report[] {
  const { service, port, nodePort } = ask;
  const twin = earlier.find(({ protocol }) => protocol === port.protocol);
  if (twin === undefined || port.protocol === undefined) return [];
  const message = l10n.t(
    "{0} asks for node port {1}/{2} twice, on {3} and on {4}. The API server refuses it.",
    nameOf(service),
    nodePort,
    port.protocol,
    portText(twin),
    portText(port),
  );
  const related = [
    { placed: service, range: placeOf(twin), message: l10n.t("The first port that asks for it") },
  ];
  return [{ range: placeOf(port), message, related, fixes: fixesFor(ask, context) }];
}

/** A Service before this one, in the same file, folder or kustomization, that takes the number (S1.29). */
function checkAcross(ask: Ask, context: RuleContext): readonly Report[] {
  const { service, port, nodePort } = ask;
  if (!mayAllocate(service, context)) return [];
  const [other] = takersOf(nodePort, ask, context)
    .filter((each) => !isSame(each, service) && mayAllocate(each, context) && byPlace(each, service) < 0)
    .sort(byPlace);
  const taken = other?.resource.ports.find((each) => each.nodePort === nodePort);
  if (other === undefined || taken === undefined) return [];
  const message = l10n.t(
    "{0} asks for node port {1} on {2}, and so does {3}. A node port belongs to the whole cluster; the API server refuses the Service that comes second.",
    nameOf(service),
    nodePort,
    portText(port),
    nameOf(other),
  );
  const related = [
    { placed: other, range: placeOf(taken), message: l10n.t("The node port of {0}", nameOf(other)) },
  ];
  return [{ range: placeOf(port), message, level: "warning", related, fixes: fixesFor(ask, context) }];
}

function placeOf(port: ServicePort) {
  return (port.nodePortNode ?? port).range;
}

/** Two manifests of one object: steps of one story, of which only one is in the cluster. */
function isSame({ resource: one }: Placed, { resource: other }: Placed): boolean {
  return one.name === undefined || one.name === other.name;
}

/** True when the Service will ask for what is written here: its type has node ports, and nobody patches it. */
function mayAllocate({ resource, document }: Placed<Service>, { graph }: RuleContext): boolean {
  const type = typeOf(resource);
  const asks = type === "NodePort" || type === "LoadBalancer";
  return asks && resource.complete && !mayBePatched(graph.world, [document.uri], "ports");
}

/** The Services within reach that ask for the number, whatever their namespace. */
function takersOf(
  nodePort: number,
  { service }: Ask,
  { graph, question }: RuleContext,
): readonly Placed<Service>[] {
  const { uri } = service.document;
  const scopes =
    question.scope === "workspace" ? [rootKey(rootOf(graph.world, uri))] : nearOf(graph, service);
  const found = scopes.flatMap((scope) => [...graph.services.read(nodePortKey(scope, nodePort), service)]);
  return question.scope === "file" ? found.filter(({ document }) => document.uri === uri) : found;
}

function fixesFor(ask: Ask, context: RuleContext): readonly Fix[] {
  const { service, port } = ask;
  const free = nextFree(ask, context);
  const next =
    free === undefined
      ? []
      : fix(l10n.t("Use node port {0}", free), [setNumber(service, port.nodePortNode, free)]);
  return [...next, ...removeNodePort(service, port, l10n.t("Let the cluster choose a node port"))];
}

/** How many numbers are tried: whoever has taken more in a row has a plan of their own. */
const tries = 20;

/** The next number above that no Service within reach asks for, this one included; undefined when none is near. */
function nextFree(ask: Ask, context: RuleContext): number | undefined {
  const numbers = Array.from({ length: tries }, (_, index) => ask.nodePort + 1 + index);
  return numbers.find(
    (number) => isWithinRange(number, context.nodePorts) && takersOf(number, ask, context).length === 0,
  );
}
