// A dialogue in a row that has one list of tools: as far as that list is what the assistant had.
import { type Example, isNegative } from '../../model/example.ts';

/** Said of a dialogue that goes on with a tool that was not there before. */
const laterToolsMissing =
  'only the messages before a further tool is there, because a row has one list of tools';

/**
 * The example up to the exchange behind which the tools in view change, with the tools in view until then; and why it ends
 * there, where it does. With the later tool in the list from the start, the assistant would be wrong to decline. Where
 * nothing is called up to there, it is a negative.
 */
export function underOneToolList(example: Example): {
  readonly example: Example;
  readonly partial?: string;
} {
  const { exchanges = [], tools } = example;
  const withheld = exchanges[0]?.withheld ?? [];
  const change = exchanges.findIndex((each) => !sameNames(each.withheld, withheld));
  const shown = change === -1 ? exchanges : exchanges.slice(0, change);
  const last = shown.at(-1);
  if (last === undefined || (withheld.length === 0 && change === -1)) return { example };
  const turns = shown.flatMap((each) => each.turns);
  const isDeclined = turns.length === 0 && last.kind === 'decline' && !isNegative(example);
  return {
    example: {
      ...example,
      ...(isDeclined && { kind: 'missing-step' }),
      tools: tools.filter(({ name }) => !withheld.includes(name)),
      turns,
      response: last.response,
      exchanges: shown,
    },
    ...(change !== -1 && { partial: laterToolsMissing }),
  };
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
