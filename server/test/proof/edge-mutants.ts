/** Breaks what leads to a Service, one name or one port at a time: addresses of clients, Ingresses, routes. */
import type { Mention } from "../../src/resources/mention.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Finding, Fix } from "../../src/rules/rule.ts";
import { applyEdits, type TextEdit } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import { objectsMeant } from "../../src/workspace/mentions.ts";
import { isOf, locate, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { isOutside, mayBePatched } from "../../src/workspace/world.ts";
import { applyFix, pathOf, uriOf, workspaceOf } from "../support/check.ts";
import { misspelt } from "./misspell.ts";
import { type Address, addressOf, at } from "./wiring.ts";

/** What is broken; the order is that of the table of figures. */
export const edgeKinds = [
  "the host of an address",
  "the port of an address",
  "the Service of an Ingress backend",
  "the port of an Ingress backend",
  "the Service of a route backend",
  "the port of a route backend",
] as const;

export type EdgeKind = (typeof edgeKinds)[number];

export interface EdgeOutcome {
  readonly kind: EdgeKind;
  /** Where and what, for a person who looks into a failure. */
  readonly change: string;
  /** False when the name means another Service of the workspace, or the port is served all the same. */
  readonly broken: boolean;
  readonly reported: boolean;
  /** True when one of the fixes leads to the same Service and a port of it, and makes no new finding. */
  readonly mended: boolean;
}

type Texts = ReadonlyMap<string, string>;

/** The outcome of every mutant of everything in these files that leads to a Service beside it. */
export function mutateEdges(files: Texts): readonly EdgeOutcome[] {
  const trial = new Trial(files);
  return trial
    .cables()
    .flatMap((cable) => mutations(cable).map((mutation) => trial.attempt(cable, mutation)));
}

/** A place that leads to a Service. `index` is that of the mention in its object. */
interface Cable {
  readonly from: Placed;
  /** Where it stands, which outlives the edits of the trial. */
  readonly address: Address;
  readonly index: number;
  readonly mention: Mention;
  readonly services: readonly Placed[];
}

interface Mutation {
  readonly kind: EdgeKind;
  readonly edit: TextEdit;
}

function mutations({ from, mention, services }: Cable): readonly Mutation[] {
  const subject =
    mention.address !== undefined ? "address" : from.resource.type === "ingress" ? "ingress" : "route";
  const [name, port] = kindsOf[subject];
  const slip = misspelt(mention.name);
  const broken = otherPort(mention, services);
  return [
    ...(slip === undefined ? [] : [{ kind: name, edit: { range: mention.range, newText: slip } }]),
    ...(broken === undefined || mention.port === undefined
      ? []
      : [{ kind: port, edit: { range: mention.port.range, newText: broken } }]),
  ];
}

const kindsOf: Readonly<Record<"address" | "ingress" | "route", readonly [name: EdgeKind, port: EdgeKind]>> =
  {
    address: [edgeKinds[0], edgeKinds[1]],
    ingress: [edgeKinds[2], edgeKinds[3]],
    route: [edgeKinds[4], edgeKinds[5]],
  };

/** The target port where it is another one, else the next number; a letter of a name. A pod may listen on any port. */
function otherPort({ port, address }: Mention, services: readonly Placed[]): string | undefined {
  if (port === undefined) return undefined;
  if (typeof port.value === "string") return misspelt(port.value);
  const wired = services.flatMap(({ resource }) => (resource.type === "service" ? [resource] : []));
  if (address?.pod !== undefined || wired.some(({ headless }) => headless)) return undefined;
  const target = wired.flatMap(({ ports }) => ports.filter((each) => each.port === port.value))[0]
    ?.targetPort;
  return `${typeof target === "number" && target !== port.value ? target : port.value + 1}`;
}

class Trial {
  readonly #files: Texts;
  readonly #workspace: Workspace;
  readonly #findings: Findings;
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(files: Texts) {
    this.#files = files;
    this.#workspace = workspaceOf({ files });
    const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
      throw error;
    };
    this.#findings = new Findings({ graph: this.#workspace.graph, rules, levels: () => undefined, onFault });
    const documents = [...this.#workspace.files()].flatMap((file) => file.documents);
    this.#findings.update({ added: documents, removed: [], told: new Set() });
    this.#known = new Map(
      [...files.keys()].map((path) => [uriOf(path), new Set(this.#serious(uriOf(path)).map(signature))]),
    );
  }

  /** Everything that leads to a Service beside it, and to a port that it has. */
  cables(): readonly Cable[] {
    const files = [...this.#workspace.files()].filter(({ uri }) => !isOutside(this.#workspace.world, uri));
    const placed = files.flatMap(({ documents }) => documents.flatMap(({ resources }) => resources));
    return placed.flatMap((from) =>
      from.resource.mentions.flatMap((mention, index) => {
        const services = isOurs(from, mention) ? this.#reached(from, mention) : [];
        return services.length === 0
          ? []
          : [{ from, address: addressOf(this.#workspace, from), index, mention, services }];
      }),
    );
  }

  attempt(cable: Cable, { kind, edit }: Mutation): EdgeOutcome {
    const { document } = cable.from;
    const path = pathOf(document.uri);
    const { address } = cable;
    const names = cable.services.map(({ resource }) => resource.name);
    const line = locate(document, edit.range.start).line;
    const text = applyEdits(this.#files.get(path) ?? "", [
      { ...edit, range: shifted(edit.range, document.place.start) },
    ]);
    const broken = new Map([[path, text]]);
    const touched = this.#write(broken);
    const sound = () => {
      const from = at(this.#workspace, address);
      const mention = from?.resource.mentions[cable.index];
      if (from === undefined || mention === undefined) return false;
      const reached = this.#reached(from, mention).map(({ resource }) => resource.name);
      return JSON.stringify(reached) === JSON.stringify(names);
    };
    const isBroken =
      !sound() && !this.#reachesAny(at(this.#workspace, address)?.resource.mentions[cable.index]);
    const reports = this.#fresh(document.uri).filter(
      ({ placed, range }) => locate(placed.document, range.start).line === line,
    );
    const mended =
      isBroken &&
      reports.flatMap(({ fixes = [] }) => fixes).some((fix) => this.#mends(fix, { broken, touched, sound }));
    this.#write(new Map([[path, this.#files.get(path) ?? ""]]));
    return {
      kind,
      change: `${path}:${line + 1} ${edit.newText}`,
      broken: isBroken,
      reported: isBroken && reports.length > 0,
      mended,
    };
  }

  #mends(
    fix: Fix,
    { broken, touched, sound }: { broken: Texts; touched: ReadonlySet<string>; sound: () => boolean },
  ): boolean {
    const mended = applyFix(fix, new Map([...this.#files, ...broken]));
    const uris = this.#write(mended);
    const quiet = [...touched, ...uris].every((uri) => this.#fresh(uri).length === 0);
    const same = sound();
    this.#write(
      new Map([
        ...[...mended.keys()].map((path): [string, string] => [path, this.#files.get(path) ?? ""]),
        ...broken,
      ]),
    );
    return quiet && same;
  }

  /** The Services beside it that have the port, where one is named. */
  #reached(from: Placed, mention: Mention): readonly Placed[] {
    const { rank, objects } = objectsMeant(this.#workspace.graph, { from, mention });
    if (rank !== "file" && rank !== "folder") return [];
    return objects.filter((object) => isOf(object, "service") && serves(object, mention));
  }

  /** Whether the name means any Service of the workspace that has the port. */
  #reachesAny(mention: Mention | undefined): boolean {
    if (mention === undefined) return false;
    const documents = [...this.#workspace.files()].flatMap((file) => file.documents);
    return documents.some(({ resources }) =>
      resources.some(
        (placed) =>
          placed.resource.name === mention.name && (serves(placed, mention) || this.#mayServe(placed)),
      ),
    );
  }

  /** Ports that a patch speaks of cannot be known. */
  #mayServe({ resource, document }: Placed): boolean {
    return resource.type === "service" && mayBePatched(this.#workspace.world, [document.uri], "ports");
  }

  #write(texts: Texts): ReadonlySet<string> {
    const files = [...texts].map(([path, text]) => ({ uri: uriOf(path), text }));
    return this.#findings.update(this.#workspace.updateAll(files, { open: true }));
  }

  #serious(uri: string): readonly Finding[] {
    const documents = this.#workspace.file(uri)?.documents ?? [];
    const findings = documents.flatMap((document) => this.#findings.in(document));
    return findings.filter(({ level }) => level === "error" || level === "warning");
  }

  #fresh(uri: string): readonly Finding[] {
    return this.#serious(uri).filter((finding) => this.#known.get(uri)?.has(signature(finding)) !== true);
  }
}

/** Webhooks and other senders have rules of their own. */
function isOurs({ resource: { type } }: Placed, { sendsTraffic, kind, address }: Mention): boolean {
  return (
    kind === "Service" && sendsTraffic && (address !== undefined || type === "ingress" || type === "route")
  );
}

/** By the list of ports alone: an external name serves whatever is behind it, and so does what cannot be known. */
function serves({ resource }: Placed, { port }: Mention): boolean {
  if (resource.type !== "service") return false;
  if (port === undefined || resource.headless || resource.serviceType === "ExternalName") return true;
  return resource.ports.some(
    (own) => own.port === port.value || own.name?.text === port.value || own.port === undefined,
  );
}

function signature({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}
