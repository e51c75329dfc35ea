// Sentences and clauses of a text, not cut at abbreviations, decimals, dates or quotations.
import type { Span } from './mention.ts';

export function splitSentences(_text: string, _locale?: string): readonly Span[] {
  throw new Error('not written yet');
}

export function splitClauses(_text: string, _locale?: string): readonly Span[] {
  throw new Error('not written yet');
}
