// "Was signed on 3 May", of what was created then: a verb that says another event than the field of the date.
import { changeReported } from '../../text/change-verbs.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading, Sentence } from './reading.ts';

/** Events that nobody makes by a tool. */
const happenings =
  /^(?:born|died|admitted|discharged|founded|harvested|sown|shipped|delivered|arrived|received|hired|expired|launched|returned|sold|tested|inspected|serviced|repaired|visited|treated|operated|lent|loaned|borrowed|acquired|won|lost|married|retired)$/;

const isEvent = (word: string) => changeReported(word) !== undefined || happenings.test(word);

/** What a thing's beginning is called, and its latest change. */
const alike: readonly (readonly [key: RegExp, verb: RegExp])[] = [
  [
    /^(?:created|added|inserted|registered)$/,
    /^(?:opened|raised|placed|filed|submitted|logged|reported|booked|registered|added|made|started|issued|ordered|posted|uploaded|written|entered|recorded|reserved|scheduled|launched|founded|begun|put|set)$/,
  ],
  [/^(?:updated|modified|changed)$/, /^(?:changed|edited|touched|saved|written|updated|modified|revised)$/],
];

/** Why a date is not that of the event that the verb in front of it says; undefined where it may be. */
export function eventMisfit(
  { answered, scene }: AnswerReading,
  { start, kind }: Mention,
  fact: Fact,
  sentence: Sentence,
): string | undefined {
  if (kind !== 'date') return undefined;
  const lead = textBefore(answered.response, start, sentence.start);
  const verb =
    /(?<!\p{L})(\p{L}{1,40})\s{1,4}(?:back\s{1,4})?(?:on|in|since)\s{1,4}(?:the\s{1,4})?$/iu
      .exec(lead)?.[1]
      ?.toLowerCase() ?? '';
  const own = wordsOf(fact.key).filter(isEvent);
  if (!isEvent(verb) || own.length === 0 || fieldFit(verb, fact.key) > 0) return undefined;
  const isAlike = own.some((word) => alike.some(([key, verbs]) => key.test(word) && verbs.test(verb)));
  const isSaid = scene.facts.some(
    ({ step, record, value }) =>
      step === fact.step &&
      record === fact.record &&
      typeof value === 'string' &&
      wordsOf(value).some((word) => stemOf(word) === stemOf(verb)),
  );
  return isAlike || isSaid
    ? undefined
    : `is the ${fact.key.replaceAll('_', ' ')}, and no result says when it was ${verb}`;
}
