// What the stages that word an answer share: rules, sections, and the parts of their wire shapes.
import { z } from 'zod';
import { boundValue } from '../grounding/bind.ts';
import type { GivenClaim } from '../model/claim.ts';
import type { JsonScalar } from '../model/json.ts';
import { longestResponse } from '../model/loop-limits.ts';
import { dependencies, type Step } from '../model/workflow.ts';
import { clip } from '../text/clip.ts';
import { plainOrQuoted, quoteLines } from './fence.ts';
import { shortJson } from './shorten.ts';
import { section } from './show-steps.ts';
import { Misfit, textOrNull, wireObject } from './wire.ts';

/** Characters of a step's result: the response is written from it, and nothing that is cut can be told. */
export const resultBudget = 3000;
/** Critiques of earlier wordings that are shown, at most. */
export const mostCritiques = 16;

/** Characters of a value that the query says: longer ones are texts to be sent, which have to be there in full. */
const longestValue = 2000;

export const responseRules = [
  `The response
- It answers the query, all of it, in a helpful tone, in a few sentences or a short list. It says amounts, dates and times as people write them.`,
  // Every fact is recomputed from the results, so counting and adding are fine where they can be proved.
  '- Every fact in it follows from the results: what they show, and what can be counted, added up or compared from them. Nothing is guessed, promised or invented.',
  // What no step needs and the response does not use was called for nothing.
  '- It uses the result of each step under "## The response must use".',
  '- It speaks of what was found or done, not of tools, calls or steps.',
];

export const claimRules = [
  `Claims: one for every fact of the response
- text: the words of the response, copied exactly; proof: a JSONata expression over the results that evaluates to what they say. $step_2 is the result shown under "### step_2", $today the date.`,
  "- Pick items by a field, never by position: $step_2.lakes[name='Tarn'].depth. Literals are the query's values or values of the field.",
  '- Use = != < <= > >= + - * / & and or in, predicates, ^(field) to sort, and $count $sum $min $max $average $round $abs $exists $not $number $string $lowercase $contains $length $distinct, $days(a, b), $minutes(a, b), $plus(date, n, unit), $same(a, b), $said(text, words).',
  '- Words such as "deepest", "all", "more than", "none" or "yes" are claims with proofs that are true: $step_2.lakes[name=\'Tarn\'].depth = $max($step_2.lakes.depth).',
  '- "two of the three" is a list: [$count($step_2.lakes[frozen]), $count($step_2.lakes)]. A total: $sum([0, $step_3.ferries.$number(fare)]). The latest: $step_4.ferries^(>at)[0].name. Overdue: $count($step_5.fines[paid=false and $days(due, $today) > 0]). Words of a plain text: $said($step_6, \'4 °C\').',
  '- For words that report a change that a step made, write is the id of that step and proof is null; for all others write is null.',
];

/** The wording that was objected to, where there is one. */
export function earlierSection(
  previous: { readonly query: string; readonly response: string } | undefined,
): string[] {
  if (previous === undefined) return [];
  const { query, response } = previous;
  return [
    section(
      '## Earlier wording',
      `query:\n${quoteLines(clip(query, 2000))}\nresponse:\n${quoteLines(clip(response, 4000))}`,
    ),
  ];
}

/** A line for each value that the query gives, by the value, with its step and path; equal values are said once. */
export function toldValues(steps: readonly Step[]): ReadonlyMap<JsonScalar, string> {
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

/** The steps whose results no later step takes anything from. */
export function lastSteps(steps: readonly Step[]): string[] {
  const used = new Set(steps.flatMap((step) => [...dependencies(step)]));
  return steps.filter(({ id }) => !used.has(id)).map(({ id, name }) => `- ${id} ${name}`);
}

const wireClaim = wireObject({ text: z.string(), proof: textOrNull, write: textOrNull });
const wireAsk = wireObject({ step: z.string(), path: z.string(), text: z.string() });

/** A list that may be missing: a model that gives none is helped by the search for proofs. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => value ?? [], z.array(item));
}

export const wireClaims = listOf(wireClaim);
export const wireAsks = listOf(wireAsk);

/** A response as it is used. Throws a misfit where it is empty or too long. */
export function readResponse(response: string): string {
  if (response.trim() === '')
    throw new Misfit(['response'], 'response is empty. Answer the query from the results.');
  assertLength('response', response, longestResponse);
  return response.trim();
}

/** Strict structured output knows no lengths, so they are not in the schema. Throws a misfit. */
export function assertLength(name: string, text: string, most: number): void {
  if (text.length > most)
    throw new Misfit([name], `${name} has ${text.length} characters; ${most} are at most. Say less.`);
}

/** A claim with one ground; one that gives none, or no words, claims nothing. */
export function readClaim({ text, proof, write }: z.output<typeof wireClaim>): readonly GivenClaim[] {
  if (text.trim() === '') return [];
  if (write !== null) return [{ text, write }];
  return proof === null ? [] : [{ text, proof }];
}
