/** On real manifests: no exception, no false alarm, and every judged mistake is found. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hover } from "../../src/features/hover/hover.ts";
import { rules } from "../../src/rules/index.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { findingsIn, pathOf, workspaceOf } from "../support/check.ts";
import { acceptedFindings } from "./accepted-findings.ts";
import { acceptedSilence } from "./accepted-silence.ts";
import { corpus, manifestsIn, repositoriesIn, type Verdict, verdictsIn } from "./corpus.ts";
import { checkFigures, table } from "./figures.ts";
import { classOf, findingRules, notFoundYet, otherMatters } from "./problem-classes.ts";

if (corpus === undefined) {
  test("real manifests stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else await prove(corpus);

/** A finding with its place in the corpus. */
interface Located {
  readonly repo: string;
  readonly file: string;
  readonly object: string;
  readonly finding: Finding;
}

async function prove(folder: string): Promise<void> {
  const repositories = repositoriesIn(folder);
  const verdicts = verdictsIn(folder).filter(({ verdict }) => verdict !== "no");
  const texts = new Map<string, string>();
  for (const repo of repositories) {
    for (const [path, text] of await manifestsIn(join(folder, repo))) texts.set(`${repo}/${path}`, text);
  }
  const workspaces = [
    { name: "the whole corpus", files: texts },
    ...repositories.map((repo) => ({ name: repo, files: of(texts, repo) })),
  ];

  describe.each(workspaces)("$name as one workspace", ({ name, files }) => {
    const workspace = workspaceOf({ files });
    const found = findingsIn(workspace, rules).map(located);
    const judged = verdicts.filter(({ repo }) => name === repo || name === "the whole corpus");

    test("every warning and every error is a true mistake", () => {
      const alarms = found.filter(isSerious).filter((each) => !isTrue(each, judged) && !isAccepted(each));
      expect(alarms.map(shown)).toEqual([]);
    });

    test("every judged mistake is found", () => {
      const missed = judged.filter((each) => isAskedFor(each) && !isFound(each, found));
      expect(missed.map(({ file, object, problem }) => `${file}: ${object}: ${problem}`)).toEqual([]);
    });

    test("no class is found that the list calls not found yet", () => {
      const classes = judged.map(({ problem }) => classOf(problem));
      const arrived = judged.filter(
        (each, at) => notFoundYet.includes(classes[at] ?? "") && isFound(each, found),
      );
      expect(arrived.map(({ problem }) => classOf(problem))).toEqual([]);
    });

    test("everything can be hovered", () => {
      expect(hoverAll(workspace)).toBeGreaterThan(0);
    });

    test("nothing is said of charts and of what is no manifest", () => {
      expect(found.filter(({ file }) => /^(?:helm|other)\//.test(file)).map(shown)).toEqual([]);
    });
  });

  test("the page says what was measured", () => {
    const found = findingsIn(workspaceOf({ files: texts }), rules).map(located);
    checkFigures("corpus", figuresOf({ repositories, texts, verdicts, found }));
  });

  test("every class of problem is somebody's", () => {
    const known = new Set([...findingRules.keys(), ...otherMatters]);
    expect(verdicts.map(({ problem }) => classOf(problem)).filter((each) => !known.has(each))).toEqual([]);
  });

  test("the rule of a class that is not found yet does not exist yet", () => {
    const ids = rules.map(({ id }) => id);
    const arrived = notFoundYet.filter((each) => findingRules.get(each)?.some((rule) => ids.includes(rule)));
    expect(arrived).toEqual([]);
  });
}

interface Proven {
  readonly repositories: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly verdicts: readonly Verdict[];
  readonly found: readonly Located[];
}

function figuresOf({ repositories, texts, verdicts, found }: Proven): readonly string[] {
  const serious = found.filter(isSerious);
  const asked = verdicts.filter(isAskedFor);
  const count = (items: readonly unknown[]) => String(items.length);
  return table(
    ["all repositories as one workspace", "count"],
    [
      ["repositories", count(repositories)],
      ["files read", String(texts.size)],
      ["findings of level warning or error", count(serious)],
      ["of these, confirmed mistakes", count(serious.filter((each) => isTrue(each, verdicts)))],
      ["of these, accepted with a reason", count(serious.filter(isAccepted))],
      ["false alarms", count(serious.filter((each) => !isTrue(each, verdicts) && !isAccepted(each)))],
      ["confirmed mistakes that a rule is there for", count(asked)],
      ["of these, found", count(asked.filter((verdict) => isFound(verdict, found)))],
      ["confirmed mistakes rightly not reported", String(acceptedSilence.length)],
    ],
  );
}

/** Hovers every Service, and every container; returns how many answers there were. */
function hoverAll(workspace: Workspace): number {
  const documents = [...workspace.files()].flatMap((file) => file.documents);
  const answers = documents.flatMap((document) =>
    document.resources.flatMap(placesOf).map((offset) => {
      const asked = { workspace, settings: defaultSettings, uri: document.uri };
      return hover(asked, document.place.start + offset);
    }),
  );
  return answers.filter((answer) => answer !== undefined).length;
}

function placesOf(placed: Placed): readonly number[] {
  if (isOf(placed, "service")) return [placed.resource.kindRange?.end ?? 0];
  if (!isOf(placed, "workload")) return [];
  return placed.resource.template.containers.map(({ nameNode, range }) => (nameNode?.range ?? range).start);
}

function of(texts: ReadonlyMap<string, string>, repo: string): ReadonlyMap<string, string> {
  return new Map([...texts].filter(([path]) => path.startsWith(`${repo}/`)));
}

function located(finding: Finding): Located {
  const [repo = "", ...rest] = pathOf(finding.placed.document.uri).split("/");
  const { kind, name, nameNode } = finding.placed.resource;
  return { repo, file: rest.join("/"), object: `${kind} ${name ?? nameNode?.text ?? "None"}`, finding };
}

function isSerious({ finding: { level } }: Located): boolean {
  return level === "error" || level === "warning";
}

type Subject = Pick<Located, "repo" | "file" | "object">;

function isSame(one: Subject, other: Subject): boolean {
  return one.repo === other.repo && one.file === other.file && one.object === other.object;
}

function isTrue(found: Located, judged: readonly Verdict[]): boolean {
  return judged.some((verdict) => isSame(verdict, found));
}

function isAccepted(found: Located): boolean {
  return acceptedFindings.some((each) => each.rule === found.finding.rule && isSame(each, found));
}

function isAskedFor(verdict: Verdict): boolean {
  const problem = classOf(verdict.problem);
  const excused = acceptedSilence.some((each) => isSame(each, verdict));
  return findingRules.has(problem) && !notFoundYet.includes(problem) && !excused;
}

function isFound(verdict: Verdict, found: readonly Located[]): boolean {
  const wanted = findingRules.get(classOf(verdict.problem)) ?? [];
  return found.some((each) => isSame(each, verdict) && wanted.includes(each.finding.rule));
}

function shown({ repo, file, object, finding }: Located): string {
  return `${repo}/${file}: ${object}: ${finding.rule}: ${finding.message}`;
}
