// The five functions that proofs have besides JSONata's own, as docs/proofs.md describes them and independent of src.

const day = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);

/** Calendar days from a to b, each as it is written in its own offset. */
export function days(a: string, b: string): number {
  return Math.round((day(b) - day(a)) / 86_400_000);
}

function moment(text: string): number {
  if (/^\d\d:\d\d/.test(text)) return Date.parse(`1970-01-01T${text.length === 5 ? `${text}:00` : text}Z`);
  return Date.parse(
    /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`,
  );
}

export function minutes(a: string, b: string): number {
  return (moment(b) - moment(a)) / 60_000;
}

/** A date so much later; a month's end stays within its month. */
export function plus(date: string, count: number, unit: string): string {
  const from = new Date(day(date));
  if (unit === 'months' || unit === 'years') {
    const month = from.getUTCMonth() + count * (unit === 'years' ? 12 : 1);
    const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
    from.setUTCMonth(month, Math.min(from.getUTCDate(), last));
  } else from.setUTCDate(from.getUTCDate() + count * (unit === 'weeks' ? 7 : 1));
  return from.toISOString().slice(0, 10) + date.slice(10);
}

const folded = (value: unknown) =>
  String(value)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** Equal as numbers or as words, whatever the notation. */
export function same(a: unknown, b: unknown): boolean {
  const [x, y] = [a, b].map((value) =>
    typeof value === 'number' ? value : Number(String(value).replaceAll(',', '')),
  );
  if (!Number.isNaN(x) && !Number.isNaN(y) && String(a).trim() !== '' && String(b).trim() !== '')
    return x === y;
  return folded(a) === folded(b);
}

/** The words, where they stand whole in a text. */
export function said(text: string, words: string): string | undefined {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + words.length)];
    const isCut = (edge: string, beside: string) =>
      /[\p{L}\p{N}]/u.test(edge) && /[\p{L}\p{N}]/u.test(beside);
    if (!isCut(words.charAt(0), before) && !isCut(words.at(-1) ?? '', after)) return words;
  }
  return undefined;
}
