// Remembering what was read in a text: one draft's query and response are asked about many times in a row.

/** The same function, which remembers its answers for the last few texts. */
export function rememberRecent<T>(read: (text: string) => T, texts = 64): (text: string) => T {
  const recent = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (recent.size >= texts) recent.delete(recent.keys().next().value as string);
    recent.set(text, answer);
    return answer;
  };
}

/** Texts that names and words are not longer than; what is longer is looked at once and not worth remembering. */
const shortText = 64;
const mostShort = 20_000;

/** The same function, which remembers its answers for short texts: names of fields and tools, and words, recur all the time. */
export function rememberShort<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > shortText) return read(text);
    let answer = known.get(text);
    if (answer === undefined) {
      answer = read(text);
      // Servers name no more things than this in a process; what is said after that is read anew.
      if (known.size < mostShort) known.set(text, answer);
    }
    return answer;
  };
}

/** The same function, which answers once for an object, and remembers it for as long as the object is there. */
export function oncePer<K extends object, T>(read: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { answer: read(of) };
      known.set(of, found);
    }
    return found.answer;
  };
}
