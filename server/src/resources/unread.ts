/** Why a document could not be read, or not wholly. Unread is not absent: what a Service looks for may stand there. */
import type { ParsedDocument } from "../yaml/parse.ts";

export interface Unread {
  /** The template language, when it is one; undefined for broken YAML. */
  readonly template: "helm-template" | "ytt-template" | "template" | undefined;
  /** True when the text speaks of pods or of kinds that make some. */
  readonly mayHoldPods: boolean;
  /** True when the text speaks of a kind that pods name. */
  readonly mayHoldNamed: boolean;
  /** The words of the text, as far as a label or a name could be made of them. */
  readonly words: ReadonlySet<string>;
}

const podKinds =
  /\b(?:containers|Pod|Deployment|ReplicaSet|StatefulSet|DaemonSet|ReplicationController|Job|CronJob)\b/;

const namedKinds = /\b(?:ConfigMap|Secret|ServiceAccount|PersistentVolumeClaim)\b/;

/** The reason, or undefined when the whole document was understood. */
export function unreadReason(text: string, parsed: ParsedDocument): Unread | undefined {
  const template = templateLanguage(text, parsed.problems.length > 0);
  if (template === undefined && parsed.problems.length === 0) return undefined;
  return unread(text, template);
}

/** The reason for a text that is a template beyond doubt, and was not parsed. */
export function unreadTemplate(text: string): Unread {
  return unread(text, templateLanguage(text, true));
}

function unread(text: string, template: Unread["template"]): Unread {
  const mayHoldPods = podKinds.test(text);
  return { template, mayHoldPods, mayHoldNamed: namedKinds.test(text), words: wordsOf(text) };
}

/** The words of a text. Of a Secret nothing but its name: its other words may be what is secret. */
export function wordsOf(text: string): ReadonlySet<string> {
  if (!/\bkind["']?[ \t]*:[ \t]*["']?Secret\b/.test(text)) return new Set(text.match(/[\w./-]+/g) ?? []);
  const [, name] = /\bmetadata["']?:[\s\S]{0,2000}?\bname["']?:[ \t]*["']?([\w./-]+)/.exec(text) ?? [];
  return new Set(name === undefined ? [] : [name]);
}

function templateLanguage(text: string, broken: boolean): Unread["template"] {
  if (/^[ \t]*#@|[:-][ \t]+#@/m.test(text)) return "ytt-template";
  if (broken && text.includes("{{")) return "helm-template";
  if (/^(?:kind|apiVersion):[ \t]*\{\{/m.test(text)) return "helm-template";
  return broken && /\$\{|<%|^[ \t]*@[A-Z_]+@/m.test(text) ? "template" : undefined;
}
