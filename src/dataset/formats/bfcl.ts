// The format `bfcl`: questions and possible answers for the evaluation of the Berkeley Function Calling Leaderboard.
import { type Example, type ExampleCall, isNegative, negativeKinds } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import { draftIndex } from '../../model/sample.ts';
import type { Format } from '../../model/seams.ts';
import { acceptedCall, bfclFunction } from './bfcl-schema.ts';
import { canBegin } from './first-calls.ts';
import { leadingTurn } from './leading-turn.ts';
import { pythonFunctions } from './python-functions.ts';
import { pythonCall } from './python-literal.ts';

/**
 * Three files: questions with their functions; possible answers; and results as the leaderboard stores those of a model that
 * answers in its prompt, `[f(a=1), g(b='x')]`, which is what a faultless model would have said.
 *
 * It knows only calls that need nothing from each other (`leadingTurn`): of an example with several turns the question is
 * what can be called now. A negative is of the category `irrelevance`, where any call is wrong and no answer is looked up; so
 * negatives are left out that have a call which could be made (`canBegin`).
 *
 * An id is `<category>_<index of the sample>-<seed of the run>-<number of the kind>`, the form that the leaderboard sorts by.
 * Source: gorilla, berkeley-function-call-leaderboard, bfcl_eval (version 4): data/, eval_checker/ast_eval/.
 */
export const bfcl: Format = {
  name: 'bfcl',
  description: "the Berkeley leaderboard's evaluation: questions, possible answers, call strings",
  files: ['', '-answers', '-results'],
  columns: [
    {
      id: 'string',
      question: { list: { list: { struct: { role: 'string', content: 'string' } } } },
      function: { list: 'json' },
    },
    { id: 'string', ground_truth: { list: 'json' } },
    { id: 'string', result: 'string' },
  ],
  encode(example, _, sample) {
    if (isNegative(example) && canBegin(example, sample)) {
      return {
        leftOut: 'a negative in which some call could be made, which the irrelevance category does not allow',
      };
    }
    const leading = leadingTurn(example);
    if ('leftOut' in leading) return leading;
    const python = pythonFunctions({ tools: functionsShown(example, leading.calls) });
    const calls = leading.calls.map(python.call);
    const id = `${categoryOf(python.functions.length, calls.length)}_${indexOf(example)}`;
    const question: JsonObject = {
      id,
      question: [[{ role: 'user', content: example.query }]],
      function: python.functions.map(bfclFunction),
    };
    const answer: JsonObject = { id, ground_truth: calls.map(acceptedCall) };
    const said = `[${calls.map(({ name, parameters }) => pythonCall(name, parameters)).join(', ')}]`;
    const result: JsonObject = { id, result: calls.length === 0 ? example.response : said };
    return {
      rows: [[question], [answer], [result]],
      ...(leading.partial === undefined ? {} : { partial: leading.partial }),
    };
  },
};

/** In its categories with a choice, two to four. */
const choices = [2, 3, 4] as const;

/**
 * As many functions as the leaderboard's own rows show: one where none serves, two to four where some do, and more only where
 * more are called. Which ones, and how many, follows from the example alone.
 */
function functionsShown({ id, tools }: Example, calls: readonly ExampleCall[]): Example['tools'] {
  const random = createRandom(deriveSeed(0, `${id}/bfcl`));
  const called = new Set(calls.map(({ name }) => name));
  const most = called.size === 0 ? 1 : Math.max(called.size, random.pick(choices));
  const others = random.shuffle(tools.filter(({ name }) => !called.has(name)));
  const shown = new Set(others.slice(0, most - called.size).map(({ name }) => name));
  return tools.filter(({ name }) => called.has(name) || shown.has(name));
}

function categoryOf(functions: number, calls: number): string {
  if (calls === 0) return 'irrelevance';
  if (functions === 1) return calls === 1 ? 'simple_python' : 'parallel';
  return calls === 1 ? 'multiple' : 'parallel_multiple';
}

function indexOf({ sample, kind }: Pick<Example, 'sample' | 'kind'>): string {
  const seed = sample.slice(0, sample.lastIndexOf('-')).replace(/\D/g, '') || '0';
  return `${draftIndex(sample)}-${seed}-${kind === 'positive' ? 0 : negativeKinds.indexOf(kind) + 1}`;
}
