/** Reads what a pod template names: in volumes, variables, `imagePullSecrets` and `serviceAccountName` (S8.47–S8.54). */
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { isTrue } from "../../yaml/value.ts";
import type { Container } from "../container.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import type { KeyReference, PodReference, Volume, VolumeMount } from "../pod-reference.ts";

/** A pod spec, where it stands, and its containers as they were read. */
export interface PodSource {
  readonly spec: YamlNode | undefined;
  /** The field of the spec in its object: `spec.template.spec`. */
  readonly field: string;
  readonly containers: readonly Container[];
}

/** Everything that the pods name, in a fixed order: variables, volumes, pulls, the account. */
export function readPodReferences(source: PodSource): readonly PodReference[] {
  return [
    ...source.containers.flatMap((container) => inVariables(source, container)),
    ...itemsOf(child(source.spec, "volumes")).flatMap((volume) => inVolume(source, volume)),
    ...inPulls(source),
    ...inAccount(source),
  ];
}

/** The volumes of a pod; those without a known name are left out. */
export function readVolumes(items: readonly (YamlNode | undefined)[]): readonly Volume[] {
  return items.flatMap((item) => named(asScalar(child(item, "name"))));
}

/** What a container mounts; mounts without a known name are left out. */
export function readMounts(container: YamlNode): readonly VolumeMount[] {
  return itemsOf(child(container, "volumeMounts")).flatMap((item) =>
    named(asScalar(child(item, "name"))).map((each) => ({
      ...each,
      subPath: asScalar(child(item, "subPath")),
    })),
  );
}

function named(nameNode: YamlScalar | undefined): readonly Volume[] {
  const name = knownText(nameNode);
  return name === undefined || nameNode === undefined ? [] : [{ name, nameNode }];
}

const kinds = { configmap: "ConfigMap", secret: "Secret" } as const;
const variableFields = { configmap: "configMapKeyRef", secret: "secretKeyRef" } as const;
const sourceFields = { configmap: "configMapRef", secret: "secretRef" } as const;

function inVariables({ field }: PodSource, container: Container): readonly PodReference[] {
  const list = `${field}.${container.role === "app" ? "containers" : "initContainers"}`;
  const owner = container.name;
  const sources = container.envFrom.flatMap(({ kind, nameNode, optional }) => {
    const at = `${list}.envFrom.${sourceFields[kind]}.name`;
    const mention = mentionOf({ kind: kinds[kind], node: nameNode, field: at, optional });
    return mention.map((each) => ({ mention: each, use: "variables", owner, keys: [] }) as const);
  });
  const variables = container.env.flatMap(({ from }) => {
    if (from?.kind !== "configmap" && from?.kind !== "secret") return [];
    const at = `${list}.env.valueFrom.${variableFields[from.kind]}.name`;
    const mention = mentionOf({
      kind: kinds[from.kind],
      node: from.nameNode,
      field: at,
      optional: from.optional,
    });
    return mention.map(
      (each) => ({ mention: each, use: "variable", owner, keys: keyOf(from.keyNode) }) as const,
    );
  });
  return [...sources, ...variables];
}

function inVolume({ field, containers }: PodSource, volume: YamlNode): readonly PodReference[] {
  const owner = knownText(asScalar(child(volume, "name")));
  const at = `${field}.volumes`;
  const projected = itemsOf(descend(volume, "projected", "sources"));
  const subPaths = containers
    .flatMap(({ mounts }) => mounts)
    .flatMap(({ name, subPath }) => (name === owner && subPath !== undefined ? [subPath] : []));
  const configMap = child(volume, "configMap");
  const secret = child(volume, "secret");
  const claim = asScalar(descend(volume, "persistentVolumeClaim", "claimName"));
  return [
    ...fileSource(configMap, { kind: "ConfigMap", key: "name", at: `${at}.configMap`, owner, subPaths }),
    ...fileSource(secret, { kind: "Secret", key: "secretName", at: `${at}.secret`, owner, subPaths }),
    ...projected.flatMap((source) => inProjected(source, { at: `${at}.projected.sources`, owner })),
    ...mentionOf({
      kind: "PersistentVolumeClaim",
      node: claim,
      field: `${at}.persistentVolumeClaim.claimName`,
      optional: false,
    }).map((mention) => ({ mention, use: "volume", owner, keys: [] }) as const),
  ];
}

/** A source among others: which of them a file comes from cannot be told by the file. */
function inProjected(
  source: YamlNode,
  { at, owner }: { readonly at: string; readonly owner: string | undefined },
): readonly PodReference[] {
  const open = { key: "name", owner, subPaths: [] };
  return [
    ...fileSource(child(source, "configMap"), { kind: "ConfigMap", at: `${at}.configMap`, ...open }),
    ...fileSource(child(source, "secret"), { kind: "Secret", at: `${at}.secret`, ...open }),
  ];
}

interface FileSource {
  readonly kind: "ConfigMap" | "Secret";
  /** The key of the name. */
  readonly key: string;
  readonly at: string;
  readonly owner: string | undefined;
  readonly subPaths: readonly YamlScalar[];
}

function fileSource(node: YamlNode | undefined, { kind, key, at, owner, subPaths }: FileSource) {
  const optional = isTrue(child(node, "optional"));
  const items = itemsOf(child(node, "items"));
  const keys = items.flatMap((item) => keyOf(asScalar(child(item, "key"))));
  const files = items.length > 0 ? [] : subPaths.flatMap(fileOf);
  return mentionOf({ kind, node: asScalar(child(node, key)), field: `${at}.${key}`, optional }).map(
    (mention): PodReference => ({ mention, use: "volume", owner, keys: [...keys, ...files] }),
  );
}

function keyOf(node: YamlScalar | undefined): readonly KeyReference[] {
  const key = knownText(node);
  return key === undefined || node === undefined ? [] : [{ key, node, by: "key" }];
}

/** Files of such a volume lie flat, so a path of one part is the name of a key. */
function fileOf(node: YamlScalar): readonly KeyReference[] {
  const key = knownText(node);
  return key === undefined || key.includes("/") || key.startsWith(".") ? [] : [{ key, node, by: "subPath" }];
}

function inPulls({ spec, field }: PodSource): readonly PodReference[] {
  return itemsOf(child(spec, "imagePullSecrets")).flatMap((item) => {
    const node = asScalar(child(item, "name"));
    const at = `${field}.imagePullSecrets.name`;
    // Without it the kubelet still tries to pull (S8.53); whether that can work is not written here.
    return mentionOf({ kind: "Secret", node, field: at, optional: false }).map(
      (mention) => ({ mention, use: "pull", owner: undefined, keys: [] }) as const,
    );
  });
}

/** `serviceAccount` is the old name of the field; where both stand, the new one counts. */
function inAccount({ spec, field }: PodSource): readonly PodReference[] {
  const key = child(spec, "serviceAccountName") === undefined ? "serviceAccount" : "serviceAccountName";
  const node = asScalar(child(spec, key));
  return mentionOf({ kind: "ServiceAccount", node, field: `${field}.${key}`, optional: false }).map(
    (mention) => ({ mention, use: "account", owner: undefined, keys: [] }) as const,
  );
}

interface Named {
  readonly kind: string;
  readonly node: YamlScalar | undefined;
  readonly field: string;
  readonly optional: boolean;
}

/** An object in the pod's own namespace, to which nothing is sent; none without a known name. */
function mentionOf({ kind, node, field, optional }: Named): readonly Mention[] {
  const name = knownText(node);
  if (node === undefined || name === undefined) return [];
  const open = { namespace: undefined, port: undefined, sendsTraffic: false };
  return [{ kind, name, field, range: node.range, node, optional, ...open }];
}
