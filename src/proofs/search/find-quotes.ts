// Texts of the results that an answer repeats word for word: addresses, job titles, references with figures in them.
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Scene } from './scene.ts';

const longest = 400;

/** A mention for each text of the results, of two words or more or with a figure in it, that the answer repeats. */
export function findQuotes(response: string, scene: Scene): readonly Mention[] {
  const folded = fold(response);
  // Letters that fold to several would move the places.
  if (folded.length !== response.length) return [];
  const found = new Map<string, Mention>();
  const texts = new Set(scene.facts.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])));
  for (const text of texts) {
    const isTelling = /\s|[/_@]/.test(text.trim()) || (/\d/.test(text) && /\p{L}/u.test(text));
    if (!isTelling || text.length > longest || text.length < 4) continue;
    if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d|^[\d.,:\s+-]+$/.test(text)) continue;
    const wanted = fold(text);
    for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(folded[end] ?? '')) continue;
      const written = response.slice(at, end);
      found.set(`${at}-${end}`, {
        kind: 'quotation',
        start: at,
        end,
        text: written,
        readings: [{ as: 'text', value: written }],
      });
    }
  }
  const quotes = [...found.values()].sort((a, b) => b.end - b.start - (a.end - a.start));
  return quotes.filter(
    (quote, index) =>
      !quotes.slice(0, index).some(({ start, end }) => start <= quote.start && quote.end <= end),
  );
}
