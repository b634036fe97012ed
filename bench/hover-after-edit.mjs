/** Hover after an edit of a release manifest of ordinary size (about 1,000 lines). */
import { hoverFigure } from "./hover-rounds.mjs";

export const measure = (call) =>
  hoverFigure(call, {
    figure: "hover-after-edit",
    file: "GoogleCloudPlatform__microservices-demo/plain/release/kubernetes-manifests.yaml",
    service: "frontend",
    rounds: 200,
    warmUp: 40,
    peerLimit: 0.15,
  });
