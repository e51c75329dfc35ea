// "Has been delivered", "is not paid yet": what a date that is null denies, and one that is there affirms.
import { fieldFit, stemOf } from '../../text/field-words.ts';
import type { Token } from '../../text/sayings/tokens.ts';
import type { Fact, Member } from './facts.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

const milestone =
  /^(?:date_)?(\p{L}+(?:ed|id|nt|ne))_(?:at|on|by|date|time)$|^(\p{L}+(?:ed|id|nt))(?:At|On|By|Date)$/u;
const auxiliary =
  /^(?:is|are|was|were|has|have|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t)$/;
const filler = /^(?:already|now|not|never|yet|been|still|just|only|all|fully|since|since)$/;

/** Things that are said to have come as far as their fields deny, or not as far as they affirm. */
export function milestoneObjections(reading: AnswerReading): readonly Objection[] {
  const facts = reading.scene.facts.filter(({ key }) => milestone.test(key));
  if (!facts.some(({ value }) => value === null)) return [];
  return reading.tokens.flatMap((token, at): Objection[] => {
    const own = facts.filter(({ key }) => stemOf(participleOf(key)) === stemOf(token.word));
    if (own.length === 0 || token.kind !== 'word' || !/(?:ed|id|nt|ne)$/.test(token.word)) return [];
    const polarity = polarityAt(reading.tokens, at);
    if (polarity === undefined) return [];
    // A state of its own says more than the date.
    if (
      reading.scene.facts.some(
        ({ key, value }) => /status|state|stage/.test(key) && fieldFit(token.word, String(value)) === 1,
      )
    )
      return [];
    const about = aboutOf(reading, token, own);
    const wrong = about.find(({ value }) => (value === null) === polarity);
    if (
      wrong === undefined ||
      about.some(({ value }) => (value === null) !== polarity && !isEvery(reading, token))
    )
      return [];
    return [
      {
        text: token.text,
        start: token.start,
        what: `${JSON.stringify(token.text)} does not hold: ${wrong.key.replaceAll('_', ' ')} is ${String(wrong.value)}.`,
        instead: 'Say what the results say.',
      },
    ];
  });
}

function participleOf(key: string): string {
  const [, snake, camel] = milestone.exec(key) ?? [];
  return snake ?? camel ?? '';
}

/** Whether the participle at a place is affirmed; undefined where no auxiliary makes it a statement. */
function polarityAt(tokens: readonly Token[], at: number): boolean | undefined {
  let isDenied = false;
  for (let back = at - 1; back >= 0 && back >= at - 5; back--) {
    const word = tokens[back]?.word ?? '';
    if (/^(?:not|never|n't|no)$/.test(word) || /n['’]t$/.test(word)) isDenied = true;
    if (auxiliary.test(word)) return !(isDenied || /^(?:not|never)$/.test(tokens[back + 1]?.word ?? ''));
    if (!filler.test(word) && !/^(?:not|never)$/.test(word)) return undefined;
  }
  return undefined;
}

const every = /\b(?:every|all|each|everything)\b/i;

function isEvery(reading: AnswerReading, token: Token): boolean {
  const { start } = sentenceAt(reading, token);
  return every.test(reading.answered.response.slice(start, token.start));
}

function aboutOf(reading: AnswerReading, token: Token, facts: readonly Fact[]): readonly Fact[] {
  const sentence = sentenceAt(reading, token);
  return facts.filter(({ members }) =>
    members.every((member: Member) => {
      if (member.group.members.length === 1) return true;
      const governors = governorsOf(
        reading.answered.response,
        token,
        sentence,
        member.group,
        reading.anchors,
        {
          behind: false,
        },
      );
      if (governors === undefined) return isEvery(reading, token) || reading.chosen.has(member);
      return governors.members.includes(member);
    }),
  );
}
