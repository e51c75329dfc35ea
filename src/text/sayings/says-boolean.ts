// Where a text says yes, no, or nothing: by the words of a field's name in a clause of its polarity.
import type { SayingContext } from './context.ts';
import type { Span } from './mention.ts';
import { isNegated } from './polarity.ts';
import { readText } from './read-mentions.ts';
import { sameWord, withoutDenial } from './same-word.ts';
import { endBefore, type Source } from './source.ts';
import { labelWords } from './value-measure.ts';

/** Words of a label that name no property by themselves. */
const generic = new Set(
  'include show return expand is has have can should was are be does allow allows in of the a on at by for with available included enabled active flag only'.split(
    ' ',
  ),
);
const compounds = ['over', 'out', 'pre', 're', 'sub'];
/** Pairs of words of which one denies the other. */
const opposites: readonly (readonly [string, string])[] = [
  ['open', 'closed'],
  ['open', 'shut'],
  ['available', 'sold'],
  ['available', 'gone'],
  ['enabled', 'disabled'],
  ['enabled', 'off'],
  ['active', 'off'],
  ['public', 'private'],
  ['online', 'offline'],
  ['free', 'busy'],
  ['paid', 'outstanding'],
  ['paid', 'open'],
  ['included', 'excluded'],
  ['included', 'extra'],
  ['read', 'unread'],
  ['locked', 'open'],
  ['visible', 'hidden'],
  ['allowed', 'forbidden'],
  ['allowed', 'prohibited'],
  ['valid', 'expired'],
  ['success', 'failed'],
  ['direct', 'stopover'],
];

interface Found {
  readonly first: number;
  readonly end: number;
  /** The word itself denies the label: "unpaid", "closed". */
  readonly isDenied: boolean;
}

function isCompound(word: string, label: string, source: Source): boolean {
  const prefix = compounds.find((each) => word.startsWith(each));
  return (
    prefix !== undefined &&
    word.length - prefix.length >= 3 &&
    sameWord(word.slice(prefix.length), label, source.lexicon)
  );
}

function findWord(source: Source, label: string): Found | undefined {
  for (const [index, { kind, word }] of source.tokens.entries()) {
    if (kind !== 'word') continue;
    const found = { first: index, end: index + 1 };
    if (sameWord(word, label, source.lexicon) || isCompound(word, label, source))
      return { ...found, isDenied: false };
    const bare = withoutDenial(word);
    if (bare !== undefined && sameWord(bare, label, source.lexicon)) return { ...found, isDenied: true };
    const bareLabel = withoutDenial(label);
    if (bareLabel !== undefined && bareLabel.length > 3 && sameWord(word, bareLabel, source.lexicon))
      return { ...found, isDenied: true };
    if (
      opposites.some(
        ([one, other]) =>
          (word === other && sameWord(label, one, source.lexicon)) ||
          (word === one && sameWord(label, other, source.lexicon)),
      )
    )
      return { ...found, isDenied: true };
  }
  return undefined;
}

/** The words of a label in a text: those that carry its meaning, or all where none does. */
function findLabel(source: Source, label: string): Found | undefined {
  const words = labelWords(label);
  const meaning = words.filter((word) => !generic.has(word));
  const wanted = meaning.length > 0 ? meaning : words;
  const found = wanted.map((word) => findWord(source, word)).filter((each) => each !== undefined);
  const [first] = found;
  if (first === undefined || found.length * 2 < wanted.length) return undefined;
  return {
    first: Math.min(...found.map((each) => each.first)),
    end: Math.max(...found.map((each) => each.end)),
    isDenied: found.some(({ isDenied }) => isDenied),
  };
}

/** The text within its sentence, so that a negation before it counts. */
function inSentence(
  text: string,
  context: SayingContext,
): { readonly source: Source; readonly offset: number } {
  const { sentence } = context;
  const offset = sentence === undefined ? -1 : sentence.indexOf(text);
  if (sentence === undefined || offset === -1) return { source: readText(text, context).source, offset: 0 };
  return { source: readText(sentence, context).source, offset };
}

/** Whether tokens of a text are denied in the sentence that it is taken from. */
export function isDeniedThere(text: string, span: Span, context: SayingContext): boolean {
  const { source, offset } = inSentence(text, context);
  const first = source.tokens.findIndex(({ end }) => end > span.start + offset);
  if (first === -1) return false;
  let end = first;
  while (end < source.tokens.length && (source.tokens[end]?.start ?? 0) < span.end + offset) end++;
  return isNegated(source, first, Math.max(end, first + 1));
}

/** Whether a question asks whether, so that yes or no answers it. */
function asksWhether(query: string, context: SayingContext): boolean {
  const { tokens, lexicon } = readText(query, context).source;
  return tokens.some((token, index) => {
    const before = tokens[index - 1];
    const isFirst =
      before === undefined || token.line || before.kind === 'mark' || lexicon.clauseStarts.has(before.word);
    const isAsking = lexicon.whether.has(token.word);
    return isAsking && (isFirst || token.word === 'whether' || token.word === 'ob' || token.word === 'any');
  });
}

const spanOf = (source: Source, { first, end }: Found): Span => ({
  start: source.tokens[first]?.start ?? 0,
  end: endBefore(source, end),
});

/** What a text says of a field by the words of its name; undefined where they are not in it. */
export function saidOfLabel(
  text: string,
  label: string,
  context: SayingContext,
): (Span & { readonly value: boolean }) | undefined {
  const { source } = readText(text, context);
  const found = findLabel(source, label);
  if (found === undefined) return undefined;
  const span = spanOf(source, found);
  return { ...span, value: isDeniedThere(text, span, context) === found.isDenied };
}

/** The stretches of a text that say true or false. */
export function booleanSayings(text: string, value: boolean, context: SayingContext): readonly Span[] {
  const { source, mentions } = readText(text, context);
  const label = (context.labels ?? [])
    .map((each) => findLabel(source, each))
    .find((each) => each !== undefined);
  if (label !== undefined) {
    const span = spanOf(source, label);
    const isDenied = isDeniedThere(text, span, context) !== label.isDenied;
    return isDenied !== value ? [span] : [];
  }
  const answers = mentions.filter(({ kind }) => kind === 'answer');
  if (answers.length > 0) {
    const isAsked = context.query === undefined || asksWhether(context.query, context);
    return answers.filter(
      ({ readings }) =>
        isAsked && readings.some((reading) => reading.as === 'boolean' && reading.value === value),
    );
  }
  return mentions.filter((mention) => {
    if (mention.kind !== 'relation' && mention.kind !== 'ordinal') return false;
    const isNone = mention.readings.some((reading) => reading.as === 'number' && reading.value === 0);
    return isNone || isDeniedThere(text, mention, context) !== value || hasOwnNegation(mention.text, context);
  });
}

/** "no more than" is a comparison, and denies nothing. */
function hasOwnNegation(text: string, context: SayingContext): boolean {
  const { source } = readText(text, context);
  return source.tokens.length > 1 && source.tokens.some(({ word }) => source.lexicon.negations.has(word));
}

const empty = new Set(
  'none unknown unset empty missing blank unspecified undefined null tbd tba nobody nothing unassigned unscheduled open pending unbekannt leer offen inconnu desconocido'.split(
    ' ',
  ),
);

/** The stretches of a text that say that there is no value. */
export function nullSayings(text: string, context: SayingContext): readonly Span[] {
  const { source } = readText(text, context);
  const whole: Span = { start: 0, end: text.length };
  if (source.tokens.some(({ word }) => empty.has(word)) || /\bn\/a\b/i.test(text)) return [whole];
  const label = (context.labels ?? [])
    .map((each) => findLabel(source, each))
    .find((each) => each !== undefined);
  if (label !== undefined)
    return label.isDenied || isDeniedThere(text, spanOf(source, label), context) ? [whole] : [];
  return context.labels === undefined && isDeniedThere(text, whole, context) ? [whole] : [];
}
