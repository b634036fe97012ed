/**
 * Keys to members, and who looked. Whoever answers a question reads its keys here under the reader's name; when a
 * member under a key comes, goes or changes, the readers of that key are told, and nobody else is.
 *
 * A key that has members all over a workspace, such as a name that every team uses, is read from the inside out: see
 * `outwards`. Then only changes as near as the reader had to look are told to it.
 */

/** From this many members on, those of a key are kept by scope too. Fewer are looked through, which costs no memory. */
const many = 12;

export class WatchedIndex<Member, Reader> {
  readonly #members = new Map<string, Set<Member>>();
  readonly #readers = new Map<string, Set<Reader>>();
  /** The readers of a key by the scopes that they asked for. */
  readonly #readersWithin = new Map<string, Map<string, Set<Reader>>>();
  readonly #notes = new Map<Reader, Note[]>();
  /** The members by scope, of keys that have many and were read outwards. */
  readonly #scoped = new Map<string, Map<string, Set<Member>>>();
  readonly #scopesOf: (member: Member) => readonly string[];

  /** `scopesOf` names the scopes that a member stands in. It has to give the same until the member is removed. */
  constructor(scopesOf: (member: Member) => readonly string[] = () => []) {
    this.#scopesOf = scopesOf;
  }

  add(key: string, member: Member): void {
    put(this.#members, key, member);
    const scoped = this.#scoped.get(key);
    if (scoped !== undefined) for (const scope of this.#scopesOf(member)) put(scoped, scope, member);
  }

  remove(key: string, member: Member): void {
    drop(this.#members, key, member);
    const scoped = this.#scoped.get(key);
    if (scoped === undefined) return;
    for (const scope of this.#scopesOf(member)) drop(scoped, scope, member);
    if (scoped.size === 0) this.#scoped.delete(key);
  }

  /** The members under a key, in the order in which they came. With a reader, the reader will be told of changes. */
  read(key: string, reader?: Reader): ReadonlySet<Member> {
    if (reader !== undefined) this.#note({ key, scope: undefined }, reader);
    return this.#members.get(key) ?? new Set();
  }

  /**
   * The members under a key, ring by ring, each in the order in which they came. A ring is a list of scopes; each but
   * the first holds whatever those before it hold. The reader will be told of changes as far out as was asked, once
   * the generator has ended or its loop was left.
   */
  *outwards(
    key: string,
    rings: readonly (readonly string[])[],
    reader?: Reader,
  ): Generator<ReadonlySet<Member>> {
    const members = this.#members.get(key);
    let asked = members === undefined ? rings.at(-1) : undefined;
    try {
      if (members === undefined) return;
      for (const ring of rings) {
        asked = ring;
        yield this.#inRing({ key, members }, ring);
      }
    } finally {
      if (reader !== undefined && asked !== undefined) {
        const outermost = asked === rings[0] ? asked : [...(rings[0] ?? []), ...asked];
        for (const scope of outermost) this.#note({ key, scope }, reader);
      }
    }
  }

  #inRing(
    { key, members }: { readonly key: string; readonly members: ReadonlySet<Member> },
    ring: readonly string[],
  ): ReadonlySet<Member> {
    const scoped = this.#scoped.get(key) ?? (members.size < many ? undefined : this.#byScope(key, members));
    const [only = "", ...more] = ring;
    if (scoped !== undefined && more.length === 0) return scoped.get(only) ?? new Set();
    if (scoped !== undefined) return new Set(ring.flatMap((scope) => [...(scoped.get(scope) ?? [])]));
    const inRing = [...members].filter((member) => {
      const scopes = this.#scopesOf(member);
      return ring.some((scope) => scopes.includes(scope));
    });
    return new Set(inRing);
  }

  #byScope(key: string, members: ReadonlySet<Member>): ReadonlyMap<string, ReadonlySet<Member>> {
    const scoped = new Map<string, Set<Member>>();
    for (const member of members) for (const scope of this.#scopesOf(member)) put(scoped, scope, member);
    this.#scoped.set(key, scoped);
    return scoped;
  }

  /** True when nothing stands under any key. */
  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** How many members a key has, without noting who asks. */
  size(key: string): number {
    return this.#members.get(key)?.size ?? 0;
  }

  /** Those who read a key since they were last forgotten, as far out as the member stands. */
  *readersOf(key: string, member: Member): Generator<Reader> {
    yield* this.#readers.get(key) ?? [];
    const within = this.#readersWithin.get(key);
    if (within !== undefined) for (const scope of this.#scopesOf(member)) yield* within.get(scope) ?? [];
  }

  /** Drops what is noted about a reader: before it reads anew, or when it is gone. */
  forget(reader: Reader): void {
    for (const note of this.#notes.get(reader) ?? []) this.#unnote(note, reader);
    this.#notes.delete(reader);
  }

  #note(note: Note, reader: Reader): void {
    const readers = this.#readersAt(note);
    if (readers.has(reader)) return;
    readers.add(reader);
    const notes = this.#notes.get(reader);
    if (notes === undefined) this.#notes.set(reader, [note]);
    else notes.push(note);
  }

  #readersAt({ key, scope }: Note): Set<Reader> {
    if (scope === undefined) return made(this.#readers, key, () => new Set());
    return made(
      made(this.#readersWithin, key, () => new Map()),
      scope,
      () => new Set(),
    );
  }

  #unnote({ key, scope }: Note, reader: Reader): void {
    const within = this.#readersWithin.get(key);
    if (scope === undefined) drop(this.#readers, key, reader);
    else if (within !== undefined) {
      drop(within, scope, reader);
      if (within.size === 0) this.#readersWithin.delete(key);
    }
  }
}

/** A key that somebody read; with a scope, only what stands there. */
interface Note {
  readonly key: string;
  readonly scope: string | undefined;
}

function made<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = map.get(key);
  if (before !== undefined) return before;
  const value = make();
  map.set(key, value);
  return value;
}

function put<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  made(sets, key, () => new Set()).add(value);
}

function drop<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set?.delete(value) === true && set.size === 0) sets.delete(key);
}
