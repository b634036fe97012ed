/** The legal name that an illegal one comes closest to: what a fix may offer. */

/** The nearest DNS-1123 label (S0.14); undefined when nothing of the text can stay. */
export function nearestDnsLabel(text: string): string | undefined {
  return framed(hyphenated(text), 63);
}

/** The nearest port name (S0.17); undefined when nothing of the text can stay, or no letter would be in it. */
export function nearestPortName(text: string): string | undefined {
  const name = framed(hyphenated(text).replace(/-{2,}/g, "-"), 15);
  return name !== undefined && /[a-z]/.test(name) ? name : undefined;
}

/** In lower case, with a hyphen for every run of characters that have no place in a name. */
function hyphenated(text: string): string {
  return text.toLowerCase().replace(/[^-a-z0-9]+/g, "-");
}

/** Without hyphens at the edges, and no longer than allowed. */
function framed(text: string, maximum: number): string | undefined {
  const name = text.replace(/^-+/, "").slice(0, maximum).replace(/-+$/, "");
  return name === "" ? undefined : name;
}
