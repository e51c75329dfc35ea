// Whether words are said or denied in their clause.
import type { Source } from './source.ts';
import type { Token } from './tokens.ts';

/** Negations that deny nothing by themselves, by the word that follows. */
const harmlessAfter = new Set(
  'only just later less more fewer longer earlier than doubt problem worries matter seulement nur solo'.split(
    ' ',
  ),
);
const isBreak = (token: Token) => token.kind === 'mark' && /^[.,;:!?()–—•|]$/.test(token.text);

/** Farther away no word bears on another. */
const longestClause = 60;

/** The tokens of the clause that a token is in: from the last break or conjunction to the next. */
function clauseAround(
  source: Source,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } {
  const { tokens, lexicon } = source;
  let first = from;
  while (first > 0 && from - first < longestClause) {
    const token = tokens[first - 1];
    if (
      token === undefined ||
      (isBreak(token) && !isInNumber(tokens, first - 1)) ||
      tokens[first]?.line === true
    )
      break;
    if (lexicon.clauseStarts.has(token.word) && !isJoining(token)) break;
    first--;
  }
  let last = to;
  while (last < tokens.length && last - to < longestClause) {
    const token = tokens[last];
    if (token === undefined || (isBreak(token) && !isInNumber(tokens, last)) || (token.line && last > to))
      break;
    if (last >= to && lexicon.clauseStarts.has(token.word) && !isJoining(token)) break;
    last++;
  }
  return { first, last };
}

/** "and" and "or" join words as often as clauses: a negation before them still counts behind them. */
const isJoining = (token: Token) => /^(?:or|nor|oder|noch|ou|ni|o|u)$/.test(token.word);

const isInNumber = (tokens: readonly Token[], index: number) =>
  /^[.,:]$/.test(tokens[index]?.text ?? '') &&
  tokens[index]?.gap === false &&
  tokens[index + 1]?.kind === 'digits' &&
  tokens[index + 1]?.gap === false;

/** Whether an odd number of negations bears on the tokens [from, to) of a source; `outside` leaves out their own. */
export function isNegated(source: Source, from: number, to: number, outside = false): boolean {
  const { tokens, lexicon } = source;
  const { first, last } = clauseAround(source, from, to);
  const quoted = quotedElsewhere(tokens, from, to);
  let count = 0;
  let wasNegation = false;
  for (let index = first; index < last; index++) {
    const token = tokens[index];
    if (token === undefined || quoted(index) || (outside && index >= from && index < to)) continue;
    const isNegation =
      lexicon.negations.has(token.word) &&
      (!harmlessAfter.has(tokens[index + 1]?.word ?? '') || isNoLonger(tokens, index)) &&
      !isAnswer(source, index);
    // "ne … pas", "doesn't have no": one denial in French and Spanish however many words it takes.
    if (isNegation && !(wasNegation && lexicon.language.code !== 'en')) count++;
    wasNegation = wasNegation || isNegation;
  }
  return count % 2 === 1;
}

/** Whether a token is in a quotation that [from, to) is no part of: a ticket “No power” denies nothing. */
function quotedElsewhere(tokens: readonly Token[], from: number, to: number): (index: number) => boolean {
  const quotations = quotationsOf(tokens);
  return (index) => {
    const quotation = quotations.get(index);
    return quotation !== undefined && (to <= quotation.open || from > quotation.close);
  };
}

interface Quotation {
  readonly open: number;
  readonly close: number;
}

/** Read once for all words of a text: each of them asks. */
const remembered = new WeakMap<readonly Token[], ReadonlyMap<number, Quotation>>();

/** The quotation that a token is in, marks included. */
function quotationsOf(tokens: readonly Token[]): ReadonlyMap<number, Quotation> {
  const known = remembered.get(tokens);
  if (known !== undefined) return known;
  const found = new Map<number, Quotation>();
  let open: number | undefined;
  for (const [index, { text }] of tokens.entries()) {
    if (text === '“') open = index;
    else if (text === '”' && open !== undefined) {
      const quotation = { open, close: index };
      for (let at = open; at <= index; at++) found.set(at, quotation);
      open = undefined;
    }
  }
  remembered.set(tokens, found);
  return found;
}

/** "No longer active" denies; "no longer than" compares. */
function isNoLonger(tokens: readonly Token[], index: number): boolean {
  return (
    tokens[index]?.word === 'no' &&
    /^(?:longer|more)$/.test(tokens[index + 1]?.word ?? '') &&
    tokens[index + 2]?.word !== 'than' &&
    tokens[index + 2]?.kind === 'word'
  );
}

/** The "No" of "No, breakfast is included" answers and denies nothing else. */
function isAnswer({ tokens }: Source, index: number): boolean {
  const next = tokens[index + 1];
  return (
    next?.kind === 'mark' &&
    /^[,.!:–—]$/.test(next.text) &&
    (index === 0 || tokens[index - 1]?.kind === 'mark')
  );
}
