/** Text of one document to resources. Reading never fails: what cannot be read is missing, and `unread` says so. */
import { isBuiltinGroup, type WiredKind, type WorkloadKind, wiredKind } from "../kubernetes/kinds.ts";
import { type Directive, readDirectives } from "../yaml/directives.ts";
import { asMap, child, itemsOf, type YamlNode } from "../yaml/node.ts";
import { type ParsedDocument, parseDocument, type SyntaxProblem } from "../yaml/parse.ts";
import { dataAddresses } from "./addresses.ts";
import { isCertainTemplate } from "./certain-template.ts";
import { scanHeader } from "./header.ts";
import { type ObjectSource, readIdentity, readVersion } from "./identity.ts";
import { readAutoscaler } from "./kinds/autoscaler.ts";
import { readBudget } from "./kinds/budget.ts";
import { readCertificate } from "./kinds/certificate.ts";
import { readData } from "./kinds/configmap.ts";
import { readCustomSelectors, readCustomWorkloads } from "./kinds/custom.ts";
import { readDataKeys } from "./kinds/data-keys.ts";
import { readEndpointSlice, readEndpoints } from "./kinds/endpoints.ts";
import { readGateway, readGrant } from "./kinds/gateway.ts";
import { readIngress } from "./kinds/ingress.ts";
import { readMonitor } from "./kinds/monitor.ts";
import { namesIn, picksIn } from "./kinds/namers.ts";
import { readNamespace } from "./kinds/namespace.ts";
import { readNetworkPolicy } from "./kinds/network-policy.ts";
import { numbersIn } from "./kinds/pod-template.ts";
import { readProber } from "./kinds/prober.ts";
import { readRoute } from "./kinds/route.ts";
import { readSecret } from "./kinds/secret.ts";
import { readService } from "./kinds/service.ts";
import { readAccountSecrets } from "./kinds/service-account.ts";
import { readAggregated, readConversion, readWebhooks } from "./kinds/webhooks.ts";
import { readWorkload } from "./kinds/workload.ts";
import { readLight } from "./light.ts";
import type { Mention } from "./mention.ts";
import { nothing, type Patched, touchedBy } from "./patched.ts";
import type { Identity, Resource } from "./resource.ts";
import { secretsMadeBy } from "./secret-makers.ts";
import { type Unread, unreadReason, unreadTemplate } from "./unread.ts";

export interface DocumentContent {
  readonly resources: readonly Resource[];
  readonly problems: readonly SyntaxProblem[];
  /** Why the document was not read, or not wholly: it may hold what a Service is looking for. */
  readonly unread: Unread | undefined;
  /** How many objects it counts for: the items of a `List`, else 1. */
  readonly count: number;
  /** Offset of the first key, where the object of the document begins. */
  readonly start: number;
  /** What the document would change if somebody applied it as a patch. */
  readonly touches: Patched;
  /** Comments that silence findings. */
  readonly directives: readonly Directive[];
}

/** The resources of one document. Documents that lead nowhere are recognised without a tree. */
export function readDocument(text: string): DocumentContent {
  return { ...readObjects(text), directives: readDirectives(text), touches: touchedBy(text) };
}

/** The resources of a document that has been parsed already; none in a template. */
export function readParsed(text: string, parsed: ParsedDocument): readonly Resource[] {
  return readTree(text, parsed).resources;
}

function readObjects(text: string): DocumentContent {
  if (!/\bkind\b/.test(text)) return content({});
  const header = scanHeader(text);
  const light = header === undefined ? undefined : readLight(header, text);
  if (light !== undefined) return content({ resources: [light], start: light.range.start });
  if (isCertainTemplate(text)) return content({ unread: unreadTemplate(text) });
  return readTree(text, parseDocument(text));
}

function content(parts: Partial<DocumentContent>): DocumentContent {
  return {
    resources: [],
    problems: [],
    unread: undefined,
    count: 1,
    start: 0,
    directives: [],
    touches: nothing,
    ...parts,
  };
}

function readTree(text: string, parsed: ParsedDocument): DocumentContent {
  const unread = unreadReason(text, parsed);
  if (unread?.template !== undefined || parsed.root === undefined) {
    return content({ problems: unread?.template === undefined ? parsed.problems : [], unread });
  }
  const complete = parsed.problems.length === 0;
  const root = { root: parsed.root, text, range: parsed.root.range, item: 0, complete };
  const objects = objectsOf(root);
  return content({
    resources: objects.flatMap(readObject),
    problems: parsed.problems,
    unread,
    count: Math.max(1, objects.length),
    start: parsed.root.range.start,
  });
}

/** The object itself, or the items of a `List`. */
function objectsOf(source: ObjectSource): readonly ObjectSource[] {
  const version = readVersion(source.root);
  if (version === undefined || wiredKind(version.apiVersion, version.kind) !== "List") return [source];
  return itemsOf(child(source.root, "items")).map((root, item) => ({
    ...source,
    root,
    range: root.range,
    item,
  }));
}

function readObject(source: ObjectSource): readonly Resource[] {
  const identity = asMap(source.root) === undefined ? undefined : readIdentity(source);
  return identity === undefined ? [] : readKind(identity, source);
}

function readKind(identity: Identity, source: ObjectSource): readonly Resource[] {
  const wired = wiredKind(identity.apiVersion, identity.kind);
  const reader = wired === undefined ? undefined : readers[wired];
  if (reader !== undefined) return [reader(identity, source)];
  const mentions = namesIn(identity, source.root);
  if (isBuiltinGroup(identity.apiVersion)) return [{ ...identity, type: "other", mentions }];
  return readCustom({ ...identity, mentions }, source);
}

/** A custom resource: what it runs, and the object itself. Whoever runs pods is who names others. */
function readCustom({ mentions, ...identity }: Identity, source: ObjectSource): readonly Resource[] {
  const own = { ...identity, mentions: [] };
  const [first, ...others] = readCustomWorkloads(own, source);
  const makes = secretsMadeBy(identity, source.text.slice(source.range.start, source.range.end));
  if (first === undefined) {
    const picks = picksIn(identity, source.root) ?? readCustomSelectors(source.root);
    return [{ ...own, type: "other", mentions, picks, makes }];
  }
  const naming = { ...first, mentions: [...mentions, ...first.mentions] };
  return [naming, ...others, { ...own, type: "other", picks: [], makes }];
}

type Reader = (identity: Identity, source: ObjectSource) => Resource;

/** Every kind that is read with its meaning. A list inside a list is no object. */
const readers: Readonly<Record<Exclude<WiredKind, "List">, Reader> & { List: undefined }> = {
  APIService: mentioning(readAggregated),
  Certificate: (identity, { root }) => readCertificate(identity, root),
  ConfigMap: (identity, { root, text }) => ({
    ...identity,
    type: "configmap",
    mentions: dataAddresses(child(root, "data")?.range, { text, field: "data", secret: false }),
    data: readData(root),
    keys: readDataKeys(root),
    numbers: numbersIn(root),
  }),
  CronJob: workload("CronJob"),
  CustomResourceDefinition: mentioning(readConversion),
  DaemonSet: workload("DaemonSet"),
  Deployment: workload("Deployment"),
  EndpointSlice: (identity, { root }) => readEndpointSlice(identity, root),
  Endpoints: (identity, { root }) => readEndpoints(identity, root),
  GRPCRoute: (identity, { root }) => readRoute(identity, root),
  Gateway: (identity, { root }) => readGateway(identity, root),
  HTTPRoute: (identity, { root }) => readRoute(identity, root),
  HorizontalPodAutoscaler: (identity, { root }) => readAutoscaler(identity, root),
  Ingress: (identity, { root }) => readIngress(identity, root),
  Job: workload("Job"),
  List: undefined,
  MutatingWebhookConfiguration: mentioning(readWebhooks),
  Namespace: (identity, { root }) => readNamespace(identity, root),
  NetworkPolicy: (identity, { root }) => readNetworkPolicy(identity, root),
  Pod: workload("Pod"),
  PodDisruptionBudget: (identity, { root }) => readBudget(identity, root),
  PodMonitor: (identity, { root }) => readMonitor(identity, root),
  Probe: (identity, { root, text }) => ({ ...identity, type: "other", mentions: readProber(root, text) }),
  ReferenceGrant: (identity, { root }) => readGrant(identity, root),
  ReplicaSet: workload("ReplicaSet"),
  ReplicationController: workload("ReplicationController"),
  Secret: (identity, { root, text }) => {
    const options = { text, field: "stringData", secret: true };
    return {
      ...readSecret(identity, root),
      mentions: dataAddresses(child(root, "stringData")?.range, options),
    };
  },
  Service: (identity, { root }) => readService(identity, root),
  ServiceAccount: mentioning(readAccountSecrets),
  ServiceMonitor: (identity, { root }) => readMonitor(identity, root),
  StatefulSet: workload("StatefulSet"),
  TCPRoute: (identity, { root }) => readRoute(identity, root),
  TLSRoute: (identity, { root }) => readRoute(identity, root),
  UDPRoute: (identity, { root }) => readRoute(identity, root),
  ValidatingWebhookConfiguration: mentioning(readWebhooks),
};

/** An object of which nothing matters but whom it names. */
function mentioning(read: (root: YamlNode) => readonly Mention[]): Reader {
  return (identity, { root }) => ({ ...identity, type: "other", mentions: read(root) });
}

function workload(kind: WorkloadKind): Reader {
  return (identity, source) => readWorkload(identity, source, kind);
}
