// The facts of an example's right answer, by the claims of its sample.
import { provableValue } from '../grounding/stored-value.ts';
import { callsOf, type Example, earlierCalls } from '../model/example.ts';
import { createEvidence } from '../proofs/evidence.ts';
import { type Fact, factsOf } from './facts.ts';

const known = new WeakMap<Example, readonly Fact[]>();

/** The facts of the right answer to an example, read once; none where its answer claims nothing. */
export function rightFacts(example: Example): readonly Fact[] {
  const facts = known.get(example) ?? readFacts(example);
  known.set(example, facts);
  return facts;
}

function readFacts(example: Example): readonly Fact[] {
  const { account, response, tools, history: [first] = [] } = example;
  const query = first?.query ?? example.query;
  if (account === undefined) return [];
  const calls = [...earlierCalls(example), ...callsOf(example)];
  const schemas = new Map(
    tools.map(({ name, inputSchema, outputSchema }) => [
      name,
      { input: inputSchema, ...(outputSchema !== undefined && { output: outputSchema }) },
    ]),
  );
  const evidence = createEvidence({
    values: Object.fromEntries(
      calls.map(({ step, result, failed }) => [step, provableValue({ result, ...(failed && { failed }) })]),
    ),
    args: Object.fromEntries(calls.map(({ step, arguments: given }) => [step, given])),
    schemas: Object.fromEntries(
      calls.flatMap(({ step, name }) => {
        const known = schemas.get(name);
        return known === undefined ? [] : [[step, known]];
      }),
    ),
    today: account.today,
    ordered: account.ordered,
  });
  return factsOf({ form: account.form, exchanges: account.exchanges, query, response }, evidence);
}

/** Whether the person has dropped a change in the message before the answer, which then has to take note of that. */
export function isDropped({ account, response }: Pick<Example, 'account' | 'response'>): boolean {
  const exchanges = account?.exchanges ?? [];
  const at = exchanges.findLastIndex((each) => each.kind === 'answer' && each.response === response);
  const last = exchanges[at];
  return exchanges[at - 1]?.kind === 'confirm' && last?.steps.length === 0 && last.claims.length === 0;
}
