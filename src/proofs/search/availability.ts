// "Its only copy is out", where one is there: what is said to be gone or to be had, against how many are left.
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact, Group, Member } from './facts.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** Words of fields that say how many are left. */
const leftKey = /^(?:available|availability|stock|left|free|remaining|vacant|vacancies|spare)$/;
const gone =
  /\b(?:is|are|['’]s|['’]re)\s+(?:(?:currently|now|all|already|both|still|unfortunately|completely)\s+)?(?:out(?! of (?!stock))(?: of stock)?(?=[.,;!)]|\s(?:at|right|and|but|of stock)|$)|sold out|checked out|lent out|on loan|unavailable|not available|fully booked|all gone)/gi;
const there =
  /(?<!\b(?:not|n['’]t|no longer|none)\s)\b(?:is|are|['’]s|['’]re)\s+(?:(?:currently|now|both|still|also)\s+)?(?:available|in stock|free)\b|\b(?:has|have)\s+(?:(?:still|also)\s+)?(?:some\s+)?(?:seats|places|spaces|spots|tickets|rooms?|space|availability)\b|\bstill\s+(?:has|have)\s+(?!no\b|none\b)/gi;
/** "You could take the 16:30": what is offered is behind it. */
const offered =
  /\b(?:you|we|they|he|she)(?:['’]d)?\s+(?:could|can|might|may)\s+(?:(?:still|also|instead|then)\s+)?(?:take|book|get|have|go\s+(?:for|with)|put|reserve|join|choose|catch|buy|order|try|pick|rent|borrow|switch|move)\b/gi;

/** Whether a field says how many of a thing are left. */
export const isLeftKey = (key: string): boolean => wordsOf(key).some((word) => leftKey.test(word));

/** What is said or offered to be there of which none is left, and what is said to be gone of which some is. */
export function availabilityObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const left = reading.scene.facts.filter(({ key, value }) => typeof value === 'number' && isLeftKey(key));
  if (left.length === 0) return [];
  return [
    ...said(reading, response.matchAll(gone), left, { isWrong: (value) => value > 0, isBehind: false }),
    ...said(reading, response.matchAll(there), left, { isWrong: (value) => value === 0, isBehind: false }),
    ...said(reading, response.matchAll(offered), left, { isWrong: (value) => value === 0, isBehind: true }),
  ];
}

interface Judging {
  readonly isWrong: (value: number) => boolean;
  /** The thing is named behind the words, and not before them. */
  readonly isBehind: boolean;
}

function said(
  reading: AnswerReading,
  matches: Iterable<RegExpMatchArray>,
  left: readonly Fact[],
  { isWrong, isBehind }: Judging,
): readonly Objection[] {
  const { response } = reading.answered;
  return [...matches].flatMap(({ 0: text, index = 0 }): readonly Objection[] => {
    const place = { start: index, end: index + text.length };
    const sentence = reading.sentences.find(({ start, end }) => start <= index && index < end);
    const group = left[0]?.members.at(-1)?.group;
    if (sentence === undefined || group === undefined) return [];
    const lead = textBefore(response, index, sentence.start);
    // "Whether one is free", "none of them is available", "two are out"
    if (
      /\b(?:if|whether|none|neither|no|not|(?<![:\d])\d+|one|two|three|some|which|that|who)\s+(?:\p{L}+\s+){0,2}$/iu.test(
        lead,
      )
    )
      return [];
    const member = isBehind
      ? namedBehind(reading, group, place, sentence)
      : namedBefore(reading, group, place, sentence);
    const own = spokenOf(
      reading,
      sentence,
      left.filter(({ members }) => members.at(-1) === member),
    );
    const [first] = own;
    if (first === undefined || !own.every(({ value }) => isWrong(Number(value)))) return [];
    return [
      {
        text,
        start: index,
        what: `${JSON.stringify(text)} does not hold: ${first.key.replaceAll('_', ' ')} is ${String(first.value)}.`,
        instead: 'Say how many are left as the results do.',
      },
    ];
  });
}

function namedBefore(
  reading: AnswerReading,
  group: Group,
  place: Sentence,
  sentence: Sentence,
): Member | undefined {
  const governors = governorsOf(reading.answered.response, place, sentence, group, reading.anchors, {
    behind: false,
  });
  return governors === undefined || governors.isInherited || governors.members.length !== 1
    ? undefined
    : governors.members[0];
}

function namedBehind(
  { answered, anchors }: AnswerReading,
  group: Group,
  { end }: Sentence,
  sentence: Sentence,
): Member | undefined {
  const next = anchors.find(
    (anchor) => anchor.start >= end && isWithin(anchor, sentence) && anchor.members[0]?.group === group,
  );
  const isFar =
    next === undefined ||
    /[,;:()]|\b(?:from|instead of|rather than|than)\s/.test(answered.response.slice(end, next.start));
  return isFar || next.members.length !== 1 ? undefined : next.members[0];
}

/** Of several numbers of what is left, of seats and of places for cars, those that the sentence or else the query calls. */
function spokenOf(reading: AnswerReading, sentence: Sentence, own: readonly Fact[]): readonly Fact[] {
  if (own.length < 2) return own;
  const { response, query } = reading.answered;
  for (const text of [response.slice(sentence.start, sentence.end), query]) {
    const words = new Set(wordsOf(text).map(stemOf));
    const called = own.filter(({ key }) =>
      wordsOf(key).some((word) => !leftKey.test(word) && words.has(stemOf(word))),
    );
    if (called.length > 0) return called;
  }
  return own;
}
