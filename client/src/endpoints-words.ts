/** What the rows of the Endpoints view are called and look like. */
import { l10n, ThemeColor, ThemeIcon } from "vscode";
import type { EndpointRow, WiringState } from "../../server/src/lsp/protocol.ts";

/** The state in a word or two. */
export function stateWord(state: WiringState): string {
  switch (state) {
    case "reached":
      return l10n.t("reached");
    case "near-miss":
      return l10n.t("near miss");
    case "nothing":
      return l10n.t("nothing there");
    case "unknown":
      return l10n.t("unknown");
  }
}

/** What a row stands for, as people say it. */
export function kindWord(kind: EndpointRow["kind"]): string {
  switch (kind) {
    case "folder":
      return l10n.t("Folder");
    case "namespace":
      return l10n.t("Namespace");
    case "service":
      return l10n.t("Service");
    case "port":
      return l10n.t("Port");
    case "workload":
      return l10n.t("Workload");
    case "container":
      return l10n.t("Container");
    case "address":
      return l10n.t("Addresses");
  }
}

/** The state, in a shape and a colour; what has none shows what it is. */
export function iconOf({ kind, state }: EndpointRow): ThemeIcon {
  if (state === undefined) return new ThemeIcon(kindIcons[kind]);
  const [icon, color] = stateIcons[state];
  return new ThemeIcon(icon, new ThemeColor(color));
}

const kindIcons: Readonly<Record<EndpointRow["kind"], string>> = {
  folder: "root-folder",
  namespace: "symbol-namespace",
  service: "plug",
  port: "circle-outline",
  workload: "server-process",
  container: "package",
  address: "symbol-numeric",
};

const stateIcons: Readonly<Record<WiringState, readonly [icon: string, color: string]>> = {
  reached: ["pass", "testing.iconPassed"],
  "near-miss": ["warning", "list.warningForeground"],
  nothing: ["error", "list.errorForeground"],
  unknown: ["question", "descriptionForeground"],
};
