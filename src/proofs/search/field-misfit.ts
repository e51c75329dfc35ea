// Whether the words beside a value mean its field, and not another one of the same thing.
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold, tokenize } from '../../text/sayings/tokens.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { closeContextOf } from './context.ts';
import { saysFact } from './direct.ts';
import { isMoneyField, unitBeside } from './fact-unit.ts';
import { fieldScore, type Near, wordsNear } from './field-said.ts';
import { type AnswerReading, figuresBut, isName, namesIn, type Sentence, sentenceAt } from './reading.ts';
import type { Fact } from './scene.ts';

/** "The status of the ticket X", "the ticket X": the words before say what it is, and no field of it. */
function isNamedThing({ answered, scene }: AnswerReading, { start }: Mention): boolean {
  const before = answered.response.slice(Math.max(0, start - 60), start);
  const [, preposition, noun] =
    /(?:\b(of|for|from|at|with)\s+)?(?:the\s+|an?\s+|its\s+|their\s+)?(?:(\p{L}+)\s+)?[“"'‘«]?$/iu.exec(
      before,
    ) ?? [];
  if (preposition !== undefined) return true;
  return (
    noun !== undefined &&
    scene.groups.some(
      (group) => singular(group.noun.split(' ').at(-1) ?? '') === singular(noun.toLowerCase()),
    )
  );
}

const figures = new Set(['number', 'money', 'quantity', 'percent', 'duration']);
const dates = new Set(['date', 'period', 'weekday']);

function classOf({ value }: Pick<Fact, 'value'>): string {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return 'other';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return 'date';
  if (/^\d\d:\d\d/.test(value)) return 'time';
  return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? 'number' : 'text';
}

/** Why a value is not what the words beside it mean: a clause that follows the words. */
export type Misfit = string;

/** The words beside a figure mean another field of the same thing. */
export function fieldMisfit(reading: AnswerReading, mention: Mention, fact: Fact): Misfit | undefined {
  const kind = figures.has(mention.kind)
    ? 'number'
    : dates.has(mention.kind)
      ? 'date'
      : isName(mention)
        ? 'text'
        : mention.kind;
  if (kind !== 'number' && kind !== 'date' && kind !== 'time' && kind !== 'text') return undefined;
  const sentence = sentenceAt(reading, mention);
  if (kind === 'text' && (isNamedThing(reading, mention) || isSubject(mention, fact, sentence)))
    return undefined;
  // A date and its time are said by one field and have its words in common.
  const others = figuresBut(reading, mention).filter((other) => !saysFact(reading, other, fact));
  const near = wordsNear(reading.tokens, mention, namesIn(reading), others, sentence);
  const said = misfitBy(reading, mention, fact, kind, near);
  if (said !== 'unknown') return said;
  // Without words of its own it is what the query asks for.
  const asked = kind === 'text' ? 'unknown' : misfitBy(reading, mention, fact, kind, wordsAsked(reading));
  if (asked !== 'unknown') return asked;
  return kind === 'text' ? undefined : unlabelledMisfit(reading, mention, fact, sentence);
}

/** "A Winter in Åbo was written by …": a thing's own name in front is what the sentence is about. */
function isSubject({ start }: Mention, { value, members }: Fact, sentence: Sentence): boolean {
  return start - sentence.start < 8 && members.some(({ names }) => names.includes(String(value)));
}

const askedWords = new WeakMap<AnswerReading, readonly Near[]>();

function wordsAsked(reading: AnswerReading): readonly Near[] {
  let words = askedWords.get(reading);
  if (words === undefined) {
    const names = reading.asked;
    words = tokenize(reading.answered.query).flatMap(({ kind, word, start, end }) =>
      kind === 'word' && !names.some((name) => start < name.end && name.start < end)
        ? [{ word, weight: 1 }]
        : [],
    );
    askedWords.set(reading, words);
  }
  return words;
}

/** What words make of a value: undefined where they mean its field, `unknown` where they mean none. */
function misfitBy(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  kind: string,
  near: readonly Near[],
): Misfit | undefined | 'unknown' {
  const own = fieldScore(near, fact);
  // Fields that have the value somewhere are candidates themselves.
  const possible = new Set((reading.scene.byText.get(String(fact.value)) ?? []).map(({ key }) => key));
  let rival: { readonly fact: Fact; readonly score: number } | undefined;
  for (const other of reading.scene.facts) {
    if (other.key === fact.key || other.value === fact.value || (kind === 'text' && possible.has(other.key)))
      continue;
    const isSameClass =
      classOf(other) === classOf(fact) || (classOf(other) === 'date' && classOf(fact) === 'time');
    if (!isSameClass) continue;
    // What another call says counts only where the words clearly mean it.
    const score = fieldScore(near, other) * (other.step === fact.step ? 1 : 0.5);
    if (score > (rival?.score ?? 0)) rival = { fact: other, score };
  }
  if (mention.kind === 'money' && rival !== undefined && !isMoney(reading, rival.fact)) rival = undefined;
  if (rival === undefined || rival.score < 0.2 || rival.score <= own * 1.25)
    return own > 0 ? undefined : 'unknown';
  return `is the ${fact.key.replaceAll('_', ' ')}, while the words around it mean the ${rival.fact.key.replaceAll('_', ' ')}`;
}

function isMoney(reading: AnswerReading, fact: Fact): boolean {
  return isMoneyField(fact.key) || /^[A-Z]{3}$/.test(unitKind(reading, fact));
}

/** A figure without a word for its field is its record's first of its kind, and of what the sentence speaks of. */
function unlabelledMisfit(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Misfit | undefined {
  const stranger = strangerBefore(reading, mention, fact, sentence);
  if (stranger !== undefined) return stranger;
  const before = reading.scene.facts.find(
    (other) =>
      other.step === fact.step &&
      other.record === fact.record &&
      other !== fact &&
      classOf(other) === classOf(fact) &&
      other.pointer !== fact.pointer &&
      (mention.kind !== 'money' || isMoney(reading, other)) &&
      isEarlierField(reading, other, fact) &&
      unitKind(reading, other) === unitKind(reading, fact) &&
      other.value !== fact.value,
  );
  if (before === undefined) return undefined;
  const isToldToo = reading.mentions.some(
    (other) =>
      other !== mention &&
      other.start >= sentence.start &&
      other.start < sentence.end &&
      saysFact(reading, other, before),
  );
  if (isToldToo) return undefined;
  return `could be the ${before.key.replaceAll('_', ' ')} or the ${fact.key.replaceAll('_', ' ')}`;
}

function isEarlierField({ scene }: AnswerReading, a: Fact, b: Fact): boolean {
  return scene.facts.indexOf(a) < scene.facts.indexOf(b);
}

function unitKind({ byStep }: AnswerReading, fact: Fact): string {
  const step = byStep.get(fact.step.id);
  const unit = step === undefined ? undefined : unitBeside(fact, step);
  return unit ?? measureOf([fact.key], undefined)?.unit ?? '';
}

/** A figure without a word for its field, behind the name of a thing that it has nothing to do with. */
function strangerBefore(
  { anchors, answered, scene }: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Misfit | undefined {
  const nearest = anchors.findLast(({ start, end }) => start >= sentence.start && end <= mention.start);
  if (nearest === undefined) return undefined;
  const around = anchors.filter(({ start, end }) => start === nearest.start && end === nearest.end);
  const close = closeContextOf(scene, fact);
  const isRelated = around.some(({ members }) =>
    members.some(
      (member) =>
        fact.members.includes(member) ||
        member.group.step.id === fact.step.id ||
        [...member.names, ...member.ids].some((name) => close.has(fold(name))) ||
        member.facts.some(
          ({ value }) => typeof value === 'string' && value.length > 2 && close.args.has(fold(value)),
        ),
    ),
  );
  if (isRelated) return undefined;
  return `has nothing to do with ${JSON.stringify(answered.response.slice(nearest.start, nearest.end))}`;
}
