/**
 * `kubectl expose --dry-run=client` (1.32) as a function of the objects and the flags: the same Services, and where
 * kubectl fails, its message. What it does oddly is done oddly here too (S5.28); our own Expose is in `../expose.ts`.
 */
import { asPlainMap, type Plain, type PlainMap, plainAt } from "../../../yaml/plain.ts";
import type { ExposeFlags } from "../flags.ts";
import { type Decoded, decodeAll, type Failures } from "./decode.ts";
import { decodeProblem, exposableType } from "./go-types.ts";
import { type Exposable, labelsOf, portsOf, protocolsOf, selectorOf, textOf } from "./introspect.ts";
import { mergePatch } from "./merge-patch.ts";
import type { ObjectFile } from "./objects.ts";
import { exposableKind, groupKind } from "./registered-kinds.ts";
import { type Introspected, KubectlError, makeService } from "./service.ts";

export interface KubectlInput {
  readonly files: readonly ObjectFile[];
  readonly flags: ExposeFlags;
  /** JSON that is merged into every Service. */
  readonly overrides?: string | undefined;
}

export interface KubectlResult {
  readonly services: readonly PlainMap[];
  /** The lines on standard error; none when kubectl ends with 0, else it ends with 1. */
  readonly errors: readonly string[];
}

/** Exposes every object, and goes on after those that fail. */
export function exposeAsKubectl(input: KubectlInput): KubectlResult {
  const { items, failures } = decodeAll(input.files);
  const services: PlainMap[] = [];
  const refused: string[] = [];
  const carried: Carried = { selector: "", labels: "", port: "", ports: "", protocols: new Map() };
  for (const item of items) {
    try {
      services.push(exposeObject(item, input, carried));
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error;
      refused.push(error.message);
    }
  }
  return { services, errors: errorLines(refused, failures) };
}

/** What kubectl keeps from the first object for all that follow (S5.28). */
interface Carried {
  selector: string;
  labels: string;
  port: string;
  ports: string;
  protocols: Introspected["protocols"];
}

function exposeObject(decoded: Decoded, { flags, overrides }: KubectlInput, carried: Carried): PlainMap {
  const { apiVersion, kind: name, root } = decoded;
  requireNamespace(root, flags.namespace);
  const kind = exposableKind(apiVersion, name);
  if (kind === undefined) throw new KubectlError(`cannot expose a ${groupKind(apiVersion, name)}`);
  learn({ kind, apiVersion, root }, flags, carried);
  const service = makeService(flags, {
    ...carried,
    ports: carried.ports || carried.port,
    defaultName: textOf(plainAt(root, "metadata", "name")).slice(0, 63),
  });
  const merged = overrides ? overridden(service, overrides) : service;
  if (!flags.namespace) return merged;
  return { ...merged, metadata: { ...asPlainMap(merged["metadata"]), namespace: flags.namespace } };
}

function requireNamespace(root: Plain, namespace: string | undefined): void {
  const own = textOf(plainAt(root, "metadata", "namespace"));
  if (!namespace || own === "" || own === namespace) return;
  const differ = `the namespace from the provided object "${own}" does not match the namespace "${namespace}".`;
  throw new KubectlError(`${differ} You must pass '--namespace=${own}' to perform this operation.`);
}

/** Fills what flags and earlier objects left open. */
function learn(exposable: Exposable, flags: ExposeFlags, carried: Carried): void {
  carried.selector ||= flags.selector || introspectedSelector(exposable);
  carried.port ||= flags.port ?? "";
  if (carried.port === "") {
    const found = portsOf(exposable);
    if (found.length === 0 && flags.clusterIp !== "None")
      throw new KubectlError("couldn't find port via --port flag or introspection");
    if (found.length === 1) carried.port = found.join();
    else if (found.length > 1) carried.ports = found.join(",");
  }
  const protocols = protocolsOf(exposable);
  if (protocols.size > 0) carried.protocols = protocols;
  carried.labels ||= flags.labels || labelsOf(exposable);
}

function introspectedSelector(exposable: Exposable): string {
  const selector = selectorOf(exposable);
  if (typeof selector === "string") return selector;
  const failed = "couldn't retrieve selectors via --selector flag or introspection";
  throw new KubectlError(`${failed}: ${selector.problem}`);
}

function overridden(service: PlainMap, overrides: string): PlainMap {
  const merged = mergePatch(service, overrides);
  if (merged === undefined) throw new KubectlError("Invalid JSON Patch");
  const problem = decodeProblem(merged, exposableType("v1", "Service"));
  if (problem !== undefined) throw new KubectlError(problem);
  return merged;
}

/** kubectl's own arrangement of several errors: those of decoding come last, together. */
function errorLines(refused: readonly string[], { messages, inList }: Failures): readonly string[] {
  const unique = [...new Set(messages)];
  const together = unique.length > 1 ? `[${unique.join(", ")}]` : unique.join();
  const lines =
    refused.length === 0 || messages.length === 0 ? [...refused, ...messages] : [...refused, together];
  const bare = lines.length > 1 || inList;
  return bare ? lines : lines.map((line) => `error: ${line}`);
}
