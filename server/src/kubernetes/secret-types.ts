/** What the types of Secrets ask for (S8.44). Types that are not listed ask for nothing. */

export interface SecretType {
  /** Keys that must be there, each. */
  readonly keys: readonly string[];
  /** Keys of which one must be there. */
  readonly oneOf: readonly [string, string] | undefined;
  /** An annotation that must be there. */
  readonly annotation: string | undefined;
}

/** The type of a name; undefined for one that asks for nothing, and for a name that is not known. */
export function secretTypeOf(name: string | undefined): SecretType | undefined {
  return name === undefined ? undefined : types.get(name);
}

/** Something that the type of a Secret asks for and that is not there. */
export type Lack =
  | { readonly kind: "key" | "annotation"; readonly key: string }
  | { readonly kind: "one-of"; readonly keys: readonly [string, string] };

/** What of it a Secret lacks. */
export function lacking(
  type: SecretType | undefined,
  has: { readonly keys: ReadonlySet<string>; readonly annotations: ReadonlySet<string> },
): readonly Lack[] {
  if (type === undefined) return [];
  const { keys, oneOf, annotation } = type;
  const missing = (key: string) => !has.keys.has(key);
  return [
    ...keys.filter(missing).map((key) => ({ kind: "key", key }) as const),
    ...(oneOf?.every(missing) === true ? [{ kind: "one-of", keys: oneOf } as const] : []),
    ...(annotation === undefined || has.annotations.has(annotation)
      ? []
      : [{ kind: "annotation", key: annotation } as const]),
  ];
}

const nothing: SecretType = { keys: [], oneOf: undefined, annotation: undefined };

const types: ReadonlyMap<string, SecretType> = new Map([
  ["kubernetes.io/tls", { ...nothing, keys: ["tls.crt", "tls.key"] }],
  ["kubernetes.io/dockerconfigjson", { ...nothing, keys: [".dockerconfigjson"] }],
  ["kubernetes.io/dockercfg", { ...nothing, keys: [".dockercfg"] }],
  ["kubernetes.io/ssh-auth", { ...nothing, keys: ["ssh-privatekey"] }],
  ["kubernetes.io/basic-auth", { ...nothing, oneOf: ["username", "password"] }],
  ["kubernetes.io/service-account-token", { ...nothing, annotation: "kubernetes.io/service-account.name" }],
]);
