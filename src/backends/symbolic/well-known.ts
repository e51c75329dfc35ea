// What everybody knows of the world: places and currencies that a person asks a server about without having found them there.
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';

const cities =
  'Berlin,London,Paris,Madrid,Rome,Vienna,Lisbon,Amsterdam,Copenhagen,Dublin,Prague,Warsaw,Toronto,Chicago,Boston,Sydney,Tokyo,Singapore'.split(
    ',',
  );
const countries = 'Germany,France,Spain,Italy,Portugal,Austria,Denmark,Ireland,Canada,Japan,Australia'.split(
  ',',
);
const currencies = 'EUR,USD,GBP,CHF,JPY,SEK,CAD,AUD'.split(',');

const known: Readonly<Record<string, readonly string[]>> = {
  city: cities,
  town: cities,
  country: countries,
  currency: currencies,
};

/** A value that needs no result to be known; undefined for parameters that take anything else. */
export function wellKnown({ words, required, name, path }: Parameter, at: Situation): Candidate | undefined {
  const values = required ? known[words.at(-1) ?? ''] : undefined;
  if (values === undefined) return undefined;
  // What has worked before is in the server's reach; the others may be tried now and then.
  const worked = at.memory.values(at.tool.name, path).filter((value) => values.includes(String(value)));
  const untried = values.filter(
    (value) => at.memory.failure({ tool: at.tool.name, arguments: { [name]: value } }) === undefined,
  );
  return worked.length > 2 ? pick(worked, at) : pick(untried, at);
}
