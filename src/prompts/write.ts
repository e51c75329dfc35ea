// Stage `write`: the query that the settled workflow answers, and the response.
//
// Sections of the prompt: ## Tools, ## Steps, ## The query must say, ## The query must not say, ## The response must
// use, ## Earlier wording, ## Critiques, ## Task. All but the last three are the same when it is written again, and an
// endpoint that caches prompts charges little for them.
import { z } from 'zod';
import { boundValue } from '../grounding/bind.ts';
import type { GivenClaim } from '../model/claim.ts';
import type { JsonScalar } from '../model/json.ts';
import { longestQuery, longestResponse, mostQueryWords, mostSentenceWords } from '../model/loop-limits.ts';
import type { Message, StageIO } from '../model/seams.ts';
import { dependencies, type Step, stepsOf } from '../model/workflow.ts';
import { clip } from '../text/clip.ts';
import { isIdentifier } from '../text/values.ts';
import { plainOrQuoted, quoteLines } from './fence.ts';
import { marks, rulesText } from './rules.ts';
import { shortJson } from './shorten.ts';
import { critiqueLines, section, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, reading, textOrNull, wireObject } from './wire.ts';

/** Characters of a step's result: the response is written from it, and nothing that is cut can be told. */
const resultBudget = 3000;
const mostCritiques = 16;
/** Characters of a value that the query must say: longer ones are texts to be sent, which have to be there in full. */
const longestValue = 2000;

const rules = rulesText(
  'You write one example of a person and an assistant. The assistant has already made the tool calls you are shown; they really happened. Write the query, which is what the person asked for, and the response, which is what the assistant tells them in the end.',
  marks,
  [
    `The query
- One person with one purpose says it, who has never heard of the tools. It sounds like a message to a colleague: natural, to the point, in whole sentences.`,
    // A reader of the query alone must be able to make the calls: the next reader is a model that is trained on it.
    '- It calls for every step: whoever reads only the query and knows the tools would come to make the same calls.',
    '- It says every value under "## The query must say" by its meaning, as people say it: "tomorrow" or "next Tuesday" for a date, "three nights" for 3, "not paid yet" for a choice that means it. Code, patterns and texts to be sent need not be repeated word for word.',
    // A query that gives away what a call is to find makes that call superfluous.
    '- It says nothing that only the results show, and nothing under "## The query must not say": the calls are there to find it. It names the thing instead, as far as the person can know its name.',
    // Checked word by word: such names are for programs.
    '- No name of a tool, a server or a parameter, no call syntax, no JSON, no backticks, no identifier with an underscore unless it must be said.',
    `- It starts with a capital letter and ends with a full stop, a question mark or an exclamation mark. No sentence has more than ${mostSentenceWords} words, the whole no more than ${mostQueryWords}.`,
    // Intent: a harmless question whose chain changes something is a dangerous example.
    '- Where a step changes something, the query asks for that change in plain words. Where none does, it asks for no change.',
  ],
  [
    `The response
- It answers the query, all of it, in a helpful tone, in a few sentences or a short list. It says amounts, dates and times as people write them.`,
    // Every fact is recomputed from the results, so counting and adding are fine where they can be proved.
    '- Every fact in it follows from the results: what they show, and what can be counted, added up or compared from them. Nothing is guessed, promised or invented.',
    // What no step needs and the response does not use was called for nothing.
    '- It uses the result of each step under "## The response must use".',
    '- It speaks of what was found or done, not of tools, calls or steps.',
  ],
  [
    `Claims: one for every fact of the response
- text: the words of the response, copied exactly; proof: a JSONata expression over the results that evaluates to what they say. $step_2 is the result shown under "### step_2", $today the date.`,
    "- Pick items by a field, never by position: $step_2.lakes[name='Tarn'].depth. Literals are the query's values or values of the field.",
    '- Use = != < <= > >= + - * / & and or in, predicates, ^(field) to sort, and $count $sum $min $max $average $round $abs $exists $not $number $string $lowercase $contains $length $distinct, $days(a, b), $minutes(a, b), $plus(date, n, unit), $same(a, b), $said(text, words).',
    '- Words such as "deepest", "all", "more than", "none" or "yes" are claims with proofs that are true: $step_2.lakes[name=\'Tarn\'].depth = $max($step_2.lakes.depth).',
    '- "two of the three" is a list: [$count($step_2.lakes[frozen]), $count($step_2.lakes)]. A total: $sum([0, $step_3.ferries.$number(fare)]). The latest: $step_4.ferries^(>at)[0].name. Overdue: $count($step_5.fines[paid=false and $days(due, $today) > 0]). Words of a plain text: $said($step_6, \'4 °C\').',
    '- For words that report a change that a step made, write is the id of that step and proof is null; for all others write is null.',
  ],
  `Asks: one for every value under "## The query must say"
- step and path as given there; text: the words of the query that say the value, copied exactly.`,
  'Answer with one JSON object.',
);

export function promptWrite(input: StageIO['write']['in']): readonly Message[] {
  const { workflow, tools, critiques, previous } = input;
  const steps = stepsOf(workflow);
  const told = toldValues(steps);
  const secret = secretValues(steps, told);
  const lessons = critiqueLines(critiques, mostCritiques);
  const list = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [section(heading, lines.join('\n'))];
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    stepsSection(workflow, resultBudget, '## Steps'),
    ...list('## The query must say', [...told.values()]),
    ...list('## The query must not say', secret),
    ...list('## The response must use', lastSteps(steps)),
    ...(previous === undefined
      ? []
      : [
          section(
            '## Earlier wording',
            `query:\n${quoteLines(clip(previous.query, 2000))}\nresponse:\n${quoteLines(clip(previous.response, 4000))}`,
          ),
        ]),
    ...list('## Critiques', lessons),
    section(
      '## Task',
      lessons.length === 0
        ? 'Write the query, the response, the claims and the asks.'
        : 'The earlier wording did not pass, for the reasons under "## Critiques". Write all of it again: fix what they name and keep what was good.',
    ),
  ]);
}

/** A line for each value that the query gives, by the value, with its step and path; equal values are said once. */
function toldValues(steps: readonly Step[]): ReadonlyMap<JsonScalar, string> {
  const told = new Map<JsonScalar, string>();
  for (const step of steps) {
    for (const binding of step.bindings) {
      if (binding.source !== 'query' && binding.source !== 'vouched') continue;
      const value = boundValue(binding, step);
      // A value that is missing at its path is no value to be said.
      if (value === undefined || value === null || told.has(value)) continue;
      told.set(
        value,
        `- ${shortJson(value, longestValue)} (${step.id} ${plainOrQuoted(binding.path)} of ${step.name})${hint(value)}`,
      );
    }
  }
  return told;
}

function hint(value: JsonScalar): string {
  // Yes and no are said by what they switch.
  return typeof value === 'boolean' ? ': say what it stands for, in words of its name' : '';
}

/** The identifiers that steps took from results. */
function secretValues(steps: readonly Step[], told: ReadonlyMap<JsonScalar, string>): string[] {
  const lines = steps.flatMap((step) =>
    step.bindings.flatMap((binding) => {
      if (binding.source !== 'step') return [];
      const value = boundValue(binding, step);
      if (typeof value !== 'string' || told.has(value) || !isIdentifier(value)) return [];
      return [`- ${JSON.stringify(value)} (from ${binding.step})`];
    }),
  );
  return [...new Set(lines)];
}

/** The steps whose results no later step takes anything from. */
function lastSteps(steps: readonly Step[]): string[] {
  const used = new Set(steps.flatMap((step) => [...dependencies(step)]));
  return steps.filter(({ id }) => !used.has(id)).map(({ id, name }) => `- ${id} ${name}`);
}

const wireClaim = wireObject({ text: z.string(), proof: textOrNull, write: textOrNull });
const wireAsk = wireObject({ step: z.string(), path: z.string(), text: z.string() });

/** A list that may be missing: a model that gives none is helped by the search for proofs. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => value ?? [], z.array(item));
}

const wire = wireObject({
  query: z.string(),
  response: z.string(),
  claims: listOf(wireClaim),
  asks: listOf(wireAsk),
});

export function answerWrite(_: StageIO['write']['in']): z.ZodType<StageIO['write']['out']> {
  return wire.transform(
    reading(({ query, response, claims, asks }) => {
      if (query.trim() === '') throw new Misfit(['query'], 'query is empty. Write what the person asks for.');
      if (response.trim() === '')
        throw new Misfit(['response'], 'response is empty. Answer the query from the results.');
      // Strict structured output knows no lengths, so they are not in the schema.
      assertLength('query', query, longestQuery);
      assertLength('response', response, longestResponse);
      return { query: query.trim(), response: response.trim(), claims: claims.flatMap(readClaim), asks };
    }),
  );
}

function assertLength(name: string, text: string, most: number): void {
  if (text.length > most)
    throw new Misfit([name], `${name} has ${text.length} characters; ${most} are at most. Say less.`);
}

/** A claim with one ground; one that gives none, or no words, claims nothing. */
function readClaim({ text, proof, write }: z.output<typeof wireClaim>): readonly GivenClaim[] {
  if (text.trim() === '') return [];
  if (write !== null) return [{ text, write }];
  return proof === null ? [] : [{ text, proof }];
}
