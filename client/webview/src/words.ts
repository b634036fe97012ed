/** What is said about nodes and groups, to eyes and to screen readers, in the user's language. */
import type { WiringNode } from "../../../server/src/lsp/protocol.ts";
import type { PictureTexts } from "../../src/picture/messages.ts";
import type { Group } from "./boxes.ts";

export interface Words {
  readonly node: (node: WiringNode) => string;
  readonly kind: (node: WiringNode) => string;
  readonly name: (node: WiringNode) => string;
  readonly group: (group: Group) => { readonly title: string; readonly text: string };
}

/** The words for the texts of a language. */
export function wordsOf(texts: PictureTexts): Words {
  const kind = ({ kind: word }: WiringNode) => {
    const [name = word] = word.split(".");
    return { ServicePort: texts.port, Container: texts.container, ExternalName: texts.alias }[name] ?? name;
  };
  const name = ({ name: own, role }: WiringNode) =>
    own === "" && role !== "container" ? texts.nameless : own;
  return {
    kind,
    name,
    node: (node) => {
      const state = node.state === undefined ? "" : texts.states[node.state];
      const parts = [`${kind(node)} ${name(node)}`, node.namespace ?? "", state, node.text];
      return parts.filter((part) => part !== "").join(", ");
    },
    group: ({ folder, namespace, services, problems }) => {
      const title = [folder, namespace].filter((part) => part !== undefined && part !== "").join(" · ");
      const loose = problems === 0 ? "" : filled(texts.problems, problems);
      return {
        title: title === "" ? texts.here : title,
        text: [filled(texts.services, services), loose].filter((part) => part !== "").join(" · "),
      };
    },
  };
}

/** A text with a number in the place of `{0}`. */
export function filled(template: string, value: number): string {
  return template.replace("{0}", () => String(value));
}
