/** Objects as a command line names them: `deploy/web`. */
import { meansKind } from "../kubernetes/kinds.ts";
import { byPlace } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import type { Workspace } from "./workspace.ts";
import { isOutside } from "./world.ts";

export interface ObjectName {
  /** In any form that kubectl takes: `Deployment`, `deployments`, `deploy`, `deployments.apps`. */
  readonly kind: string;
  readonly name: string;
  /** Narrows where it can: an object of this namespace, or of none, goes before others. */
  readonly namespace?: string | undefined;
}

/** The parts of `KIND/NAME`; undefined when the text has no such form. */
export function parseObjectName(text: string): ObjectName | undefined {
  const [kind, name, ...more] = text.split("/");
  return kind && name && more.length === 0 ? { kind, name } : undefined;
}

/**
 * The objects that a name can mean, sorted by file and place. Objects of charts and patches count only where there
 * are no others: they are pieces that share the name of what they change.
 */
export function objectsNamed(workspace: Workspace, { kind, name, namespace }: ObjectName): readonly Placed[] {
  const found = [...workspace.files()]
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter(({ resource }) => resource.name === name && meansKind(kind, resource.kind))
    .sort(byPlace);
  const inWorld = preferring(found, ({ document }) => !isOutside(workspace.world, document.uri));
  return preferring(
    inWorld,
    ({ resource }) => namespace === undefined || (resource.namespace ?? namespace) === namespace,
  );
}

/** Those that fit; all when none does. */
function preferring<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  const fitting = items.filter(fits);
  return fitting.length > 0 ? fitting : items;
}
