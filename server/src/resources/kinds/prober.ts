/** Reads whom a Probe of the Prometheus operator calls: the prober, and the targets that it is to ask for. */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import { addressMentions } from "../addresses.ts";
import type { Mention } from "../mention.ts";

/** The Services in `prober.url`, which is a host and a port, and in the static targets, which are addresses of any kind. */
export function readProber(root: YamlNode, text: string): readonly Mention[] {
  const spec = child(root, "spec");
  const url = asScalar(descend(spec, "prober", "url"));
  const field = "spec.targets.staticConfig.static";
  const targets = itemsOf(descend(spec, "targets", "staticConfig", "static")).map(asScalar);
  return [
    ...(url === undefined ? [] : addressMentions(url, { text, field: "spec.prober.url", setting: "url" })),
    ...targets.flatMap((target) =>
      target === undefined ? [] : addressMentions(target, { text, field, setting: "targets" }),
    ),
  ];
}
