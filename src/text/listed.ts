// Several things in a sentence.

const joined = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** `a`, `a and b`, `a, b and c`; '' for none. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  return joined[word].format(items);
}
