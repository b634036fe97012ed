/** What pods name beside Services: ConfigMaps, Secrets, claims and their account, and the keys that they read there. */
import type { YamlScalar } from "../yaml/node.ts";
import type { Mention } from "./mention.ts";

/** One place of a pod template that names an object. */
export interface PodReference {
  readonly mention: Mention;
  /**
   * How the object is used: one variable of a container, all its variables, a volume, the pull of images, the account.
   * What happens without the object differs (S8.48–S8.54).
   */
  readonly use: "variable" | "variables" | "volume" | "pull" | "account";
  /** The name of the container or the volume; undefined where neither is meant, or the name is not known. */
  readonly owner: string | undefined;
  /** The keys that have to be there. */
  readonly keys: readonly KeyReference[];
}

/** A key of a ConfigMap or Secret, as somebody who reads it names it. */
export interface KeyReference {
  readonly key: string;
  readonly node: YamlScalar;
  /** `subPath`: a mount of the volume asks for one file, which has the name of the key (S8.50). */
  readonly by: "key" | "subPath";
}

/** A volume of a pod, or a claim of a StatefulSet that makes one. */
export interface Volume {
  readonly name: string;
  readonly nameNode: YamlScalar;
  /** Present for such a claim. */
  readonly claim?: true;
}

/** A place of a container that mounts a volume. */
export interface VolumeMount {
  readonly name: string;
  readonly nameNode: YamlScalar;
  /** The one file or folder of the volume that is mounted; undefined for the whole. */
  readonly subPath: YamlScalar | undefined;
}
