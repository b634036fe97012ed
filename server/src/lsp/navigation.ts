/** Definition, references, highlights and links, as the protocol has them. */
import {
  type DefinitionLink,
  type DefinitionParams,
  DefinitionRequest,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  DocumentHighlightRequest,
  type DocumentLinkParams,
  DocumentLinkRequest,
  type ReferenceParams,
  ReferencesRequest,
} from "vscode-languageserver";
import { type DefinitionAnswer, type Definitions, definition } from "../features/definition.ts";
import { highlight } from "../features/highlight.ts";
import { links } from "../features/links.ts";
import { references } from "../features/references.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import { toLocation, toRange } from "./to-lsp.ts";

export const navigationRequests: readonly RequestEntry[] = [
  onDocument<DefinitionParams>(
    DefinitionRequest.method,
    { definitionProvider: true },
    ({ session, asked, text }, { position }) => {
      const answer = definition(asked, text.offsetAt(position));
      if (answer === undefined) return undefined;
      const { linksDefinitions } = session.client;
      return answer.found.map((each) => (linksDefinitions ? toLink(answer, each) : toLocation(each)));
    },
  ),

  onDocument<ReferenceParams>(
    ReferencesRequest.method,
    { referencesProvider: true },
    ({ asked, text }, { position, context }) => {
      const declaration = context.includeDeclaration ? "included" : "left out";
      return references(asked, { offset: text.offsetAt(position), declaration }).map(toLocation);
    },
  ),

  onDocument<DocumentHighlightParams>(
    DocumentHighlightRequest.method,
    { documentHighlightProvider: true },
    ({ asked, text }, { position }) =>
      highlight(asked, text.offsetAt(position)).map(({ role, ...spot }) => ({
        range: toRange(spot),
        kind: role === "definition" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
  ),

  onDocument<DocumentLinkParams>(DocumentLinkRequest.method, { documentLinkProvider: {} }, ({ asked }) =>
    links(asked).map(({ target, ...spot }) => ({ range: toRange(spot), target })),
  ),
];

/** Peek shows the whole object around the name. */
function toLink({ origin }: Definitions, answer: DefinitionAnswer): DefinitionLink {
  const { document, around } = answer;
  return {
    originSelectionRange: toRange(origin),
    targetUri: document.uri,
    targetRange: toRange({ document, range: around }),
    targetSelectionRange: toRange(answer),
  };
}
