/**
 * A Service port and the container port that it means have different protocols.
 *
 * ## What
 * The target port is a name that the pods declare under another protocol only, or a number that they declare under
 * another protocol only. A protocol that is not written is TCP on both sides.
 *
 * ## Why it matters
 * A name is looked up together with its protocol: the port is left out of the endpoints, silently. A number is used
 * as it is, so traffic may flow; one of the two sides says something wrong all the same.
 *
 * ## Reported
 * - `reported-named.yaml`: a name, as an error.
 * - `reported-numeric.yaml`: a number, as information.
 *
 * ## Accepted
 * - `accepted-both.yaml`: the number is declared under both protocols.
 * - `accepted-unknown.yaml`: a protocol is a placeholder.
 *
 * ## Fix
 * Change the protocol of the Service port or of the container port.
 *
 * ## References
 * S3.16, S3.18, S2.47
 */
import type { Container, ContainerPort, Service, ServicePort, Workload } from "../resources/resource.ts";
import { wirePorts } from "../workspace/endpoints.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setProtocol } from "./fixes.ts";
import { defineRule, type FindingLevel, type Report } from "./rule.ts";
import { nameOf, podsOf } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-protocol",
  title: "A Service port and its container port have different protocols",
  level: "error",
  since: "0.1.0",
  references: ["S3.16", "S3.18", "S2.47"],
  on: "service",
  check(service, { select }) {
    if (!service.resource.complete) return [];
    const selection = select(service);
    return wirePorts(service.resource, selection).flatMap(({ port, targets, unresolved }) => {
      const named = unresolved.find((each) => each.reason === "protocol-differs");
      if (named?.declaration !== undefined && targets.length === 0) {
        return [
          report({ service, port, level: "error" }, { pods: named.pods.placed, declared: named.declaration }),
        ];
      }
      const other = targets.map((target) => otherProtocol(port, target.pods.placed));
      const [first] = other;
      if (first === undefined || other.includes(undefined) || typeof port.targetPort !== "number") return [];
      return [report({ service, port, level: "information" }, first)];
    });
  },
});

interface Declared {
  readonly pods: Placed<Workload>;
  readonly declared: ContainerPort;
}

/** The declaration of the number under another protocol; undefined when one fits, or none is there. */
function otherProtocol(port: ServicePort, pods: Placed<Workload>): Declared | undefined {
  const lending = (container: Container) => container.role !== "init";
  const ports = pods.resource.template.containers.filter(lending).flatMap((container) => container.ports);
  const same = ports.filter((each) => each.number === port.targetPort);
  const fits = same.some((each) => each.protocol === undefined || each.protocol === port.protocol);
  return fits || same[0] === undefined ? undefined : { pods, declared: same[0] };
}

interface Subject {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
  readonly level: FindingLevel;
}

function report({ service, port, level }: Subject, { pods, declared }: Declared): Report {
  const range = (port.protocolNode ?? port.targetPortNode ?? port.portNode)?.range ?? port.range;
  const target = `\`${port.targetPort}\``;
  const consequence =
    level === "error" ? "The port will have no endpoints." : "Traffic may flow, but one side is wrong.";
  const message = `${nameOf(service)} sends ${port.protocol} to port ${target}, which ${podsOf([pods], { one: "declares", many: "declare" })} as ${declared.protocol}. ${consequence}`;
  const place = (declared.protocolNode ?? declared.nameNode ?? declared.numberNode)?.range ?? declared.range;
  return {
    range,
    message,
    level,
    related: [{ placed: pods, range: place, message: `Port ${target} is ${declared.protocol} here` }],
    fixes: [
      ...fix(`Use ${declared.protocol} in ${nameOf(service)}`, [
        setProtocol(service, port, declared.protocol ?? "TCP"),
      ]),
      ...fix(`Declare the port as ${port.protocol} in ${nameOf(pods)}`, [
        setProtocol(pods, { ...declared, portNode: declared.numberNode }, port.protocol ?? "TCP"),
      ]),
    ],
  };
}
