/** Hover: what a Service will be in the cluster, and what a container is told of Services. */
import { isOf } from "../../workspace/source-file.ts";
import { isOutside } from "../../workspace/world.ts";
import type { Asked, HoverAnswer } from "../answers.ts";
import { blocks } from "../markdown.ts";
import { type Target, targetAt } from "../target.ts";
import { containerHover, containerPortHover } from "./container.ts";
import { dataHover, referencedHover } from "./data.ts";
import { edgeHover } from "./edge.ts";
import { mentionHover } from "./mention.ts";
import { neighbourHover } from "./neighbour.ts";
import { resolverLine } from "./resolver.ts";
import { serviceHover } from "./service.ts";
import { referenceHover, variableHover } from "./variable.ts";

/**
 * The hover at an offset of the file; undefined when settings turn it off, where there is nothing to say, and in
 * charts and patches, whose objects nobody knows before they are rendered.
 */
export function hover(asked: Asked, offset: number): HoverAnswer | undefined {
  if (!asked.settings.hover || isOutside(asked.workspace.world, asked.uri)) return undefined;
  const named = mentionHover(asked, offset);
  if (named !== undefined) return named;
  const target = targetAt(asked, offset);
  const markdown = target === undefined ? undefined : markdownOf(asked, target);
  if (target === undefined || markdown === undefined) return undefined;
  return { document: target.placed.document, range: target.range, markdown };
}

function markdownOf({ workspace: { graph }, settings }: Asked, target: Target): string | undefined {
  switch (target.part) {
    case "header":
      return isOf(target.placed, "service")
        ? serviceHover(graph, target.placed, settings)
        : (dataHover(graph, target.placed, target.placed) ??
            edgeHover(graph, target.placed) ??
            neighbourHover(graph, target.placed));
    case "data-key":
      return dataHover(graph, target.placed, target.placed);
    case "pod-reference":
      return referencedHover(graph, target.placed, target.reference);
    case "selector":
    case "service-port":
      return serviceHover(graph, target.placed, settings);
    case "container":
      return blocks(
        containerHover(graph, target.placed, target.container),
        resolverLine(graph, target.placed, settings.clusterDomain),
      );
    case "container-port":
      return containerPortHover(graph, target.placed, target);
    case "variable":
      return variableHover(graph, target.placed, target);
    case "reference":
      return referenceHover(graph, target.placed, target);
    case "match-label":
    case "pod-label":
      return undefined;
  }
}
