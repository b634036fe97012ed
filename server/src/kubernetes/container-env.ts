/**
 * The environment that the kubelet makes for one container: `envFrom`, then `env`, then the variables of Services for
 * the names that are left (S4.23–S4.25). `Origin` is whatever the caller wants to know a variable by.
 */
import { expand } from "./expansion.ts";

/** What a variable holds. When it is not known, `text` says in words what will stand there, such as `<cluster IP>`. */
export interface EnvValue {
  readonly text: string;
  readonly known: boolean;
}

/** An entry of `envFrom`. */
export interface EnvData<Origin> {
  readonly origin: Origin;
  readonly prefix: string;
  /** The values by key, taken literally; undefined when nobody knows which keys there are. */
  readonly data: ReadonlyMap<string, EnvValue> | undefined;
}

export type EnvEntry<Origin> = { readonly name: string; readonly origin: Origin } & (
  | { readonly kind: "text"; readonly text: string }
  /** From `valueFrom`, and therefore not expanded (S4.27). */
  | { readonly kind: "taken"; readonly value: EnvValue }
  /** An optional reference that leads nowhere: the entry does nothing (S4.28). */
  | { readonly kind: "skipped" }
);

/** The variables of one Service. */
export interface EnvService<Origin> {
  readonly origin: Origin;
  readonly variables: ReadonlyMap<string, EnvValue>;
}

export interface EnvParts<Origin> {
  readonly envFrom: readonly EnvData<Origin>[];
  readonly env: readonly EnvEntry<Origin>[];
  readonly services: readonly EnvService<Origin>[];
}

export interface Variable<Origin> {
  readonly value: EnvValue;
  readonly origin: Origin;
  /** What would have set the name and lost, the last loser first. */
  readonly hidden: readonly Origin[];
}

export interface Environment<Origin> {
  readonly variables: ReadonlyMap<string, Variable<Origin>>;
  /** The sources that give more variables, of which nobody knows the names. */
  readonly open: readonly EnvData<Origin>[];
}

/** The complete environment of a container, with which `command` and `args` are expanded. */
export function containerEnvironment<Origin>(parts: EnvParts<Origin>): Environment<Origin> {
  const services = serviceEnvironment(parts.services);
  const { variables, open } = fromSources(parts.envFrom);
  const soFar = (name: string) => variables.get(name)?.value ?? services.get(name)?.value;
  for (const entry of parts.env) {
    const value = setValue(entry, (text) => expandWith(text, soFar, open));
    if (value !== undefined) variables.set(entry.name, over(variables.get(entry.name), entry.origin, value));
  }
  for (const [name, variable] of services) {
    const winner = variables.get(name);
    const value = mayBeSet(open, name) ? { ...variable.value, known: false } : variable.value;
    const hidden = winner === undefined ? [] : [...winner.hidden, variable.origin, ...variable.hidden];
    variables.set(name, winner === undefined ? { ...variable, value } : { ...winner, hidden });
  }
  return { variables, open };
}

/** A text of `command` or `args` as the container sees it (S4.33–S4.44). */
export function expandIn<Origin>(text: string, { variables, open }: Environment<Origin>): EnvValue {
  return expandWith(text, (name) => variables.get(name)?.value, open);
}

/** True when a source with unknown keys may set the name. */
export function mayBeSet(open: readonly Pick<EnvData<unknown>, "prefix">[], name: string): boolean {
  return open.some(({ prefix }) => name.startsWith(prefix));
}

type Variables<Origin> = Map<string, Variable<Origin>>;

/** Later sources win over earlier ones; a source with unknown keys leaves nothing certain that it may overwrite. */
function fromSources<Origin>(sources: readonly EnvData<Origin>[]) {
  const variables: Variables<Origin> = new Map();
  const open: EnvData<Origin>[] = [];
  for (const source of sources) {
    const { origin, prefix, data } = source;
    for (const [key, value] of data ?? []) {
      variables.set(prefix + key, over(variables.get(prefix + key), origin, value));
    }
    if (data !== undefined) continue;
    open.push(source);
    for (const [name, variable] of variables) {
      if (mayBeSet([source], name))
        variables.set(name, { ...variable, value: { ...variable.value, known: false } });
    }
  }
  return { variables, open };
}

/** Which of several Services wins a name is not defined (S4.4), so unless they agree both values are told. */
function serviceEnvironment<Origin>(services: readonly EnvService<Origin>[]): Variables<Origin> {
  const variables: Variables<Origin> = new Map();
  for (const { origin, variables: own } of services) {
    for (const [name, value] of own) {
      const other = variables.get(name);
      const agreed = other === undefined || other.value.text === value.text;
      const either = { text: `<${other?.value.text} or ${value.text}>`, known: false };
      variables.set(name, {
        value: agreed ? value : either,
        origin: other?.origin ?? origin,
        hidden: other === undefined ? [] : [...other.hidden, origin],
      });
    }
  }
  return variables;
}

function over<Origin>(
  loser: Variable<Origin> | undefined,
  origin: Origin,
  value: EnvValue,
): Variable<Origin> {
  return { value, origin, hidden: loser === undefined ? [] : [loser.origin, ...loser.hidden] };
}

function setValue<Origin>(
  entry: EnvEntry<Origin>,
  expanded: (text: string) => EnvValue,
): EnvValue | undefined {
  if (entry.kind === "text") return expanded(entry.text);
  return entry.kind === "taken" ? entry.value : undefined;
}

/**
 * No process gets a longer variable or argument (`MAX_ARG_STRLEN` of Linux), and variables that hold each other twice
 * would double with each entry.
 */
const longest = 131_072;

function expandWith(
  text: string,
  lookup: (name: string) => EnvValue | undefined,
  open: readonly EnvData<unknown>[],
): EnvValue {
  let known = true;
  let length = text.length;
  const expanded = expand(text, (name) => {
    const value = lookup(name);
    known &&= value?.known ?? !mayBeSet(open, name);
    length += value?.text.length ?? 0;
    return length > longest ? undefined : value?.text;
  });
  return length > longest ? { text: "<too long to show>", known: false } : { text: expanded, known };
}
