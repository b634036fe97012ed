/** "Expose": writes the Service for a workload, below it in its file or into a file of its own. */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../../resources/workload.ts";
import { lineEnd } from "../../text/edit.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { nameOf } from "../../workspace/uri.ts";
import { isOutside } from "../../workspace/world.ts";
import { type ActionAnswer, type Asked, textOf } from "../answers.ts";
import { titled } from "../places.ts";
import { addBeside, inLineEnds, type Placement } from "./beside.ts";
import { draftService, type ServiceDraft } from "./draft.ts";
import type { Refusal } from "./draft-parts.ts";
import { styleOf } from "./style.ts";
import { type ServiceText, writeService } from "./text.ts";
import type { Wishes } from "./wishes.ts";

/**
 * The Service for a workload (product, section 6), or a sentence that says why there can be none. A workload inside a
 * `List` gets a document of its own below the list. The texts of the files in `textsBeside` must be at hand.
 */
export function exposeWorkload(
  asked: Asked,
  workload: Placed<Workload>,
  placement: Placement,
): ActionAnswer | Refusal {
  const exposure = drafted(asked, workload, {});
  if ("refused" in exposure) return exposure;
  const { text, draft } = exposure;
  const [exposed, service] = [titled(workload), draft.name.text];
  const titles = {
    below: l10n.t("Expose {0}: add Service {1} below it", exposed, service),
    inFile: (file: string) => l10n.t("Expose {0}: add Service {1} in {2}", exposed, service, file),
  };
  const addition = { beside: workload, text, written: written(exposure), stem: `${service}-service`, titles };
  return addBeside(asked, addition, placement);
}

/**
 * The text of that Service alone, as wished, in the style and the line ends of the workload's file; ends with a line
 * break. Or a sentence that says why there can be none.
 */
export function serviceManifest(asked: Asked, workload: Placed<Workload>, wishes: Wishes): string | Refusal {
  const exposure = drafted(asked, workload, wishes);
  if ("refused" in exposure) return exposure;
  const { text } = written(exposure);
  return inLineEnds(`${text}\n`, lineEnd(exposure.text));
}

interface Exposure {
  readonly workload: Placed<Workload>;
  /** The text of the workload's file. */
  readonly text: string;
  readonly draft: ServiceDraft;
}

function drafted(asked: Asked, workload: Placed<Workload>, wishes: Wishes): Exposure | Refusal {
  const { graph, world } = asked.workspace;
  const { uri } = workload.document;
  if (isOutside(world, uri))
    return { refused: l10n.t("{0} belongs to a chart or is a patch.", titled(workload)) };
  const text = textOf(asked, uri);
  if (text === undefined) return { refused: l10n.t("The text of {0} is not at hand.", nameOf(uri)) };
  const draft = draftService(graph, workload, wishes);
  return "refused" in draft ? draft : { workload, text, draft };
}

function written({ workload, text, draft }: Exposure): ServiceText {
  const { start, end } = workload.document.place;
  return writeService(draft, styleOf(workload, text.slice(start, end)));
}
