// Which fields of which things the figures of a sentence tell.
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { directCandidates } from './direct.ts';
import type { Fact, Member } from './facts.ts';
import { isFigure } from './figure-cues.ts';
import { oncePerSentence } from './once-per-sentence.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** "59 points, two ahead": where a field of the two is told, the difference is that field's, or that of one which is called by its name. */
export function isOfToldField(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  { key, named }: { readonly key: string; readonly named: readonly Fact[] },
): boolean {
  const told = toldIn(reading, sentence);
  const keys = new Set<string>();
  for (const member of new Set(named.flatMap((fact) => fact.members.slice(-1))))
    for (const [field, by] of told.get(member) ?? []) if (by.size > 1 || !by.has(mention)) keys.add(field);
  if (keys.size === 0 || keys.has(key)) return true;
  return reading.tokens.some((token) => isWithin(token, sentence) && fieldFit(token.word, key) === 1);
}

type Told = ReadonlyMap<Member, ReadonlyMap<string, ReadonlySet<Mention>>>;

/** The fields of each member that the sentence's figures may tell, with those that do. */
const toldIn = oncePerSentence((reading, sentence): Told => {
  const told = new Map<Member, Map<string, Set<Mention>>>();
  const figures = reading.mentions.filter((other) => isWithin(other, sentence) && isFigure(other));
  for (const mention of figures)
    for (const { facts } of directCandidates(reading, mention))
      for (const { members, key } of facts)
        for (const member of members) {
          const fields = told.get(member) ?? new Map<string, Set<Mention>>();
          told.set(member, fields.set(key, (fields.get(key) ?? new Set()).add(mention)));
        }
  return told;
});
