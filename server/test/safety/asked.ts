/**
 * What may be asked of a workspace, as one table: the laws that hold for every feature walk through it, so a feature
 * that is new is one line here. Answers come as texts that can be compared, whatever workspace they are from.
 */
import { callable, callees, callers } from "../../src/features/call-hierarchy.ts";
import { codeActions } from "../../src/features/code-actions.ts";
import { codeLenses } from "../../src/features/code-lens.ts";
import { complete } from "../../src/features/completion/completion.ts";
import { definition } from "../../src/features/definition.ts";
import { describeAt } from "../../src/features/describe/describe-at.ts";
import type { EndpointItem, EndpointsQuestion } from "../../src/features/endpoints-view/item.ts";
import { endpointsLevel } from "../../src/features/endpoints-view/level.ts";
import { previewEnvironment } from "../../src/features/env-preview.ts";
import { highlight } from "../../src/features/highlight.ts";
import { hover } from "../../src/features/hover/hover.ts";
import { inlayHints } from "../../src/features/inlay-hints.ts";
import { links } from "../../src/features/links.ts";
import { objectsLike, outline } from "../../src/features/outline.ts";
import { dotOf } from "../../src/features/picture/dot.ts";
import { mermaidOf } from "../../src/features/picture/mermaid.ts";
import type { Picture } from "../../src/features/picture/model.ts";
import { pictureOf } from "../../src/features/picture/picture.ts";
import { references } from "../../src/features/references.ts";
import { prepareRename, rename } from "../../src/features/rename.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type SourceDocument } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { projectOf } from "../../src/workspace/world.ts";
import { testDay } from "../support/check.ts";

/** A workspace with what is found in it. */
export interface Watched {
  readonly workspace: Workspace;
  readonly findings: Findings;
}

interface Question extends Watched {
  readonly uri: string;
  /** In the file. */
  readonly offset: number;
  /** The texts of closed files, as the disk would give them. */
  readonly textOf: (uri: string) => string | undefined;
}

const askedOf = ({ workspace, uri, textOf }: Question) => ({
  workspace,
  settings: defaultSettings,
  uri,
  textOf,
});

/** Asked once for a file. */
const ofFiles: Readonly<Record<string, (question: Question) => unknown>> = {
  findings: ({ workspace, findings, uri }) =>
    (workspace.file(uri)?.documents ?? []).flatMap((document) => findings.in(document)),
  lenses: (question) => codeLenses(askedOf(question)),
  outline: (question) => outline(askedOf(question)),
  links: (question) => links(askedOf(question)),
  symbols: ({ workspace }) => objectsLike(workspace, ""),
  picture: (question) => {
    const picture = drawn(question);
    return [picture, mermaidOf(picture), dotOf(picture)];
  },
  tree: (question) => [treeOf(question, "all"), treeOf(question, "problems")],
  environment: ({ workspace, uri }) =>
    (workspace.file(uri)?.documents ?? [])
      .flatMap(({ resources }) => resources)
      .filter((placed) => isOf(placed, "workload"))
      .map((workload) => previewEnvironment(workspace.graph, workload)),
  hints: (question) =>
    inlayHints(askedOf(question), {
      start: 0,
      end: question.workspace.file(question.uri)?.text?.length ?? 0,
    }),
};

/** Asked at places in a file. */
const atPlaces: Readonly<Record<string, (question: Question) => unknown>> = {
  hover: (question) => hover(askedOf(question), question.offset),
  describe: (question) => describeAt(askedOf(question), question.offset),
  completion: (question) => complete(askedOf(question), question.offset),
  actions: (question) => {
    const { findings, offset } = question;
    return codeActions(askedOf(question), { range: { start: offset, end: offset }, findings });
  },
  definition: (question) => definition(askedOf(question), question.offset),
  highlight: (question) => highlight(askedOf(question), question.offset),
  references: (question) =>
    references(askedOf(question), { offset: question.offset, declaration: "included" }),
  rename: (question) => [
    prepareRename(askedOf(question), question.offset),
    rename(askedOf(question), { offset: question.offset, name: "renamed" }),
  ],
  calls: (question) => {
    const { graph } = question.workspace;
    const placed = callable(askedOf(question), question.offset);
    return placed === undefined ? [] : [callers(graph, placed), callees(graph, placed)];
  },
};

/** The picture of a file, with everything outside of it that a cable leads to. */
function drawn({ workspace, uri }: Question): Picture {
  return pictureOf(workspace, {
    scope: "auto",
    includes: (each) => each === uri,
    pathOf: (each) => each,
  });
}

/** How many rows of a level are looked into. */
const page = 20;

/** The rows of the Endpoints view that a file has, from the root to the containers: the first page of each level. */
function treeOf({ workspace, uri }: Question, only: EndpointsQuestion["only"]): readonly EndpointItem[] {
  const below = (path: readonly string[]): readonly EndpointItem[] => {
    const question = { path, only, within: uri, limit: page, clusterDomain: () => "cluster.local" };
    const { items } = atOnce(endpointsLevel(workspace, question));
    return [
      ...items,
      ...items.slice(0, page).flatMap(({ expandable, path: next }) => (expandable ? below(next) : [])),
    ];
  };
  return below([]);
}

/** What steps end in, for one who need not give way. */
function atOnce<Answer>(steps: Generator<undefined, Answer>): Answer {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The findings of a workspace, of rules too that are off unless somebody wants them. A rule that throws fails the test. */
export function watched(workspace: Workspace): Watched {
  const { graph } = workspace;
  const asleep = new Set(rules.flatMap(({ id, level }) => (level === "off" ? [id] : [])));
  const levels = (rule: string, uri: string) =>
    projectOf(graph.world, uri).rules.get(rule) ?? (asleep.has(rule) ? "hint" : undefined);
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  return { workspace, findings: new Findings({ graph, rules, levels, onFault, today: () => testDay }) };
}

/** Everything that is said of a file, by the name of the question; places are asked at the given offsets. */
export function answersIn(
  subject: Watched,
  { offsets, ...about }: Pick<Question, "uri" | "textOf"> & { readonly offsets: readonly number[] },
): ReadonlyMap<string, string> {
  const ask = (
    [name, question]: [string, (question: Question) => unknown],
    offset: number,
  ): [string, string] => [
    offset === -1 ? name : `${name} at ${offset}`,
    text(question({ ...subject, ...about, offset: Math.max(0, offset) })),
  ];
  const whole = Object.entries(ofFiles).map((entry) => ask(entry, -1));
  const placed = offsets.flatMap((offset) => Object.entries(atPlaces).map((entry) => ask(entry, offset)));
  return new Map([...whole, ...placed]);
}

/** An answer as a text: documents by their place, so that equal answers of two workspaces are equal texts. */
function text(answer: unknown): string {
  return (
    JSON.stringify(answer, (key, value: unknown) => {
      if (value instanceof Map || value instanceof Set) return [...value];
      if (isDocument(value)) return `${value.uri} at ${value.place.start}`;
      return key === "resource" && isResource(value) ? `${value.kind} at ${value.range.start}` : value;
    }) ?? "nothing"
  );
}

function isDocument(value: unknown): value is SourceDocument {
  return typeof value === "object" && value !== null && "place" in value && "content" in value;
}

function isResource(value: unknown): value is { readonly kind: string; readonly range: { start: number } } {
  return typeof value === "object" && value !== null && "kind" in value && "range" in value;
}
