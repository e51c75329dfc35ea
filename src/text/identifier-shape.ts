// The shape of a value: what identifiers of one kind have in common.

const shapes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['date-time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['time', /^\d\d:\d\d(:\d\d)?$/],
  ['email', /^[^\s@]+@(?=[^\s@]+\.[^\s@])[^\s@]+$/],
  ['url', /^[a-z][a-z0-9+.-]*:\/\/\S+$/i],
  ['path', /^(\/|\.{1,2}\/|[A-Za-z]:\\)\S*$/],
  ['currency', /^[A-Z]{3}$/],
];

/**
 * The shape of a text: a well-known one by name (`uuid`, `date`, `email`, …), for identifiers their pattern with the
 * digits counted (`cus_0007` and `cus_0012` give `cus_\d{4}`), and `text` for everything else.
 */
export function shapeOf(text: string): string {
  for (const [name, pattern] of shapes) if (pattern.test(text)) return name;
  if (looksLikeIdentifier(text)) return text.replace(/\d+/g, (digits) => `\\d{${digits.length}}`);
  return 'text';
}

/** Whether a text reads like an identifier: one word, with a digit and a letter, or with `_`. */
export function looksLikeIdentifier(text: string): boolean {
  return (
    /^[\w.:-]+$/.test(text) &&
    (/_/.test(text) || (/\d/.test(text) && /[a-z]/i.test(text))) &&
    text.length <= 80
  );
}
