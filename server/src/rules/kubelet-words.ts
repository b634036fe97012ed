/** What the cluster says of pods that name something that is not there (S8.48–S8.54), as sentences of their own. */
import * as l10n from "@vscode/l10n";
import type { KeyReference, PodReference } from "../resources/pod-reference.ts";

/** What becomes of pods without the object that they name. */
export function withoutObject({ use, owner = "", mention: { kind, name } }: PodReference): string {
  const words = kind.toLowerCase();
  if (kind === "PersistentVolumeClaim")
    return l10n.t('Its pods will not be scheduled: `persistentvolumeclaim "{0}" not found`.', name);
  switch (use) {
    case "variable":
    case "variables":
      return l10n.t(
        'The container will not start: `CreateContainerConfigError`, `{0} "{1}" not found`.',
        words,
        name,
      );
    case "volume":
      return l10n.t(
        'Its pods will not start: `MountVolume.SetUp failed for volume "{0}" : {1} "{2}" not found`.',
        owner,
        words,
        name,
      );
    case "pull":
      return l10n.t("Its images will be pulled without it: `FailedToRetrieveImagePullSecret`.");
    case "account":
      return l10n.t(
        'The API server refuses its pods: `error looking up service account`, `serviceaccount "{0}" not found`.',
        name,
      );
  }
}

/** What becomes of pods without a key of an object that is there. */
export function withoutKey(
  { use, owner = "", mention: { kind, name } }: PodReference,
  { key, by }: KeyReference,
): string {
  if (by === "subPath") return l10n.t("An empty folder will be mounted in the place of the file.");
  if (use === "variable")
    return l10n.t(
      "The container will not start: `CreateContainerConfigError`, `couldn't find key {0} in {1} {2}`.",
      key,
      kind,
      name,
    );
  const said =
    kind === "Secret" ? "references non-existent secret key" : "configmap references non-existent config key";
  return l10n.t(
    'Its pods will not start: `MountVolume.SetUp failed for volume "{0}" : {1}: {2}`.',
    owner,
    said,
    key,
  );
}
