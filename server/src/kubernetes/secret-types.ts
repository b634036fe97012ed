/** What the types of Secrets ask for (S8.44). Types that are not listed ask for nothing. */

export interface SecretType {
  /** Keys that must be there, each. */
  readonly keys: readonly string[];
  /** Keys of which one must be there. */
  readonly oneOf: readonly string[];
  /** An annotation that must be there. */
  readonly annotation: string | undefined;
}

/** The type of a name; undefined for one that asks for nothing, and for a name that is not known. */
export function secretTypeOf(name: string | undefined): SecretType | undefined {
  return name === undefined ? undefined : types.get(name);
}

/** What of it a Secret lacks, as people name it: a key, `username or password`, an annotation. */
export function lacking(
  type: SecretType | undefined,
  has: { readonly keys: ReadonlySet<string>; readonly annotations: ReadonlySet<string> },
): readonly string[] {
  if (type === undefined) return [];
  const { keys, oneOf, annotation } = type;
  return [
    ...keys.filter((key) => !has.keys.has(key)),
    ...(oneOf.length === 0 || oneOf.some((key) => has.keys.has(key)) ? [] : [oneOf.join("` or `")]),
    ...(annotation === undefined || has.annotations.has(annotation) ? [] : [annotation]),
  ];
}

const nothing: SecretType = { keys: [], oneOf: [], annotation: undefined };

const types: ReadonlyMap<string, SecretType> = new Map([
  ["kubernetes.io/tls", { ...nothing, keys: ["tls.crt", "tls.key"] }],
  ["kubernetes.io/dockerconfigjson", { ...nothing, keys: [".dockerconfigjson"] }],
  ["kubernetes.io/dockercfg", { ...nothing, keys: [".dockercfg"] }],
  ["kubernetes.io/ssh-auth", { ...nothing, keys: ["ssh-privatekey"] }],
  ["kubernetes.io/basic-auth", { ...nothing, oneOf: ["username", "password"] }],
  ["kubernetes.io/service-account-token", { ...nothing, annotation: "kubernetes.io/service-account.name" }],
]);
