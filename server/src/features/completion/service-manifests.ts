/**
 * Whole Services in a document that is empty yet: for the workload above, as Expose would write them, or with places
 * to fill in where there is none.
 */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../../resources/workload.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { isOutside } from "../../workspace/world.ts";
import { textOf } from "../answers.ts";
import { draftService, type ServiceDraft } from "../expose/draft.ts";
import { newWord } from "../expose/draft-parts.ts";
import { styleOf } from "../expose/style.ts";
import { writeService } from "../expose/text.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import type { Cursor } from "./cursor.ts";

export function serviceManifests(cursor: Cursor): readonly Offer[] {
  const { asked, path, part, placed, word } = cursor;
  const empty = part === "value" && path.length === 0 && placed === undefined;
  if (!empty || isOutside(asked.workspace.world, word.document.uri)) return [];
  const workload = workloadAbove(cursor);
  return workload === undefined ? blank() : filled(cursor, workload);
}

/** The last workload before the document. */
function workloadAbove({ asked, word }: Cursor): Placed<Workload> | undefined {
  const documents = asked.workspace.file(asked.uri)?.documents ?? [];
  return documents
    .filter(({ place }) => place.start < word.document.place.start)
    .flatMap(({ resources }) => resources)
    .filter((placed) => isOf(placed, "workload"))
    .at(-1);
}

function filled(cursor: Cursor, workload: Placed<Workload>): readonly Offer[] {
  const { name = "pods", serviceName } = workload.resource;
  const inner = serviceName ?? `${name}-headless`;
  const one = manifest(cursor, workload, (draft) => draft);
  const headless = manifest(cursor, workload, (draft) => ({
    ...draft,
    name: newWord(inner),
    clusterIP: "None",
  }));
  const client = manifest(cursor, workload, (draft) => ({
    ...draft,
    name: newWord(inner === name ? `${name}-client` : name),
    clusterIP: undefined,
  }));
  const detail = titled(workload);
  const pair = headless === undefined || client === undefined ? undefined : `${headless}\n---\n${client}`;
  return [
    ...offer(l10n.t("Service for {0}", detail), detail, one),
    ...offer(l10n.t("Service for {0}, headless and with an address", detail), detail, pair),
  ];
}

function offer(label: string, detail: string, text: string | undefined): readonly Offer[] {
  return text === undefined ? [] : [{ label, detail, sort: "manifest", newText: text }];
}

/** The Service as Expose writes it; undefined where there can be none. */
function manifest(
  { asked }: Cursor,
  workload: Placed<Workload>,
  change: (draft: ServiceDraft) => ServiceDraft,
): string | undefined {
  const draft = draftService(asked.workspace.graph, workload);
  const text = textOf(asked, workload.document.uri);
  if ("refused" in draft || text === undefined) return undefined;
  const { start, end } = workload.document.place;
  return writeService(change(draft), styleOf(workload, text.slice(start, end))).text;
}

function blank(): readonly Offer[] {
  return [
    snippet(l10n.t("Service"), [
      ...head,
      "spec:",
      ...selector,
      "  ports:",
      ...port({ port: "80", target: "http" }),
    ]),
    snippet(l10n.t("Service, headless"), [
      ...head,
      "spec:",
      "  clusterIP: None",
      ...selector,
      "  ports:",
      ...port({ port: "80", target: "http" }),
    ]),
    snippet(l10n.t("Service with several ports"), [
      ...head,
      "spec:",
      ...selector,
      "  ports:",
      ...port({ name: "http", port: "80", target: "http" }),
      ...port({ name: "https", port: "443", target: "https" }),
    ]),
  ];
}

const head = ["apiVersion: v1", "kind: Service", "metadata:", "  name: <web>"];
const selector = ["  selector:", "    app: <web>"];

function port({
  name,
  port: number,
  target,
}: {
  readonly name?: string;
  readonly port: string;
  readonly target: string;
}) {
  const first = name === undefined ? [] : [`name: <${name}>`];
  return [...first, `port: <${number}>`, `targetPort: <${target}>`].map(
    (line, at) => `    ${at === 0 ? "- " : "  "}${line}`,
  );
}

/** Every `<…>` is a tab stop, filled with what stands there. */
function snippet(label: string, lines: readonly string[]): Offer {
  let stop = 0;
  const newText = lines.join("\n").replaceAll(/<([^<>]*)>/g, (_whole, text: string) => {
    stop += 1;
    return `\${${stop}:${text}}`;
  });
  return {
    label,
    detail: l10n.t("Service to fill in"),
    sort: "manifest",
    newText: `${newText}\n`,
    snippet: true,
  };
}
