// "Its only copy is out", where one is there: what is said to be gone or to be had, against how many are left.
import { wordsOf } from '../../text/naming.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

const leftKey = /^(?:available|availability|stock|left|free|remaining|vacant|vacancies|spare)$/;
const gone =
  /\b(?:is|are|['’]s|['’]re)\s+(?:(?:currently|now|all|already|both|still|unfortunately|completely)\s+)?(?:out(?! of (?!stock))(?: of stock)?(?=[.,;!)]|\s(?:at|right|and|but|of stock)|$)|sold out|checked out|lent out|on loan|unavailable|not available|fully booked|all gone)/gi;
const there =
  /(?<!\b(?:not|n['’]t|no longer|none)\s)\b(?:is|are|['’]s|['’]re)\s+(?:(?:currently|now|both|still|also)\s+)?(?:available|in stock|free)\b/gi;

/** What is said to be there of which none is left, and what is said to be gone of which some is. */
export function availabilityObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const left = reading.scene.facts.filter(
    ({ key, value }) => typeof value === 'number' && wordsOf(key).some((word) => leftKey.test(word)),
  );
  if (left.length === 0) return [];
  const keys = new Set(left.map(({ key }) => key));
  if (keys.size > 1) return [];
  return [
    ...said(reading, response.matchAll(gone), left, (value) => value > 0),
    ...said(reading, response.matchAll(there), left, (value) => value === 0),
  ];
}

function said(
  reading: AnswerReading,
  matches: Iterable<RegExpMatchArray>,
  left: readonly Fact[],
  isWrong: (value: number) => boolean,
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
      /\b(?:if|whether|none|neither|no|not|\d+|one|two|three|some|which|that|who)\s+(?:\p{L}+\s+){0,2}$/iu.test(
        lead,
      )
    )
      return [];
    const governors = governorsOf(response, place, sentence, group, reading.anchors, { behind: false });
    if (governors === undefined || governors.isInherited || governors.members.length !== 1) return [];
    const own = left.find(({ members }) => members.at(-1) === governors.members[0]);
    if (own === undefined || !isWrong(Number(own.value))) return [];
    return [
      {
        text,
        start: index,
        what: `${JSON.stringify(text)} does not hold: ${own.key.replaceAll('_', ' ')} is ${String(own.value)}.`,
        instead: 'Say how many are left as the results do.',
      },
    ];
  });
}
