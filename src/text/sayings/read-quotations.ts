// Quotations, by their marks.
import { claimSpans } from './claim-spans.ts';
import type { FoundText } from './read-identifiers.ts';

const quotations = [
  /(?<![\p{L}\p{N}])"([^"\n]{1,400})"/gu,
  /[“„]([^“”„\n]{1,400})[”“]/gu,
  /«\s?([^«»\n]{1,400}?)\s?»/gu,
  /‘([^‘\n]{2,400}?)’(?![\p{L}\p{N}])/gu,
  // Straight single marks only where they cannot be apostrophes: not behind a letter, closed before a space or a stop.
  /(?<![\p{L}\p{N}.,'])'(?=\S)([^'\n]{1,200}(?:'\p{L}[^'\n]{0,200}){0,5}\S)'(?![\p{L}\p{N}'])/gu,
  /`([^`\n]{1,200})`/gu,
];

/** Every quotation in order; its value has neither the marks nor the stop that American usage puts inside them. */
export function readQuotations(text: string): readonly FoundText[] {
  if (!/["“„«‘'`]/.test(text)) return [];
  const claim = claimSpans(text.length);
  const kept: FoundText[] = [];
  for (const pattern of quotations)
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (claim(span))
        kept.push({ ...span, value: (match[1] ?? '').trim().replace(/(?<![.,;:!?…])[.,;:!?…]+$/u, '') });
    }
  return kept.sort((a, b) => a.start - b.start);
}
