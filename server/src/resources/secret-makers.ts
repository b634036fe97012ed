/** Custom resources that make Secrets, or add keys to one: ExternalSecret, SealedSecret, VaultStaticSecret and others. */

/**
 * The names of the Secrets that a custom resource may make: its own, and what it calls by a name itself. No two
 * operators say it in the same field, so all names count. None for a kind that is not about Secrets.
 */
export function secretsMadeBy(
  { kind, name }: { readonly kind: string; readonly name: string | undefined },
  text: string,
): readonly string[] {
  if (!/Secret|OnePassword/.test(kind)) return [];
  const said = [...text.matchAll(nameField)].flatMap(([, found]) => found ?? []);
  return [...new Set([...(name === undefined ? [] : [name]), ...said])];
}

const nameField =
  /\b(?:name|\w{0,64}SecretName|secretName)["']?[ \t]*:[ \t]*["']?([a-z0-9][-a-z0-9.]{0,252})/g;
