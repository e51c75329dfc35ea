// A dialogue as one example for each exchange: what came before is given, as the sample has it, and what comes next is played.
import { mainExchange } from '../model/dialogue.ts';
import type { Example, ExampleExchange } from '../model/example.ts';

/** The exchanges of a dialogue, each as an example with the earlier ones as its history; any other example as it is. */
export function exchangeExamples(example: Example): readonly Example[] {
  const { exchanges, account, ...whole } = example;
  if (exchanges === undefined) return [example];
  const told = account?.exchanges ?? [];
  const main = mainExchange(told);
  return exchanges.map((exchange, at): Example => {
    const { query, turns, response, withheld } = exchange;
    const kind = kindOf(exchange);
    return {
      ...whole,
      id: `${example.id}#${at + 1}`,
      kind,
      query,
      turns,
      response,
      tools: whole.tools.filter(({ name }) => !withheld.includes(name)),
      history: exchanges.slice(0, at),
      ...(account !== undefined &&
        exchange.kind === 'answer' && {
          // The form is that of the question that the dialogue was made from.
          account: { ...account, form: at === main ? account.form : [], exchanges: told.slice(0, at + 1) },
        }),
    };
  });
}

/** To ask, to decline, and to ask before a change that needs no look, are to call nothing. */
function kindOf({ kind, turns }: ExampleExchange): Example['kind'] {
  if (kind === 'decline') return 'missing-step';
  return kind === 'answer' || turns.length > 0 ? 'positive' : 'missing-argument';
}
