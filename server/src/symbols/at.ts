/** The symbol at a place: the smallest part that names something. */
import type { Workspace } from "../workspace/workspace.ts";
import { isOutside } from "../workspace/world.ts";
import { containerSymbol } from "./container.ts";
import { containerPortSymbol } from "./container-port.ts";
import { dataKeySymbol } from "./data-key.ts";
import { labelSymbol } from "./label.ts";
import { objectSymbol } from "./object.ts";
import { type FilePlace, placeIn, resourcesAt } from "./place.ts";
import { servicePortSymbol } from "./service-port.ts";
import type { Finder, FoundSymbol } from "./symbol.ts";
import { variableSymbol } from "./variable.ts";
import { volumeSymbol } from "./volume.ts";

/** One kind of symbol a line, the smaller parts first. */
const finders: readonly Finder[] = [
  labelSymbol,
  containerPortSymbol,
  servicePortSymbol,
  variableSymbol,
  containerSymbol,
  volumeSymbol,
  dataKeySymbol,
  objectSymbol,
];

/**
 * The symbol at an offset of a file. Undefined where nothing is named that others name too, in documents that cannot
 * be read, and in files that are no part of this world: of a chart, left out.
 */
export function symbolAt(workspace: Workspace, { uri, offset }: FilePlace): FoundSymbol | undefined {
  const place = placeIn(workspace, { uri, offset });
  if (place === undefined || isOutside(workspace.world, uri)) return undefined;
  for (const placed of resourcesAt(place.document, place.offset)) {
    for (const find of finders) {
      const found = find({ workspace, placed, offset: place.offset });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
