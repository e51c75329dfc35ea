// Figures that no record has and every reader makes of those that it has: how many there are times what one costs, and
// what was gained on them since they were bought.
import { wordsOf } from '../../text/naming.ts';
import { oncePer } from '../../text/recent.ts';
import { isMoneyField, isQuotedKey } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import type { Scene } from './scene.ts';
import { lengthOf, type TimeSpan, timeSpans } from './time-spans.ts';
import { nameInPath } from './write-path.ts';

/** How a figure is made of the fields of its record. */
interface Making {
  readonly what: 'worth' | 'gain' | 'length';
  readonly fields: readonly Fact[];
  /** The expression, of the paths to the fields. */
  readonly write: (paths: readonly string[]) => string;
}

const makings = new WeakMap<Fact, Making>();

/** How a figure was made; undefined for one that a result says. */
export function makingOf(fact: Fact): Making | undefined {
  return makings.get(fact);
}

/** The name of a figure's field as a step of a path, or the expression that makes it of an item's fields. */
export function fieldInPath(fact: Fact): string {
  const making = makings.get(fact);
  return making === undefined
    ? nameInPath(fact.key)
    : `(${making.write(making.fields.map(({ key }) => nameInPath(key)))})`;
}

/** The figures of a list that are made in one way, of the same fields. */
interface MadeColumn {
  readonly key: Making['what'];
  readonly facts: readonly Fact[];
}

/** The figures that are made of the records of a scene, a column for each list and way of making. */
export const madeColumns = oncePer((scene: Scene): readonly MadeColumn[] => [
  ...columnsBy('length', timeSpans(scene).map(madeLength)),
  ...columnsBy('worth', recordsOf(scene).flatMap(worthsOf)),
  ...columnsBy('gain', recordsOf(scene).flatMap(gainsOf)),
]);

function columnsBy(what: Making['what'], facts: readonly Fact[]): readonly MadeColumn[] {
  const columns = new Map<string, Fact[]>();
  for (const fact of facts) {
    const fields = makings.get(fact)?.fields.map(({ key }) => key) ?? [];
    const key = `${fact.members.at(-1)?.group.key ?? ''} ${fields.join(' ')}`;
    const known = columns.get(key);
    if (known === undefined) columns.set(key, [fact]);
    else known.push(fact);
  }
  return [...columns.values()].map((column) => ({ key: what, facts: column }));
}

/** The numbers of each record, in the order of the records. */
const recordsOf = oncePer(({ facts }: Scene): readonly (readonly Fact[])[] => {
  const records = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (typeof fact.value !== 'number') continue;
    const key = `${fact.step.id} ${fact.record}`;
    const known = records.get(key);
    if (known === undefined) records.set(key, [fact]);
    else known.push(fact);
  }
  return [...records.values()];
});

const amountWords = new Set(
  'quantity qty count units pieces copies hours days nights shares tickets seats lots stock'.split(' '),
);
const totalWords = new Set(
  'total subtotal sum balance discount tax vat budget limit paid due net gross amount count'.split(' '),
);
const costWords = new Set('cost purchase bought entry acquisition opening avg average paid buy'.split(' '));
const nowWords = new Set('last current market now close closing latest mark price'.split(' '));

const has = ({ key }: Fact, words: ReadonlySet<string>) => wordsOf(key).some((word) => words.has(word));

/** The field of how many, where there is one and no other. */
function amountOf(record: readonly Fact[]): Fact | undefined {
  const [amount, another] = record.filter((fact) => has(fact, amountWords) && !isMoneyField(fact.key));
  return another === undefined ? amount : undefined;
}

/** The fields of what one of something costs. */
function pricesOf(record: readonly Fact[]): readonly Fact[] {
  return record.filter((fact) => (isMoneyField(fact.key) || isQuotedKey(fact.key)) && !has(fact, totalWords));
}

function worthsOf(record: readonly Fact[]): readonly Fact[] {
  const amount = amountOf(record);
  if (amount === undefined) return [];
  return pricesOf(record).map((price) =>
    made(price, Number(amount.value) * Number(price.value), {
      what: 'worth',
      fields: [amount, price],
      write: ([many, each]) => `${many} * ${each}`,
    }),
  );
}

function gainsOf(record: readonly Fact[]): readonly Fact[] {
  const prices = pricesOf(record);
  const [then, other] = prices.filter((fact) => has(fact, costWords));
  const [now, another] = prices.filter((fact) => has(fact, nowWords) && fact !== then);
  if (then === undefined || now === undefined || other !== undefined || another !== undefined) return [];
  const gain = Number(now.value) - Number(then.value);
  const each = made(now, gain, {
    what: 'gain',
    fields: [now, then],
    write: ([price, cost]) => `${price} - ${cost}`,
  });
  const amount = amountOf(record);
  if (amount === undefined) return [each];
  const whole = made(now, Number(amount.value) * gain, {
    what: 'gain',
    fields: [amount, now, then],
    write: ([many, price, cost]) => `${many} * (${price} - ${cost})`,
  });
  return [each, whole];
}

function madeLength(span: TimeSpan): Fact {
  const fact = lengthOf(span);
  makings.set(fact, {
    what: 'length',
    fields: [span.start, span.end],
    write: ([from, to]) => `$minutes(${from}, ${to})`,
  });
  return fact;
}

function made(like: Fact, value: number, making: Making): Fact {
  const fact: Fact = { ...like, value: Number(value.toPrecision(12)) };
  makings.set(fact, making);
  return fact;
}
