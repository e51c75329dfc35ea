// The `response` check: nothing is stated that does not stand in the results or the query, and nothing is left open.

import { Ground, groundOf } from '../grounding/response-ground.ts';
import type { Check } from '../model/seams.ts';
import { type StatedValue, statedValues } from '../text/values.ts';
import { foldText } from '../text/words.ts';
import { leftovers } from './leftovers.ts';
import { emptyAnswerIn, passedOver } from './unanswered.ts';
import { type Problem, quoted, sampleProblem, verdictOf } from './verdict.ts';

const nouns: Readonly<Record<StatedValue['kind'], string>> = {
  number: 'the number',
  date: 'the date',
  time: 'the time',
  identifier: '',
  quoted: 'the quotation',
};

/** The words of a text and nothing else. */
function bare(text: string): string {
  return foldText(text)
    .folded.replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

export const responseCheck: Check = {
  name: 'response',
  meaning: 'every number, date, identifier and quotation in the answer stands in the results or the question',
  objectsTo: 'wording',
  needs: ['query', 'response'],
  byDefault: true,
  async run(draft) {
    const { query, response, workflow } = draft;
    if (response.trim() === '')
      return verdictOf('response', [
        sampleProblem('The response is empty.', 'Answer the query from the results.'),
      ]);
    const problems: Problem[] = [];
    if (bare(response) === bare(query))
      problems.push(
        sampleProblem('The response only repeats the query.', 'Answer the query from the results.'),
      );
    const open = emptyAnswerIn(response);
    if (open !== undefined)
      problems.push(
        sampleProblem(
          `The response says nothing behind ${quoted(open)}.`,
          'Answer with a value from the results, or say that there is none.',
        ),
      );
    for (const item of passedOver(draft))
      problems.push(
        sampleProblem(
          `The response tells nothing of ${quoted(item)}, which the query asks about, too.`,
          'Answer each part of the query.',
        ),
      );
    const results = groundOf(workflow);
    const asked = new Ground([query]);
    const seen = new Set<string>();
    for (const stated of statedValues(response)) {
      if (seen.has(stated.text) || results.holds(stated) || asked.holds(stated)) continue;
      seen.add(stated.text);
      const noun = nouns[stated.kind];
      const named = stated.kind === 'quoted' ? quoted(stated.value) : stated.text;
      const what = `The response states ${noun}${noun && ' '}${named}, which stands in no result and not in the query.`;
      problems.push(sampleProblem(what, 'State only what the results say, in their own figures.'));
    }
    for (const { name, text } of leftovers(response)) {
      // A result may show such a thing, and the response may repeat it.
      const shown: StatedValue = { kind: 'quoted', text, value: text, start: 0, end: text.length };
      if (!results.holds(shown) && !asked.holds(shown))
        problems.push(sampleProblem(`The response has ${name} in it.`, 'Write it out as clean prose.'));
    }
    return verdictOf('response', problems);
  },
};
