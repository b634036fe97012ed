/** The type of a Service, and the edits that change it: what the rules on node ports have in common. */
import * as l10n from "@vscode/l10n";
import { knownText } from "../resources/identity.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { removePair } from "../yaml/edits.ts";
import { addPair, fix, setScalar } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/** The type after defaulting (S1.1); undefined when it cannot be known. */
export function typeOf({ typeNode }: Service): string | undefined {
  return typeNode === undefined || typeNode.text === "" ? "ClusterIP" : knownText(typeNode);
}

/** Makes it a Service of another type. */
export function retype(service: Placed<Service>, type: string): readonly Fix[] {
  const { typeNode, specShape } = service.resource;
  const edit =
    typeNode === undefined
      ? addPair(service, specShape, { key: "type", value: type })
      : setScalar(service, typeNode, type);
  return fix(l10n.t("Make it a {0} Service", type), [edit]);
}

/** Takes `nodePort` out of a port. */
export function removeNodePort(
  { document }: Placed<Service>,
  { nodePortPlace }: ServicePort,
  title: string,
): readonly Fix[] {
  return nodePortPlace === undefined
    ? []
    : fix(title, [{ document, edit: removePair(nodePortPlace, document.lines) }]);
}
