/** Who signs in to an address is nobody else's business: values are shown without it. */

const hidden = "***";

/**
 * A value for people, without the credentials in its addresses: what stands before the `@` of a URL, and parameters
 * that are named like a password. What tells none stays: `$(PASSWORD)`, and words in angle brackets such as
 * `<from Secret db/password>`.
 */
export function withoutCredentials(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(words, (word) => {
    const [first = "", ...others] = word.split("://");
    return [first, ...others.map(behindScheme)].join("://").replace(parameters, hideParameter);
  });
}

/** A piece of text without blanks; what stands for an unknown value has some. */
const words = /(?:<[^<>]*>|[^\s"'`])+/g;

const parameters = /([?&;]([a-z_-]{2,24})=)[^&;]*/gi;

const passwords: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "pwd",
  "secret",
  "token",
  "access_token",
  "apikey",
  "api_key",
  "accesskey",
  "access_key",
  "sig",
  "signature",
]);

/** The text behind `://`. Whoever wrote a slash into a password unescaped did not mean to show it either. */
function behindScheme(text: string): string {
  const authority = /^(?:<[^<>]*>|[^/?#])*/.exec(text)?.[0] ?? "";
  const named = /^[^/?#:@<>[]*:(?!\d*(?:[/?#]|$))/.test(text);
  const at = (named ? text : authority).lastIndexOf("@");
  if (at === -1) return text;
  const parts = text.slice(0, at).split(":");
  return parts.map(hiddenUnlessUnknown).join(":") + text.slice(at);
}

function hideParameter(whole: string, start: string, name: string): string {
  if (!passwords.has(name.toLowerCase())) return whole;
  return start + hiddenUnlessUnknown(whole.slice(start.length));
}

function hiddenUnlessUnknown(part: string): string {
  return /^(?:<[^<>]*>|\$[({][\w.-]+[)}])?$/.test(part) ? part : hidden;
}
