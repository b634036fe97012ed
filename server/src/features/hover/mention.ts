/** The hover on a name or a port that means a Service: what that Service is. */

import { resourcesAt } from "../../symbols/place.ts";
import { type Range, touches } from "../../text/range.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { isOf } from "../../workspace/source-file.ts";
import type { Asked, HoverAnswer } from "../answers.ts";
import { documentAt } from "../target.ts";
import { wayHover } from "./edge.ts";
import { serviceHover } from "./service.ts";

/** The hover on the Service that is named at an offset of the file, or on a host or a path; undefined elsewhere. */
export function mentionHover(asked: Asked, offset: number): HoverAnswer | undefined {
  const place = documentAt(asked, offset);
  if (place === undefined) return undefined;
  const { document } = place;
  const { graph } = asked.workspace;
  for (const from of resourcesAt(document, place.offset)) {
    for (const mention of from.resource.mentions) {
      const range = [mention.range, mention.port?.range].find(
        (each): each is Range => each !== undefined && touches(each, place.offset),
      );
      if (range === undefined) continue;
      const [service] = objectsMeant(graph, { from, mention }).objects.filter((object) =>
        isOf(object, "service"),
      );
      if (service !== undefined)
        return { document, range, markdown: serviceHover(graph, service, asked.settings) };
    }
    const way = wayHover(graph, from, place.offset);
    if (way !== undefined) return { document, ...way };
  }
  return undefined;
}
