// Tables that are looked up with words of others.

/** The entries as an object that has nothing else: a server's "constructor" or "toString" is found only where it is in them. */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), entries);
}
