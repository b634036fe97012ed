/** Hover after an edit near the end of one very long file (about 34,000 lines, most of them schemas). */
import { hoverFigure } from "./hover-rounds.mjs";

export const measure = (call) =>
  hoverFigure(call, {
    figure: "big-file",
    file: "argoproj__argo-cd/plain/manifests/install.yaml",
    service: "argocd-server",
    rounds: 200,
    warmUp: 40,
    peerLimit: 0.03,
  });
