// "All except Olive": the rest have it, and what is excepted does not.
import { isObject } from '../../model/json.ts';
import { textBefore } from '../../text/span.ts';
import { listsOf } from './counted-list.ts';
import type { Member } from './facts.ts';
import type { Anchor } from './find-members.ts';
import { joins } from './governors.ts';
import { isCondition, predicatesIn } from './item-predicates.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, readQuery, type Sentence, sentenceAt } from './reading.ts';

const excepting =
  /\b(all|every(?:thing|one|body)?|each|both|none|no one|nobody)\b[^.;:]{0,40}?\b(?:except(?:\s+for)?|apart\s+from|but|other\s+than|bar|save\s+for)\s+(?:the\s+)?[“"'‘«]?$/i;

export function exceptionObjections(reading: AnswerReading): readonly Objection[] {
  const { answered, anchors } = reading;
  return anchors.flatMap((anchor): readonly Objection[] => {
    const sentence = sentenceAt(reading, anchor);
    const lead = excepting.exec(textBefore(answered.response, anchor.start, sentence.start));
    const group = anchor.members[0]?.group;
    const list = listsOf(reading).find((each) => each.group === group);
    if (lead === null || list === undefined || group === undefined) return [];
    const whole = { start: 0, end: answered.query.length };
    const conditionsIn = (text: AnswerReading, stretch: Sentence) =>
      predicatesIn(text, list, stretch, stretch).filter(
        // Of a yes and its no, the yes is what all are said to be.
        ({ text: written }) => isCondition(written) && !written.endsWith('=false'),
      );
    const behind = conditionsIn(reading, { start: anchor.end, end: sentence.end });
    const own = behind.length > 0 ? behind : conditionsIn(reading, sentence);
    const [predicate, another] = own.length > 0 ? own : conditionsIn(readQuery(reading), whole);
    // With several it is open which of them is meant.
    if (predicate === undefined || another !== undefined) return [];
    const excepted = exceptedFrom(reading, anchor);
    // "Except X, which is discontinued": said of what is excepted, and of nothing else.
    const isOfExcepted = own.length > 0 && isBehind(reading, sentence, anchor);
    const isRest = !isOfExcepted && !/^no/i.test(lead[1] ?? '');
    const meets = ({ index }: Member) => {
      const item = list.items[index];
      return isObject(item) && predicate.holds(item);
    };
    const isWrong = group.members.some(
      (member) => meets(member) !== (excepted.has(member) ? !isRest : isRest),
    );
    if (!isWrong) return [];
    const text = answered.response.slice(anchor.start, anchor.end);
    return [
      {
        text,
        start: anchor.start,
        what: `${JSON.stringify(text)} is not the one that the others differ from.`,
        instead: 'Except what the results except.',
      },
    ];
  });
}

/** Whether what follows a name is said of it: "X, which is …", "X (…)". */
function isBehind({ answered }: AnswerReading, sentence: Sentence, { end }: Anchor): boolean {
  return /^[”"'’»*]*\s*(?:,\s+(?:which|who|that)\s+(?:is|are|was|has)\b|\()/i.test(
    answered.response.slice(end, sentence.end),
  );
}

/** "Except A and B" */
function exceptedFrom({ anchors, answered }: AnswerReading, first: Anchor): ReadonlySet<Member> {
  const members = new Set(first.members);
  let last = first;
  for (const anchor of anchors) {
    if (anchor.start <= last.start || anchor.members[0]?.group !== first.members[0]?.group) continue;
    if (!joins(answered.response.slice(last.end, anchor.start))) break;
    for (const member of anchor.members) members.add(member);
    last = anchor;
  }
  return members;
}
