/** What Patchbay adds to the protocol. The client imports this file too, so it stands alone. */

/** A request without parameters; answers null when no indexing, checking or publishing is under way. */
export const idleMethod = "patchbay/idle";

/**
 * A request of a document and a position: answers `DescribeAnswer` for the Service there, null where there is none.
 */
export const describeMethod = "patchbay/describeService";

/** A Service in the words of `kubectl describe service`, and its name. */
export interface DescribeAnswer {
  readonly name: string;
  readonly text: string;
}

/** A command of the client: shows what `describeMethod` answers for the place of the cursor. */
export const describeCommand = "patchbay.describeService";

/** A notification without parameters: what the views of the wiring show may be something else now. */
export const wiringChangedMethod = "patchbay/wiringChanged";

/** A request of `EndpointsParams`: answers `EndpointRows`, one level of the Endpoints view. */
export const endpointsMethod = "patchbay/endpoints";

/** A request of `PictureParams`: answers `WiringPicture`. */
export const pictureMethod = "patchbay/picture";

/** A request of `PictureParams`: answers the picture as a Mermaid flowchart, a string. */
export const mermaidMethod = "patchbay/mermaid";

/** How a cable is plugged in; what cannot be known is not nothing. */
export type WiringState = "reached" | "near-miss" | "nothing" | "unknown";

export interface WiringLocation {
  readonly uri: string;
  readonly range: WiringRange;
}

export interface WiringRange {
  readonly start: WiringPosition;
  readonly end: WiringPosition;
}

interface WiringPosition {
  readonly line: number;
  readonly character: number;
}

export interface EndpointsParams {
  /** The path of the row whose children are wanted; empty for the root. */
  readonly path: readonly string[];
  readonly only?: "all" | "problems";
  /** A file or a folder; everything when left out. */
  readonly within?: string;
  /** How many rows are wanted at most. */
  readonly limit?: number;
}

export interface EndpointRows {
  readonly items: readonly EndpointRow[];
  /** How many follow after the limit. */
  readonly more: number;
}

/** Texts are plain, and hold whatever names are in the manifests. */
export interface EndpointRow {
  readonly path: readonly string[];
  readonly kind: "folder" | "namespace" | "service" | "port" | "workload" | "container" | "address";
  readonly label: string;
  readonly text: string;
  readonly state?: WiringState | undefined;
  readonly location?: WiringLocation | undefined;
  readonly expandable: boolean;
  readonly dns?: string | undefined;
}

export interface PictureParams {
  readonly of: { readonly kind: "file" | "folder"; readonly uri: string } | { readonly kind: "everything" };
}

export interface WiringPicture {
  readonly nodes: readonly WiringNode[];
  readonly edges: readonly WiringEdge[];
}

/** The same as a node of `patchbay graph`, with places as editors have them. Texts are plain. */
export interface WiringNode {
  readonly id: string;
  readonly role:
    | "client"
    | "entry"
    | "neighbour"
    | "service"
    | "port"
    | "missing"
    | "workload"
    | "container"
    | "address";
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly state?: WiringState | undefined;
  readonly text: string;
  readonly parent?: string | undefined;
  readonly location: WiringLocation;
  /** All of it, in the same file. */
  readonly extent: WiringRange;
}

export interface WiringEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: "calls" | "routes" | "forwards" | "concerns" | "leads";
  readonly state: WiringState;
  readonly text: string;
  readonly locations: readonly WiringLocation[];
}

/** A command of the server: `[uri, 0-based position, placement]`. Writes a Service for the workload at that place. */
export const exposeCommand = "patchbay.expose";

/** A command of the client, run after an edit: `[uri, range]`. Puts the cursor there. */
export const selectCommand = "patchbay.select";

/**
 * Requests that the server makes of a client, each with a `FileQuestion`, about files that it cannot reach by itself:
 * it runs in a browser, or they are no files of this machine. A client that knows no such files need not answer.
 */
export const listFolderMethod = "patchbay/listFolder";
export const readFileMethod = "patchbay/readFile";
export const statFileMethod = "patchbay/statFile";

export interface FileQuestion {
  readonly uri: string;
}

/** An answer, or why there is none. */
export type FileAnswer<Value> =
  | { readonly value: Value }
  | { readonly problem: "not-found" | "unreadable" | "not-utf-8" };

/** An entry of a folder: its name as it stands in a uri. A link to a file is a file, a link to a folder is `other`. */
export interface FolderEntryAnswer {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

export interface FileStatAnswer {
  readonly kind: "file" | "folder" | "other";
  /** In bytes. */
  readonly size: number;
}

/** A notification of the client: the other extensions that are there from now on, as `OtherExtensions`. */
export const othersMethod = "patchbay/others";

/** Which extensions work on the same files: what they show, Patchbay does not show again. */
export interface OtherExtensions {
  /** Red Hat's YAML: schemas, completion of their keys, outline, folding, links. */
  readonly yaml: boolean;
  /** Microsoft's Kubernetes: the schemas of a cluster, handed to the YAML extension. */
  readonly kubernetes: boolean;
}

/** What a client may say of itself at the start; all of it is optional. */
export interface InitializationOptions {
  /** Commands that the client can run, such as `patchbay.select`. */
  readonly commands?: readonly string[];
  /** Takes `patchbay/wiringChanged`. */
  readonly followsWiring?: boolean;
  /** Where the pages of the rules are; a finding links to `<docsBase>/<rule>.md`. */
  readonly docsBase?: string;
  /** The other extensions that are there; without it, none. */
  readonly others?: OtherExtensions;
  /** The value of the `patchbay` section, from clients that cannot be asked for it. */
  readonly settings?: unknown;
  /** What the server says to people in their language, by the English template: the contents of an l10n bundle. */
  readonly texts?: Readonly<Record<string, string>>;
}
