// Names: words with capital letters that do not begin a sentence, alone or in a row.
import type { Span } from './mention.ts';
import { isMark, type Source } from './source.ts';
import { isCapitalised, type Token } from './tokens.ts';

/** Words inside a name that have no capital letter. */
const particles = new Set('of the de la le du des von van der den am an im del di da y und'.split(' '));
const isStop = (token: Token | undefined) => token?.kind === 'mark' && /^[.!?:…;•|]$/.test(token.text);
/** Marks before the first word of a line or a quotation. */
const isOpening = (token: Token | undefined) =>
  token?.kind === 'mark' && /^[-–—*•#>"“„«'‘([_`|]$/.test(token.text);

/** For each token, whether a sentence, a line or an item of a list begins with it. */
function sentenceStarts(tokens: readonly Token[]): readonly boolean[] {
  const starts: boolean[] = [];
  let fresh = true;
  for (const [index, token] of tokens.entries()) {
    if (token.line) fresh = true;
    starts.push(fresh);
    const isMarker = token.kind === 'digits' && fresh && isMark(tokens[index + 1], '.', ')');
    if (isStop(token))
      fresh = token.text !== ':' || fresh || !tokens[index + 1]?.gap || tokens[index + 1]?.line === true;
    else if (!isOpening(token) && !isMarker) fresh = false;
  }
  return starts;
}

const isInitial = (token: Token) => /^\p{Lu}$/u.test(token.text);

function isNameWord(token: Token | undefined): token is Token {
  return token !== undefined && isCapitalised(token) && !(token.text === 'I' || token.text.startsWith("I'"));
}

/** Longer rows of capitalised words are headings, not names. */
const longestName = 16;

/** Where the name that begins at a token ends. */
function nameEnd(tokens: readonly Token[], start: number, taken: Uint8Array): number {
  let end = start + 1;
  for (let place = end; place < Math.min(tokens.length, start + longestName); ) {
    const token = tokens[place];
    if (token === undefined || token.line || taken[place] === 1) break;
    const next = tokens[place + 1];
    if (isNameWord(token) && (token.gap || isMark(tokens[place - 1], '-', "'", '’', '.'))) end = ++place;
    else if (token.kind === 'digits' && token.text.length <= 4 && token.gap && isNumberOfName(tokens, place))
      end = ++place;
    else if (isMark(token, '-', "'", '’') && !token.gap && next?.gap === false && next.kind === 'word')
      place++;
    else if (isMark(token, '&') && isNameWord(next)) place++;
    else if (isMark(token, '.') && !token.gap && isInitial(tokens[place - 1] as Token) && isNameWord(next))
      place++;
    else if (token.kind === 'word' && particles.has(token.word) && isNameWord(next) && taken[place + 1] !== 1)
      place++;
    else break;
  }
  return end;
}

/** "Corvus 24 costs" and "Corvus 48R": the number belongs to the name unless it counts or measures what follows. */
function isNumberOfName(tokens: readonly Token[], place: number): boolean {
  const after = tokens[place + 1];
  if (after === undefined) return true;
  if (after.kind === 'mark')
    return (
      !/[%°€$£:/]/.test(after.text) &&
      !(/[.,]/.test(after.text) && tokens[place + 2]?.kind === 'digits' && tokens[place + 2]?.gap === false)
    );
  return after.gap;
}

/**
 * The names of a text: spans of capitalised words. A single word that begins a sentence is one only where it is a name
 * elsewhere in the text too; German capitalises every noun, so single words are no names there.
 */
export function readNames(source: Source, taken: Uint8Array): readonly Span[] {
  const { tokens, lexicon } = source;
  const starts = sentenceStarts(tokens);
  const inside = new Set<string>();
  const lower = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (!isCapitalised(token)) lower.add(token.word);
    else if (!starts[index] && taken[index] !== 1) inside.add(token.word);
  }
  const isGerman = lexicon.language.code === 'de';
  const names: Span[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!isNameWord(token) || taken[index] === 1) continue;
    const isStart = starts[index] === true;
    const isWord =
      lexicon.common.has(token.word) ||
      lower.has(token.word) ||
      lexicon.clauseStarts.has(token.word) ||
      lexicon.openers.has(token.word);
    if (isStart && isWord) continue;
    if (
      !isStart &&
      lexicon.common.has(token.word) &&
      token.text.length < 4 &&
      token.text !== token.text.toUpperCase()
    )
      continue;
    const end = nameEnd(tokens, index, taken);
    const words = tokens.slice(index, end).filter(isNameWord).length;
    const hasNumber = tokens[end - 1]?.kind === 'digits' && end - index > 1;
    const isSingle = words === 1;
    const isKnown = inside.has(token.word) && !isWord;
    const isName = isSingle
      ? (!isStart || isKnown || (hasNumber && !lexicon.relations.has(token.word))) &&
        !(isGerman && !hasNumber)
      : true;
    if (isName) {
      names.push({ start: token.start, end: tokens[end - 1]?.end ?? token.end });
      index = end - 1;
    }
  }
  return names;
}
