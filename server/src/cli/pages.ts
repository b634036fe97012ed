/** The pages of the rules, which the bundler writes in from docs/rules: the command explains itself wherever it is. */

declare const PATCHBAY_PAGES: Readonly<Record<string, string>> | undefined;

/** Markdown by the id of the rule; empty when the sources run without the bundler. */
export const pages: Readonly<Record<string, string>> =
  typeof PATCHBAY_PAGES === "object" ? PATCHBAY_PAGES : {};
