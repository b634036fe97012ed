/** Takes the suppressed findings of a document away, and has the rules on suppressions say what they think of those. */
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import { isOutside } from "../workspace/world.ts";
import { rulesNamed } from "./aliases.ts";
import { type CheckOptions, levelOf } from "./check.ts";
import type { Finding, Review, Rule } from "./rule.ts";
import { holdsSuppressions, type Suppression, silences, suppressionsIn } from "./suppressions.ts";

/** A document among the documents of its file, and what was found in each before suppressions. */
export interface FoundInFile {
  readonly document: SourceDocument;
  readonly inFile: ReadonlySet<SourceDocument>;
  /** Those of the file that hold a suppression for all of it. */
  readonly fileWide: ReadonlySet<SourceDocument>;
  readonly foundIn: (document: SourceDocument) => readonly Finding[];
}

/** The findings that are left, in the order of the text. */
export function suppress(found: FoundInFile, options: CheckOptions): readonly Finding[] {
  const { document, fileWide, foundIn } = found;
  const raw = foundIn(document);
  const own = holdsSuppressions(document) ? suppressionsIn(document) : [];
  const others = [...fileWide].filter((each) => each !== document).flatMap(suppressionsIn);
  const all = [...own, ...others.filter(({ scope }) => scope === "file")];
  const reviewed = holdsSuppressions(document) ? review({ found, own }, options) : [];
  if (all.length === 0 && reviewed.length === 0) return raw;
  return [...raw, ...reviewed]
    .filter((finding) => !all.some((each) => silences(each, finding)))
    .sort((a, b) => a.range.start - b.range.start);
}

interface Subject {
  readonly found: FoundInFile;
  readonly own: readonly Suppression[];
}

/** What the rules on suppressions report; nothing in a document that holds no object, or none of this world. */
function review({ found, own }: Subject, options: CheckOptions): readonly Finding[] {
  const { document } = found;
  const [first] = document.resources;
  if (first === undefined || isOutside(options.graph.world, document.uri)) return [];
  const facts = reviewFacts({ found, own }, options);
  return options.rules.flatMap((rule) => runReview(rule, { facts, first }, options));
}

function runReview(
  rule: Rule,
  { facts, first }: { readonly facts: Review; readonly first: Placed },
  options: CheckOptions,
): readonly Finding[] {
  const wanted = levelOf(rule, facts.document.uri, options);
  if (rule.review === undefined || wanted === "off") return [];
  try {
    return [...rule.review(facts)].map((report) => ({
      ...report,
      rule: rule.id,
      level: wanted,
      placed: objectAt(facts.document, report.range.start) ?? first,
    }));
  } catch (error) {
    options.onFault(rule, first, error);
    return [];
  }
}

function objectAt({ resources }: SourceDocument, offset: number): Placed | undefined {
  return resources.find(({ resource: { range } }) => offset >= range.start && offset < range.end);
}

function reviewFacts({ found, own }: Subject, options: CheckOptions): Review {
  const { document, inFile, foundIn } = found;
  const ids = options.rules.map(({ id }) => id);
  const on = new Set(
    options.rules.flatMap((rule) => (levelOf(rule, document.uri, options) === "off" ? [] : [rule.id])),
  );
  const reached = ({ scope }: Suppression) => (scope === "file" ? [...inFile] : [document]);
  return {
    document,
    suppressions: own.filter((each) => each.own),
    ids,
    isOn: (name) => rulesNamed(name).some((id) => on.has(id)),
    isWhole: (suppression) => reached(suppression).every(({ content }) => content.unread === undefined),
    isUsed: (suppression, name) => {
      const silenced = rulesNamed(name);
      return reached(suppression)
        .flatMap(foundIn)
        .some((finding) => silenced.includes(finding.rule) && suppression.covers(finding));
    },
  };
}
