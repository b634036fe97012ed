/**
 * Notices what the walkthrough teaches, so that VS Code ticks its steps off. What is taught is mostly no command but
 * something that is seen, written or mended: the client sees it happen and sets a context key.
 */
import {
  commands,
  type Diagnostic,
  type Disposable,
  type ExtensionContext,
  languages,
  type Uri,
  workspace,
} from "vscode";
import type { Middleware } from "vscode-languageclient";
import { type Lesson, lessonOfHover, lessonsOfChange } from "./lessons.ts";
import { registerSample } from "./sample.ts";

/** Registers the command that opens the sample, and watches for what is done and mended. */
export function registerWalkthrough({ extensionUri }: ExtensionContext): readonly Disposable[] {
  return [
    registerSample(extensionUri),
    workspace.onDidChangeTextDocument((change) => lessonsOfChange(change).forEach(learn)),
    noticeMending(),
  ];
}

/** Notices the hovers that are shown; hands every one on as it came. */
export const walkthroughMiddleware: Middleware = {
  provideHover: async (document, position, token, next) => {
    const hover = await next(document, position, token);
    const lesson = hover ? lessonOfHover(document, hover) : undefined;
    if (lesson !== undefined) learn(lesson);
    return hover;
  },
};

function learn(lesson: Lesson): void {
  void commands.executeCommand("setContext", lesson, true);
}

/** A selector is mended when its finding goes away, and its document does not. */
function noticeMending(): Disposable {
  const broken = new Set<string>();
  return languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      if (missesNearly(uri)) broken.add(uri.toString());
      else if (broken.delete(uri.toString()) && isOpen(uri)) learn("patchbay.walkthrough.mended");
    }
  });
}

function missesNearly(uri: Uri): boolean {
  return languages
    .getDiagnostics(uri)
    .some(({ source, code }) => source === "patchbay" && codeOf(code) === "selector-near-miss");
}

function codeOf(code: Diagnostic["code"]): unknown {
  return typeof code === "object" ? code.value : code;
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
