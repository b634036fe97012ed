/** The command that opens the sample of the walkthrough, a step at a time. */
import {
  commands,
  type Disposable,
  type Position,
  Selection,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import { type SampleStep, sampleFolder, sampleSteps } from "./sample-steps.ts";

/** A command of the client: `[step]`, an id of `sampleSteps`; without one the sample begins where its picture does. */
const openSampleCommand = "patchbay.openSample";

/** Registers the command, which reads what ships with the extension below the uri; what is returned takes it back. */
export function registerSample(extension: Uri): Disposable {
  return commands.registerCommand(openSampleCommand, async (id?: unknown) => {
    const step = sampleSteps.get(String(id)) ?? sampleSteps.get("picture");
    if (step === undefined) return;
    // Beside the walkthrough, so that it can still be read.
    await show(step, { extension, column: typeof id === "string" ? ViewColumn.Beside : ViewColumn.Active });
  });
}

/** Nothing is written to a disk, which need not be there: the document has no file until somebody saves it. */
async function show(
  step: SampleStep,
  { extension, column }: { readonly extension: Uri; readonly column: ViewColumn },
): Promise<void> {
  const document = await workspace.openTextDocument({
    language: "yaml",
    content: changed(await readSample(step, extension), step.change),
  });
  const found = document.getText().indexOf(step.at);
  const cursor: Position = document.positionAt(found === -1 ? 0 : found + step.at.length);
  await window.showTextDocument(document, {
    viewColumn: column,
    preview: false,
    selection: new Selection(cursor, cursor),
  });
}

async function readSample({ files }: SampleStep, extension: Uri): Promise<string> {
  const texts = files.map(async (file) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, sampleFolder, file))),
  );
  return (await Promise.all(texts)).map((text) => text.replaceAll("\r\n", "\n")).join("---\n");
}

function changed(text: string, change: SampleStep["change"]): string {
  if (change === undefined) return text;
  const [from, to] = change;
  return text.replace(from, to);
}
