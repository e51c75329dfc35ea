// A price times a number that the answer says: "two at €640 each come to €1,280".
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { computed, saysComputed } from './computed.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, isWithin, readQuery, type Sentence } from './reading.ts';

/** A price times a number that the sentence or the query says. */
export function products(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  if (mention.kind !== 'money' && mention.kind !== 'number' && mention.kind !== 'quantity') return [];
  const inSentence = reading.mentions.filter((other) => other !== mention && isWithin(other, sentence));
  // "Can I get three of them? … That comes to €1,947."
  const asked = mention.kind === 'money' ? readQuery(reading).mentions : [];
  const counts = [...inSentence, ...asked].filter(({ kind }) => kind === 'number' || kind === 'duration');
  const numbers = reading.scene.facts.filter(({ value }) => typeof value === 'number' && value !== 0);
  const found: Candidate[] = [];
  for (const count of counts)
    for (const each of count.readings) {
      const times = each.as === 'number' ? each.value : each.as === 'duration' ? (each.count ?? 0) : 0;
      if (times < 2) continue;
      const factors = numbers.filter(({ value }) => value === times);
      for (const fact of numbers) {
        // "Two adults and two children": two times one child are no two.
        if (
          fact.value === times ||
          fact.value === 1 ||
          !saysComputed(reading, mention, fact, Number(fact.value) * times)
        )
          continue;
        const factor = factors.find((other) => other.step !== fact.step) ?? factors[0];
        if (factor !== undefined) found.push(...computed(reading, 'product', [fact, factor], ' * '));
        else {
          const path = pathToFact(reading, fact);
          if (path !== undefined)
            found.push({
              proof: `${path} * ${times}`,
              kind: 'product',
              facts: [fact],
              members: fact.members,
            });
        }
      }
    }
  return found;
}
