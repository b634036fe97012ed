/** Reads a pod template: `metadata.labels` beside `spec.containers`, in a workload or in any custom resource. */
import type { Labels } from "../../kubernetes/labels.ts";
import type { Range } from "../../text/range.ts";
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import type { Container, ContainerPort } from "../container.ts";
import { knownText } from "../identity.ts";
import { readLabels } from "../labels.ts";
import type { PodTemplate } from "../workload.ts";
import { readCommandLine, readEnvFrom, readVariables } from "./environment.ts";
import { readMounts, readPodReferences, readVolumes } from "./pod-references.ts";
import { readProbeNumbers, readProbePorts, readProbes } from "./probes.ts";
import { readProtocol } from "./service.ts";

/** What is beside the template: the text of the document, the labels that its controller adds, the template's place. */
export interface TemplateContext {
  readonly text: string;
  readonly added: Labels;
  readonly anchor: Range;
  /** The field of the pod spec in its object: `spec.template.spec`. */
  readonly field: string;
  /** The `metadata` of the claim templates of a StatefulSet, each of which makes a volume of its name. */
  readonly claims: readonly (YamlNode | undefined)[];
}

/** The pod template in a node that holds `metadata` and `spec`. */
export function readPodTemplate(
  node: YamlNode | undefined,
  { text, added, anchor, field, claims }: TemplateContext,
): PodTemplate {
  const spec = child(node, "spec");
  const serviceLinksNode = asScalar(child(spec, "enableServiceLinks"));
  const volumeNodes = [...itemsOf(child(spec, "volumes")), ...claims];
  const claimed = readVolumes(claims).map((volume) => ({ ...volume, claim: true }) as const);
  const volumes = [...readVolumes(itemsOf(child(spec, "volumes"))), ...claimed];
  const written = readLabels(descend(node, "metadata", "labels"));
  const containers = [
    ...itemsOf(child(spec, "containers")).flatMap((item) => readContainer(item, "app", text)),
    ...itemsOf(child(spec, "initContainers")).flatMap((item) => readContainer(item, initRole(item), text)),
  ];
  return {
    anchor: pairOf(node, "metadata")?.keyRange ?? anchor,
    shape: child(node, "metadata") === undefined ? shapeOf(asMap(node)) : undefined,
    metadataShape: shapeOf(asMap(child(node, "metadata"))),
    written,
    labels: new Map([...added, ...(written?.labels ?? [])]),
    containers,
    enableServiceLinks: !isFalse(serviceLinksNode),
    serviceLinksNode,
    hostNetwork: asScalar(child(spec, "hostNetwork"))?.text === "true",
    dnsPolicy: knownText(asScalar(child(spec, "dnsPolicy"))),
    ownSearch: child(child(spec, "dnsConfig"), "searches") !== undefined,
    hostname: knownText(asScalar(child(spec, "hostname"))),
    subdomain: knownText(asScalar(child(spec, "subdomain"))),
    numbers: numbersIn(node),
    numbersBesideProbes: containers.some(asksUndeclared) ? numbersIn(node, besideProbes) : undefined,
    readsSecret: containersOf(spec).some((container) =>
      itemsOf(child(container, "envFrom")).some((source) => child(source, "secretRef") !== undefined),
    ),
    containerNames: containerNamesIn(node),
    volumes,
    volumesKnown: volumes.length === volumeNodes.length && isListOrAbsent(child(spec, "volumes")),
    references: readPodReferences({ spec, field, containers }),
  };
}

/** An init container that restarts always is a sidecar; only those lend their ports (S3.16, S3.17). */
function initRole(item: YamlNode): Container["role"] {
  return asScalar(child(item, "restartPolicy"))?.text === "Always" ? "sidecar" : "init";
}

/** A text in the place of a list is a template: what will stand there is not known. */
function isListOrAbsent(node: YamlNode | undefined): boolean {
  return node === undefined || node.kind === "sequence" || (node.kind === "scalar" && node.text === "");
}

function isFalse(node: YamlScalar | undefined): boolean {
  const value = node === undefined ? undefined : scalarValue(node);
  return value?.type === "boolean" && !value.value;
}

function readContainer(item: YamlNode, role: Container["role"], text: string): readonly Container[] {
  if (asMap(item) === undefined) return [];
  const nameNode = asScalar(child(item, "name"));
  const name = knownText(nameNode);
  const ports = itemsOf(child(item, "ports")).flatMap(readContainerPort);
  const container = {
    range: item.range,
    nameNode,
    imageRange: child(item, "image")?.range,
    role,
    ports,
    env: readVariables(item, text),
    envFrom: readEnvFrom(item),
    commandLine: readCommandLine(item, text),
    probePorts: readProbePorts(item),
    probes: readProbes(item),
    probeNumbers: readProbeNumbers(item),
    mounts: readMounts(item),
    devices: readVolumes(itemsOf(child(item, "volumeDevices"))),
  };
  return [name === undefined ? container : { ...container, name }];
}

function readContainerPort(item: YamlNode): readonly ContainerPort[] {
  const map = asMap(item);
  if (map === undefined) return [];
  const nameNode = scalarAt(map, "name");
  const numberNode = scalarAt(map, "containerPort");
  const protocolNode = scalarAt(map, "protocol");
  const name = knownText(nameNode);
  const number = integerOf(numberNode);
  return [
    {
      range: map.range,
      shape: shapeOf(map),
      nameNode,
      numberNode,
      protocolNode,
      hostPortNode: scalarAt(map, "hostPort"),
      protocol: readProtocol(protocolNode),
      hostIP: knownText(asScalar(child(map, "hostIP"))),
      ...(name === undefined ? {} : { name }),
      ...(number === undefined ? {} : { number }),
    },
  ];
}

/** Numbers from 1 to 65535 in any scalar of the template that is not in a list of ports, or under another key to `skip`. */
export function numbersIn(
  node: YamlNode | undefined,
  skip: ReadonlySet<string> = lists,
  found = new Set<number>(),
): ReadonlySet<number> {
  if (node?.kind === "scalar") addNumbers(node.text, found);
  else if (node?.kind === "sequence") for (const item of node.items) numbersIn(item, skip, found);
  else if (node?.kind === "map") {
    for (const { key, value } of node.pairs) if (!skip.has(key)) numbersIn(value, skip, found);
  }
  return found;
}

const lists: ReadonlySet<string> = new Set(["ports"]);
const besideProbes: ReadonlySet<string> = new Set([
  "ports",
  "startupProbe",
  "livenessProbe",
  "readinessProbe",
  "lifecycle",
]);

function asksUndeclared({ probes, ports }: Container): boolean {
  const asked = probes.flatMap(({ handlers }) => handlers.flatMap(({ port }) => port ?? []));
  return asked.some((port) => ports.every(({ number }) => number !== port));
}

/** Adds the port-like numbers of a text to a set. */
export function addNumbers(text: string, found: Set<number>): void {
  for (const [digits] of text.matchAll(/(?<!\d)\d{2,5}(?!\d)/g)) {
    const number = Number(digits);
    if (number >= 1 && number <= 65_535) found.add(number);
  }
}

function containersOf(spec: YamlNode | undefined): readonly YamlNode[] {
  return [...itemsOf(child(spec, "containers")), ...itemsOf(child(spec, "initContainers"))];
}

/** An annotation names the container that kubectl takes when nobody says which, a variable the one whose limits it tells. */
function containerNamesIn(node: YamlNode | undefined): readonly YamlScalar[] {
  const spec = child(node, "spec");
  const annotation = descend(node, "metadata", "annotations", "kubectl.kubernetes.io/default-container");
  const limits = [
    ...containersOf(spec).flatMap((container) =>
      itemsOf(child(container, "env")).map((entry) => child(entry, "valueFrom")),
    ),
    ...itemsOf(child(spec, "volumes")).flatMap((volume) => itemsOf(descend(volume, "downwardAPI", "items"))),
  ].map((source) => descend(source, "resourceFieldRef", "containerName"));
  return [annotation, ...limits].flatMap((name) => {
    const scalar = asScalar(name);
    return knownText(scalar) === undefined || scalar === undefined ? [] : [scalar];
  });
}
