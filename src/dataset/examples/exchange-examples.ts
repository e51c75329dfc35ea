// A dialogue as one example for each exchange: what came before is given, as the sample has it, and what comes next is played.
import { mainExchange } from '../../model/dialogue.ts';
import { callsOf, type Example, type ExampleExchange, type Speech } from '../../model/example.ts';

/** The id of an exchange of a sample, counted from 0: `7-000003#2` for the second. */
export function turnId(sample: string, turn: number): string {
  return `${sample}#${turn + 1}`;
}

/** The sample that an id is of, and the exchange, counted from 0; undefined where it names the whole sample. */
export function readTurnId(id: string): { readonly sample: string; readonly turn: number | undefined } {
  const [, sample = id, number] = /^(.+)#([1-9]\d{0,5})$/.exec(id) ?? [];
  return { sample, turn: number === undefined ? undefined : Number(number) - 1 };
}

/** The exchanges of a dialogue, each as an example with the earlier ones as its history; any other example as it is. */
export function exchangeExamples(example: Example): readonly Example[] {
  const { exchanges, account, ...whole } = example;
  if (exchanges === undefined) return [example];
  const told = account?.exchanges ?? [];
  const main = mainExchange(told);
  return exchanges.map((exchange, at): Example => {
    const { query, turns, response, withheld } = exchange;
    const kind = kindOf(exchange);
    const speech = speechOf(example, at);
    return {
      ...whole,
      id: turnId(example.id, at),
      kind,
      query,
      turns,
      response,
      tools: whole.tools.filter(({ name }) => !withheld.includes(name)),
      history: exchanges.slice(0, at),
      ...(speech !== undefined && { speech }),
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

/** What is to be said in an exchange that gives no answer. */
function speechOf(example: Example, at: number): Speech | undefined {
  const { kind = 'answer', withheld = [] } = example.exchanges?.[at] ?? {};
  const { account } = example;
  if (kind === 'answer' || account === undefined) return undefined;
  const { open = [], write } = account.exchanges[at] ?? {};
  const calls = callsOf(example);
  const callOf = (id: string) => calls.find(({ step }) => step === id);
  const change = write === undefined ? undefined : callOf(write);
  const asked = open.flatMap(({ step, path }) => [path, callOf(step)?.name ?? '']);
  return {
    kind,
    today: account.today,
    timeZone: account.timeZone,
    about: [...withheld, ...asked, ...(write === undefined ? [] : [change?.name ?? write])],
    ...(change !== undefined && { change: change.arguments }),
  };
}
