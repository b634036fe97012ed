/**
 * Keys to members, and who looked. Whoever answers a question reads its keys here under the reader's name; when a
 * member under a key comes, goes or changes, the readers of that key are told, and nobody else is.
 */

export class WatchedIndex<Member, Reader> {
  readonly #members = new Map<string, Set<Member>>();
  readonly #readers = new Map<string, Set<Reader>>();
  readonly #keysOf = new Map<Reader, Set<string>>();

  add(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (members === undefined) this.#members.set(key, new Set([member]));
    else members.add(member);
  }

  remove(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (members?.delete(member) === true && members.size === 0) this.#members.delete(key);
  }

  /** The members under a key, in the order in which they came. With a reader, the reader will be told of changes. */
  read(key: string, reader?: Reader): ReadonlySet<Member> {
    if (reader !== undefined) this.#note(key, reader);
    return this.#members.get(key) ?? new Set();
  }

  /** How many members a key has, without noting who asks. */
  size(key: string): number {
    return this.#members.get(key)?.size ?? 0;
  }

  /** Those who read a key since they were last forgotten. */
  readersOf(key: string): Iterable<Reader> {
    return this.#readers.get(key) ?? [];
  }

  /** Drops what is noted about a reader: before it reads anew, or when it is gone. */
  forget(reader: Reader): void {
    for (const key of this.#keysOf.get(reader) ?? []) {
      const readers = this.#readers.get(key);
      if (readers?.delete(reader) === true && readers.size === 0) this.#readers.delete(key);
    }
    this.#keysOf.delete(reader);
  }

  #note(key: string, reader: Reader): void {
    const readers = this.#readers.get(key);
    if (readers === undefined) this.#readers.set(key, new Set([reader]));
    else readers.add(reader);
    const keys = this.#keysOf.get(reader);
    if (keys === undefined) this.#keysOf.set(reader, new Set([key]));
    else keys.add(key);
  }
}
