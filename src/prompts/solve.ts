// Stage `solve`: which calls a query asks for, judged by somebody who sees nothing but the query and the tools.
//
// Sections of the prompt: ## Tools, ## Query, ## Task.
import { z } from 'zod';
import type { Message, PlannedCall, StageIO } from '../model/seams.ts';
import { quoteLines } from './fence.ts';
import { marks, rulesText } from './rules.ts';
import { section } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { messages, readArguments, reading, readTool, wireArgumentsOrNull, wireObject } from './wire.ts';

const rules = rulesText(
  'You plan tool calls. You are given tools and a query of a person, and list the calls that are needed to answer the query, as they have to be made. You cannot make them: you see no results.',
  marks,
  [
    `Rules
- List every call that the query needs, also those that only find a value for a later one.`,
    // A solver that lists whatever could help proves nothing about the query.
    '- List no call that it does not need: most of the tools have nothing to do with it.',
    // What hangs on a result cannot be known and is not scored; a guess would be.
    "- arguments is one JSON object, written as a JSON string. Values that the query says are written in the form that the tool's line tells; a value that a result of an earlier call will give is null. Leave out optional parameters that the query does not call for.",
    '- Calls of the same tool with other arguments are listed one by one.',
  ],
  'Answer with one JSON object.',
);

export function promptSolve({ query, tools }: StageIO['solve']['in']): readonly Message[] {
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    section('## Query', quoteLines(query)),
    section('## Task', 'List the calls that this query needs.'),
  ]);
}

const wire = wireObject({
  calls: z.array(wireObject({ tool: z.string(), arguments: wireArgumentsOrNull })),
});

export function answerSolve({ tools }: StageIO['solve']['in']): z.ZodType<readonly PlannedCall[]> {
  return wire.transform(
    reading(({ calls }) =>
      calls.map(({ tool, arguments: text }, index) => ({
        tool: readTool(tool, tools, 'the list', ['calls', index, 'tool']),
        arguments: text === null ? null : readArguments(text, ['calls', index, 'arguments']),
      })),
    ),
  );
}
