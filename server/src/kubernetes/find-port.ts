/**
 * From the target port of a Service to a port of one pod, as the endpoints controllers do it (S3.16). What they drop
 * without a word is spelled out here as a reason.
 */

import type { Protocol } from "./protocol.ts";

/**
 * A port that a container declares. `number` is `undefined` where it cannot be known. `protocol` has its default
 * applied already (S1.13); `undefined` means that it was written and cannot be known, and is taken to fit.
 */
export interface ContainerPort {
  readonly name?: string | undefined;
  readonly number?: number | undefined;
  readonly protocol: Protocol | undefined;
}

/** A container of a pod. A sidecar is an init container with `restartPolicy: Always`. */
export interface PortContainer<P extends ContainerPort> {
  readonly name?: string | undefined;
  readonly ports: readonly P[];
  readonly role: "app" | "sidecar" | "init";
}

/**
 * - `found`: the port traffic goes to, `number` being `undefined` where the declaration's number is unknown, with the
 *   declaration and its container where there is one.
 * - `name-not-found`: no searched container has a port of that name.
 * - `protocol-differs`: the name exists, but only under another protocol; the first such declaration.
 */
export type FoundPort<P extends ContainerPort> =
  | {
      readonly kind: "found";
      readonly number: number | undefined;
      readonly container?: PortContainer<P> | undefined;
      readonly declaration?: P | undefined;
    }
  | { readonly kind: "name-not-found" }
  | { readonly kind: "protocol-differs"; readonly container: PortContainer<P>; readonly declaration: P };

/**
 * Finds the port that a Service port reaches in a pod with these containers, given in the order of the manifest
 * (S3.16-S3.20).
 *
 * A number is always found: nobody needs to declare it. A text is a name and never a number, even if it looks like
 * one. App containers are searched before sidecars, init containers never (S3.17).
 */
export function findPort<P extends ContainerPort>(
  targetPort: string | number,
  protocol: Protocol,
  containers: readonly PortContainer<P>[],
): FoundPort<P> {
  const declared = searched(containers);
  if (typeof targetPort === "number") {
    const match = declared.find(
      ({ declaration }) => declaration.number === targetPort && fits(declaration, protocol),
    );
    return { kind: "found", number: targetPort, ...match };
  }
  const named = declared.filter(({ declaration }) => declaration.name === targetPort);
  const match = named.find(({ declaration }) => fits(declaration, protocol));
  if (match !== undefined) {
    return { kind: "found", number: match.declaration.number, ...match };
  }
  const [other] = named;
  return other === undefined ? { kind: "name-not-found" } : { kind: "protocol-differs", ...other };
}

interface Declared<P extends ContainerPort> {
  readonly container: PortContainer<P>;
  readonly declaration: P;
}

/** Every declaration in the order in which the controllers look at them. */
function searched<P extends ContainerPort>(containers: readonly PortContainer<P>[]): readonly Declared<P>[] {
  const apps = containers.filter(({ role }) => role === "app");
  const sidecars = containers.filter(({ role }) => role === "sidecar");
  return [...apps, ...sidecars].flatMap((container) =>
    container.ports.map((declaration) => ({ container, declaration })),
  );
}

function fits(declaration: ContainerPort, protocol: Protocol): boolean {
  return declaration.protocol === undefined || declaration.protocol === protocol;
}
