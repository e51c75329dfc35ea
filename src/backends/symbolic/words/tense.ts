// What is past is said in the past: patterns are made for what is or is to come.
import type { Concept } from './concepts/concept.ts';

const verbs: readonly (readonly [RegExp, string])[] = [
  [/\bis\b/, 'was'],
  [/\bare\b/, 'were'],
  [/\bIs\b/, 'Was'],
  [/\bWhen does (.*) start$/, 'When did $1 start'],
  [/\bWhen does (.*) end$/, 'When did $1 end'],
  [/\bWhen does (.*) leave$/, 'When did $1 leave'],
  [/\bdoes\b/, 'did'],
  [/\bopens\b/, 'opened'],
  [/\bcloses\b/, 'closed'],
  [/\bexpires\b/, 'expired'],
  [/\bbegins\b/, 'began'],
  [/\bstarts\b/, 'started'],
  [/\bends\b/, 'ended'],
  [/\bleaves\b/, 'left'],
  [/\barrives\b/, 'arrived'],
  [/\bruns\b/, 'ran'],
  [/\bgets in\b/, 'got in'],
  [/\bdeparts\b/, 'departed'],
];

/** The concept's questions and sentences in the past, where what they are about is. */
export function inTense(concept: Concept, isPast: boolean): Concept {
  if (!isPast) return concept;
  const past = (text: string) => {
    const found = verbs.find(([pattern]) => pattern.test(text));
    return found === undefined ? text : text.replace(found[0], found[1]);
  };
  return {
    ...concept,
    asks: concept.asks.map(({ direct, clause }) => ({ direct: past(direct), clause: past(clause) })),
    tells: concept.tells.map(past),
  };
}
