// "On the second floor", "third in the queue": an ordinal that says a field's number.
import { fieldFit } from '../../text/field-words.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

const words = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at) => [word, at + 1]),
);
const said =
  /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))\s+(?:(?:in|on)\s+(?:the\s+)?)?(\p{Ll}+)/giu;
const ranked =
  /(?:^|_)(?:floor|level|storey|place|position|rank|row|lane|platform|gate|grade|stage|round|page|chapter|volume|queue)(?:_|$)/;

/** Ordinals whose field has another number for the thing that the sentence is about. */
export function ordinalObjections(reading: AnswerReading): readonly Objection[] {
  const { answered, scene } = reading;
  return [...answered.response.matchAll(said)].flatMap((match): Objection[] => {
    const [text, ordinal = '', noun = ''] = match;
    const value = words.get(ordinal.toLowerCase()) ?? Number.parseInt(ordinal, 10);
    const place = { start: match.index, end: match.index + text.length };
    if (reading.anchors.some(({ start, end }) => start < place.end && place.start < end)) return [];
    if (
      readMentions(answered.response, answered).some(
        ({ kind, start, end }) => kind === 'date' && start < place.end && place.start < end,
      )
    )
      return [];
    const facts = scene.facts.filter(
      (fact) =>
        fieldFit(noun, fact.key) === 1 &&
        (words.has(String(fact.value)) || (typeof fact.value === 'number' && ranked.test(fact.key))),
    );
    const sentence = sentenceAt(reading, place);
    const about = facts.filter(({ members }) =>
      members.every((member) => {
        if (member.group.members.length === 1) return true;
        const governors = governorsOf(answered.response, place, sentence, member.group, reading.anchors);
        return (
          governors !== undefined && governors.members.length === 1 && governors.members.includes(member)
        );
      }),
    );
    const [first] = about;
    if (first === undefined || about.some((fact) => fact.value === value || words.get(String(fact.value)) === value)) return [];
    return [
      {
        text,
        start: place.start,
        what: `${JSON.stringify(text)} does not hold: ${first.key.replaceAll('_', ' ')} is ${String(first.value)}.`,
        instead: 'Say what the results say.',
      },
    ];
  });
}
