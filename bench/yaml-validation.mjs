/** What yaml-language-server computes when a file has changed, in this process and without its delay. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";

/** A function from a uri and a text to the peer's findings. No schema, so that nothing is downloaded. */
export async function yamlValidation() {
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error("no schemas here")),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, schemas: [] });
  let version = 0;
  return (uri, text) => {
    version += 1;
    return service.doValidation(TextDocument.create(uri, "yaml", version, text), false);
  };
}
