// How much an answer may say over results of that size, so that judging it has an end in sight.
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

/** A table of fifty rows with eight cells each. */
const most = 400;

/** As few are judged over results of any size. */
const least = 20;

/** Each figure is compared with each value of the results. */
const mostComparisons = 2_000_000;

/** What there is to say against judging an answer at all: it says more than can be judged in a bounded time. It goes by counts alone, and not by how fast a machine is. */
export function tooManySayings({
  mentions,
  relations,
  anchors,
  scene,
}: AnswerReading): Objection | undefined {
  const limit = Math.min(most, Math.max(least, Math.floor(mostComparisons / (scene.facts.length + 1))));
  const said = mentions.length + relations.length + anchors.length;
  if (said <= limit) return undefined;
  return {
    text: '',
    start: 0,
    what: `The answer says ${said} figures, names and comparisons, and over these results at most ${limit} can be judged.`,
    instead: 'Say what the query asks for, and leave the rest out.',
  };
}
