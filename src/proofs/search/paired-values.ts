// Values that a preposition ties together, "at 8:40 for minor surgery", "from Harwich to Rotterdam": some item has both.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { thingMisfit } from './belongs.ts';
import { pairsInTime } from './derive-percent.ts';
import { directCandidates, echoCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import type { Objection } from './objection.ts';
import { plainTexts } from './plain-texts.ts';
import type { AnswerReading } from './reading.ts';
import { sideOf } from './sides.ts';

interface Said {
  readonly mention: Mention;
  readonly facts: readonly Fact[];
}

const tying = /^[”"’*]*\s+(?:with|by|at|in|on|for)\s+(?:(?:the|an?)\s+)?[“"‘*]*$/i;
const leading = /\b(?:from|von|de|desde)\s+(?:the\s+)?[“"‘*]*$/i;
const going = /^[”"’*]*\s*(?:\bto\b|\bnach\b|→|->|\bà\b)\s*(?:the\s+)?[“"‘*]*$/i;

export function pairObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const all = saidIn(reading);
  const pairs = all.flatMap((second, index): readonly Objection[] => {
    const first = all[index - 1];
    if (first === undefined) return [];
    const between = response.slice(first.mention.end, second.mention.start);
    if (isReversed(reading, first, second, between))
      return [
        {
          text: second.mention.text,
          start: second.mention.start,
          what: `${JSON.stringify(second.mention.text)} was so before, and ${JSON.stringify(first.mention.text)} is so now.`,
          instead: 'Say first what was so before.',
        },
      ];
    const isRoute = going.test(between) && leading.test(textBefore(response, first.mention.start));
    const [a, b] = isRoute ? sidesOf(first, second) : [first.facts, second.facts];
    if ((!isRoute && !tying.test(between)) || !areOfOneList(a, b) || a.some((fact) => isBeside(fact, b)))
      return [];
    if (echoCandidates(reading, second.mention).length > 0) return [];
    const { text, start } = second.mention;
    return [
      {
        text,
        start,
        what: `${JSON.stringify(text)} does not go with ${JSON.stringify(first.mention.text)} in the results.`,
        instead: 'Say together what one item of the results has.',
      },
    ];
  });
  return [...pairs, ...plainTexts(reading).flatMap((said) => strayText(reading, said))];
}

/** "From 82 to 74", where it was 74 before and is 82 now. */
function isReversed(reading: AnswerReading, first: Said, second: Said, between: string): boolean {
  const lead = reading.answered.response.slice(0, first.mention.start);
  if (!going.test(between) || !leading.test(lead)) return false;
  const pairs = pairsInTime(reading);
  const has = (now: Said, then: Said) =>
    pairs.some(([a, b]) => now.facts.includes(a) && then.facts.includes(b));
  return has(first, second) && !has(second, first);
}

/** Figures, dates and names that are values of items, and texts; in order. */
function saidIn(reading: AnswerReading): readonly Said[] {
  const valued = reading.mentions
    .filter(({ kind }) => kind !== 'relation' && kind !== 'answer')
    .map((mention) => ({ mention, facts: directCandidates(reading, mention).flatMap(({ facts }) => facts) }));
  return [...valued, ...plainTexts(reading)].sort((a, b) => a.mention.start - b.mention.start);
}

/** "From A to B": what fields of the one side and the other have. */
function sidesOf(first: Said, second: Said): readonly [readonly Fact[], readonly Fact[]] {
  return [
    first.facts.filter(({ key }) => sideOf(key) === 'from'),
    second.facts.filter(({ key }) => sideOf(key) === 'to'),
  ];
}

/** Whether all of them are values of the items of one list. */
function areOfOneList(a: readonly Fact[], b: readonly Fact[]): boolean {
  const group = a[0]?.members.at(-1)?.group;
  if (group?.pointer === undefined || group.members.length < 2 || b.length === 0) return false;
  return [...a, ...b].every(({ members }) => members.at(-1)?.group === group);
}

const isBeside = (fact: Fact, others: readonly Fact[]) =>
  others.some(({ members }) => members.at(-1) === fact.members.at(-1));

const denied = /\b(?:no|not|never|without|n['’]t|nor|neither|kein\w*|nicht|pas|sans|sin)\b[^.;:!?]{0,40}$/i;

/** "Ada (sick leave)", who is on vacation: a text that another item has. */
function strayText(reading: AnswerReading, { mention, facts }: Said): readonly Objection[] {
  if (denied.test(reading.answered.response.slice(Math.max(0, mention.start - 60), mention.start))) return [];
  // What is told by the hour comes in front of it or behind it.
  const isTimed = facts.some(({ members }) =>
    members.at(-1)?.names.some((name) => /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/.test(name)),
  );
  if (isTimed) return [];
  const misfits = facts.map((fact) => thingMisfit(reading, mention, fact));
  if (!misfits.every((misfit) => misfit !== undefined && /^is .*, while the sentence is about /.test(misfit)))
    return [];
  const { text, start } = mention;
  return [
    {
      text,
      start,
      what: `${JSON.stringify(text)} ${misfits[0]}.`,
      instead: 'Say each value of the thing that has it.',
    },
  ];
}
