/** The ways to break what pods read, one thing at a time: names and keys, on either side. */
import type { KeyReference, PodReference } from "../../src/resources/pod-reference.ts";
import type { Workload } from "../../src/resources/workload.ts";
import type { TextEdit } from "../../src/text/edit.ts";
import { type Range, shifted } from "../../src/text/range.ts";
import { objectsMeant } from "../../src/workspace/mentions.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { misspelt } from "./misspell.ts";

/** What is broken; the order is that of the table of figures. */
export const referenceKinds = [
  "a letter of a ConfigMap's name in a pod",
  "a letter of a Secret's name in a pod",
  "a letter of a claim's name in a pod",
  "a letter of an account's name in a pod",
  "a letter of a ConfigMap's own name",
  "a letter of a key in a pod",
  "a letter of a ConfigMap's own key",
  "a letter of a mounted volume's name",
] as const;

export type ReferenceKind = (typeof referenceKinds)[number];

export interface ReferenceMutation {
  readonly kind: ReferenceKind;
  readonly uri: string;
  /** Offsets count from the start of the file. */
  readonly edit: TextEdit;
  /** Which reference and which of its keys, or which mount, of the workload is broken. */
  readonly target: Target;
}

export type Target =
  | { readonly part: "name"; readonly at: number }
  | { readonly part: "key"; readonly at: number; readonly key: number }
  | { readonly part: "mount"; readonly container: number; readonly at: number };

const nameKinds: ReadonlyMap<string, ReferenceKind> = new Map([
  ["ConfigMap", "a letter of a ConfigMap's name in a pod"],
  ["Secret", "a letter of a Secret's name in a pod"],
  ["PersistentVolumeClaim", "a letter of a claim's name in a pod"],
  ["ServiceAccount", "a letter of an account's name in a pod"],
]);

/** Every mutation of what a workload names and finds in its file, its folder or its kustomization. */
export function referenceMutationsOf(
  workspace: Workspace,
  workload: Placed<Workload>,
): readonly ReferenceMutation[] {
  const { references, containers } = workload.resource.template;
  return [
    ...references.flatMap((reference, at) =>
      works(workspace, workload, { part: "name", at })
        ? [...names(workspace, workload, { reference, at }), ...keys(workspace, workload, { reference, at })]
        : [],
    ),
    ...containers.flatMap(({ mounts }, container) =>
      mounts.flatMap(({ name, nameNode }, at) => {
        const target = { part: "mount", container, at } as const;
        const kind = "a letter of a mounted volume's name";
        return works(workspace, workload, target)
          ? mutation(workload, { kind, target }, { range: nameNode.range, text: name })
          : [];
      }),
    ),
  ];
}

/** Whether the pods find what the target names, near enough to be judged. */
export function works({ graph }: Workspace, workload: Placed<Workload>, target: Target): boolean {
  const { references, containers, volumes } = workload.resource.template;
  if (target.part === "mount") {
    const mount = containers[target.container]?.mounts[target.at];
    return volumes.some(({ name }) => name === mount?.name);
  }
  const reference = references[target.at];
  if (reference === undefined || reference.mention.optional) return false;
  const { rank, objects } = objectsMeant(graph, { from: workload, mention: reference.mention });
  if (target.part === "name") return rank === "file" || rank === "folder";
  const key = reference.keys[target.key];
  return objects.some((object) => hasKey(object, key));
}

/** Whether anything of the name is anywhere: then the mutant may only name another object. */
export function isAnywhere({ graph }: Workspace, workload: Placed<Workload>, target: Target): boolean {
  if (target.part !== "name") return works({ graph } as Workspace, workload, target);
  const mention = workload.resource.template.references[target.at]?.mention;
  return mention !== undefined && objectsMeant(graph, { from: workload, mention }).rank !== undefined;
}

function hasKey({ resource }: Placed, wanted: KeyReference | undefined): boolean {
  const known = resource.type === "configmap" || resource.type === "secret" ? resource.keys : undefined;
  return wanted !== undefined && known?.some(({ key }) => key === wanted.key) === true;
}

interface Subject {
  readonly reference: PodReference;
  readonly at: number;
}

function names(workspace: Workspace, workload: Placed<Workload>, { reference: { mention }, at }: Subject) {
  const target = { part: "name", at } as const;
  const kind = nameKinds.get(mention.kind);
  const { objects } = objectsMeant(workspace.graph, { from: workload, mention });
  const [only, second] = objects.filter((object) => isOf(object, "configmap"));
  const own = second === undefined ? only?.resource.nameNode : undefined;
  return [
    ...(kind === undefined || mention.node?.aliased === true
      ? []
      : mutation(workload, { kind, target }, { range: mention.range, text: mention.name })),
    ...(only === undefined || own === undefined
      ? []
      : mutation(only, { kind: "a letter of a ConfigMap's own name", target }, own)),
  ];
}

function keys(workspace: Workspace, workload: Placed<Workload>, { reference, at }: Subject) {
  const { objects } = objectsMeant(workspace.graph, { from: workload, mention: reference.mention });
  return reference.keys.flatMap((named, key) => {
    const target = { part: "key", at, key } as const;
    if (named.node.aliased || !works(workspace, workload, target)) return [];
    const written = { range: named.node.range, text: named.key };
    return [
      ...mutation(workload, { kind: "a letter of a key in a pod", target }, written),
      ...objects
        .filter((object) => isOf(object, "configmap"))
        .flatMap((holder) => {
          const own = holder.resource.keys?.find((each) => each.key === named.key);
          if (own === undefined || objects.length > 1) return [];
          const place = { range: own.keyRange, text: own.key };
          return mutation(holder, { kind: "a letter of a ConfigMap's own key", target }, place);
        }),
    ];
  });
}

/** The word in quotes, so that whatever it is it stays a text. */
function mutation(
  { document }: Placed,
  parts: Pick<ReferenceMutation, "kind" | "target">,
  { range, text }: { readonly range: Range; readonly text: string },
): readonly ReferenceMutation[] {
  const slip = misspelt(text);
  if (slip === undefined) return [];
  const edit = { range: shifted(range, document.place.start), newText: JSON.stringify(slip) };
  return [{ ...parts, uri: document.uri, edit }];
}
