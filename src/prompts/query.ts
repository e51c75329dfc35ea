// Stage `query`, of the method query first: what a person would ask for, with nothing in view but the tools.
//
// Sections of the prompt: ## Tools, ## Known values and the like, ## Task.
import { z } from 'zod';
import { longestQuery, mostQueryWords, mostSentenceWords } from '../model/loop-limits.ts';
import type { Message, StageIO } from '../model/seams.ts';
import { assertLength } from './answer-parts.ts';
import { knownRules, marks, rulesText } from './rules.ts';
import { memorySections } from './show-memory.ts';
import { section } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, reading, wireObject } from './wire.ts';

const rules = rulesText(
  'You write the request of a person that an assistant can meet with the tools you are shown. Nothing has been called yet: the assistant will search for the calls once your request stands, and it cannot be changed then.',
  marks,
  knownRules,
  [
    'The query',
    '- One person with one purpose says it, who has never heard of the tools. It sounds like a message to a colleague: natural, to the point, in whole sentences.',
    // As ToolBench asks: what a single call answers teaches little.
    '- It takes two to four calls to answer, of which later ones need what earlier ones find.',
    '- It can be answered by these tools, with what they hold: rest it on "## Known values" and "## Known names" where there are any.',
    '- It says every value that a call needs and no call can find: names, dates, amounts, words to search for. No identifiers that nobody knows by heart.',
    '- Where it means one thing out of several, it says which: by its name, by a condition, or by what makes it the most or the least.',
    '- No name of a tool, a server or a parameter, no call syntax, no JSON, no backticks.',
    `- It starts with a capital letter and ends with a full stop, a question mark or an exclamation mark. No sentence has more than ${mostSentenceWords} words, the whole no more than ${mostQueryWords}.`,
    '- It asks for a change only where that is its very purpose.',
  ],
  'Answer with one JSON object.',
);

export function promptQuery({ pool, memory }: StageIO['query']['in']): readonly Message[] {
  return messages(rules, [
    section('## Tools', signaturesOf(pool)),
    ...memorySections(memory, pool, []),
    section('## Task', 'Write one query for these tools.'),
  ]);
}

const wire = wireObject({ query: z.string() });

export function answerQuery(_: StageIO['query']['in']): z.ZodType<StageIO['query']['out']> {
  return wire.transform(
    reading(({ query }) => {
      if (query.trim() === '') throw new Misfit(['query'], 'query is empty. Write what the person asks for.');
      assertLength('query', query, longestQuery);
      return { query: query.trim() };
    }),
  );
}
