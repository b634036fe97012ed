/** The texts of the picture's page. They are put together here, because only the extension knows the language. */
import { l10n } from "vscode";
import { stateWord } from "../endpoints-words.ts";
import type { PictureTexts } from "./messages.ts";

export function pictureTexts(): PictureTexts {
  return {
    states: {
      reached: stateWord("reached"),
      "near-miss": stateWord("near-miss"),
      nothing: stateWord("nothing"),
      unknown: stateWord("unknown"),
    },
    reaches: { file: l10n.t("This file"), folder: l10n.t("This folder"), everything: l10n.t("Everything") },
    reach: l10n.t("What is shown"),
    port: l10n.t("Port"),
    container: l10n.t("Container"),
    alias: l10n.t("Alias"),
    nameless: l10n.t("without a name"),
    here: l10n.t("No namespace"),
    services: l10n.t("Services: {0}"),
    problems: l10n.t("to look at: {0}"),
    empty: l10n.t("There is no Service, workload or route here."),
    asTree: l10n.t("Show as a tree"),
    export: l10n.t("Export…"),
    zoomIn: l10n.t("Zoom in"),
    zoomOut: l10n.t("Zoom out"),
    fit: l10n.t("Fit"),
    neighbours: l10n.t("Policies and other neighbours"),
    expandAll: l10n.t("Expand all"),
    collapseAll: l10n.t("Collapse all"),
    picture: l10n.t("Wiring"),
  };
}
