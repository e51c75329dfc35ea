// The format `bfcl-multi-turn`: dialogues as the Berkeley leaderboard's multi-turn categories have them.
import type { Example, ExampleExchange } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import { draftIndex } from '../../model/sample.ts';
import type { Format } from '../../model/seams.ts';
import { bfclFunction } from './bfcl-schema.ts';
import { type PythonFunctions, pythonFunctions } from './python-functions.ts';
import { pythonCall } from './python-literal.ts';

/**
 * Questions with one list of messages a turn, and answers with one list of call strings a turn; none in a turn where the right
 * thing is to ask, to confirm or to decline. A tool that comes only later stands in `missed_function` under the turn in which
 * it comes. The leaderboard executes its own classes; `involved_classes` names the servers here.
 * Source: gorilla, berkeley-function-call-leaderboard, bfcl_eval (version 4): data/BFCL_v4_multi_turn_*.json.
 */
export const bfclMultiTurn: Format = {
  name: 'bfcl-multi-turn',
  description: "dialogues as the Berkeley leaderboard's multi-turn rows",
  files: ['', '-answers'],
  columns: [
    {
      id: 'string',
      question: { list: { list: { struct: { role: 'string', content: 'string' } } } },
      function: { list: 'json' },
      initial_config: 'json',
      involved_classes: { list: 'string' },
      missed_function: 'json',
    },
    { id: 'string', ground_truth: { list: { list: 'string' } } },
  ],
  encode(example) {
    const { exchanges } = example;
    if (exchanges === undefined) return { leftOut: 'it is no dialogue' };
    const python = pythonFunctions(example);
    const id = `${categoryOf(exchanges)}_${indexOf(example)}`;
    const question: JsonObject = {
      id,
      question: exchanges.map(({ query }) => [{ role: 'user', content: query }]),
      function: python.functions.map(bfclFunction),
      initial_config: {},
      involved_classes: [...new Set(example.tools.map(({ server }) => server))].sort(),
      missed_function: missedIn(exchanges, python, example),
    };
    const truth = exchanges.map(({ turns }) =>
      turns.flat().map((call) => {
        const { name, parameters } = python.call(call);
        return pythonCall(name, parameters);
      }),
    );
    return { rows: [[question], [{ id, ground_truth: truth }]] };
  },
};

function categoryOf(exchanges: readonly ExampleExchange[]): string {
  if (exchanges.some(({ kind }) => kind === 'decline')) return 'multi_turn_miss_func';
  return exchanges.some(({ kind }) => kind === 'ask') ? 'multi_turn_miss_param' : 'multi_turn_base';
}

function indexOf({ sample }: Pick<Example, 'sample'>): string {
  const seed = sample.slice(0, sample.lastIndexOf('-')).replace(/\D/g, '') || '0';
  return `${draftIndex(sample)}-${seed}`;
}

/** By the turn from which they are there, the functions that come only then. */
function missedIn(
  exchanges: readonly ExampleExchange[],
  python: PythonFunctions,
  { tools }: Pick<Example, 'tools'>,
): JsonObject {
  const nameOf = (name: string) =>
    python.functions[tools.findIndex((tool) => tool.name === name)]?.name ?? name;
  const missed: Record<string, string[]> = {};
  for (const [turn, { withheld }] of exchanges.entries()) {
    const later = new Set(exchanges[turn + 1]?.withheld ?? []);
    const coming = withheld.filter((name) => !later.has(name)).map(nameOf);
    if (coming.length > 0) missed[String(turn + 1)] = coming;
  }
  return missed;
}
