/**
 * Findings that a schema gives too. The YAML extension checks types where it has a schema of the file, and is silent
 * where it has none; so it is not its presence that counts but what it says: where it reports the same value, ours
 * steps back. Its fixes stay, since the server offers them by place.
 */
import { type Diagnostic, type Disposable, languages, type Uri } from "vscode";
import type { HandleDiagnosticsSignature, Middleware } from "vscode-languageclient";

/** Rules that find a value of the wrong type or outside of a list. */
const sayableBySchema = new Set(["label-value-not-string", "port-out-of-range", "port-protocol-invalid"]);

/** How the YAML extension begins the source of what it says by a schema. */
const schemaSource = "yaml-schema:";

/** Shows the client's findings without those that are there already. Follows the other extension until disposed of. */
export class SchemaFindings implements Disposable {
  /** Everything that the server found, by uri, where some of it may have to go or come back. */
  readonly #found = new Map<string, { readonly all: readonly Diagnostic[]; readonly show: Show }>();
  readonly #subscription = languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) this.#showAgain(uri);
  });

  readonly handleDiagnostics: NonNullable<Middleware["handleDiagnostics"]> = (uri, all, next) => {
    if (all.some(isSayable)) {
      this.#found.set(uri.toString(), { all, show: shower(uri, next) });
      this.#showAgain(uri);
    } else {
      this.#found.delete(uri.toString());
      next(uri, all);
    }
  };

  dispose(): void {
    this.#subscription.dispose();
  }

  #showAgain(uri: Uri): void {
    const found = this.#found.get(uri.toString());
    found?.show(withoutDoubles(uri, found.all));
  }
}

type Show = (diagnostics: Diagnostic[]) => void;

/** Shows only what differs from before: showing is a change of findings too, and would be followed by itself. */
function shower(uri: Uri, next: HandleDiagnosticsSignature): Show {
  let shown: readonly Diagnostic[] | undefined;
  return (diagnostics) => {
    const isSame =
      shown?.length === diagnostics.length && shown.every((each, at) => each === diagnostics[at]);
    if (isSame) return;
    shown = diagnostics;
    next(uri, diagnostics);
  };
}

function withoutDoubles(uri: Uri, all: readonly Diagnostic[]): Diagnostic[] {
  const bySchema = languages.getDiagnostics(uri).filter(({ source }) => source?.startsWith(schemaSource));
  const isThere = ({ range }: Diagnostic) =>
    bySchema.some((other) => other.range.intersection(range) !== undefined);
  return all.filter((finding) => !(isSayable(finding) && isThere(finding)));
}

function isSayable({ code }: Diagnostic): boolean {
  const rule = typeof code === "object" ? code.value : code;
  return typeof rule === "string" && sayableBySchema.has(rule);
}
