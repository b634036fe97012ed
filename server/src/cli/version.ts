/** The version that `--version` tells: the bundler writes it in, from the manifest. */

declare const PATCHBAY_VERSION: string | undefined;

/** `development` when the sources run without the bundler. */
export const version: string = typeof PATCHBAY_VERSION === "string" ? PATCHBAY_VERSION : "development";
