// What the lines of a list come to where none of them says its own total: quantities times unit prices, added up.
import { isObject } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';
import { oncePer } from '../../text/recent.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { saysComputed } from './computed.ts';
import { type CountedList, listsOf } from './counted-list.ts';
import type { AnswerReading } from './reading.ts';
import { nameInPath } from './write-path.ts';

const amounts = new Set(
  'quantity qty count units pieces copies hours days nights number amount stock'.split(' '),
);
const prices = new Set('price cost rate fee value'.split(' '));

/** The sum over a list of how many there are times what one costs. */
export function lineTotals(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  return listsOf(reading).flatMap((list): readonly Candidate[] => {
    const { path, group } = list;
    const members = group?.members ?? [];
    const [amount, price] = factorsOf(list);
    if (amount === undefined || price === undefined || members.length < 2) return [];
    const facts = members.flatMap((member) =>
      member.facts.filter(({ key }) => key === amount || key === price),
    );
    const priced = facts.filter(({ key }) => key === price);
    const sum = list.items.reduce<number>(
      (total, item) => total + (isObject(item) ? Number(item[amount]) * Number(item[price]) : Number.NaN),
      0,
    );
    if (!saysComputed(reading, mention, priced[0], sum)) return [];
    const proof = `$sum(${path}.(${nameInPath(amount)} * ${nameInPath(price)}))`;
    return [{ proof, kind: 'sum', facts: priced, members: [] }];
  });
}

/** The fields of how many and of what one costs, where every item has both. */
const factorsOf = oncePer(({ items }: CountedList): readonly (string | undefined)[] => {
  const [first] = items;
  if (!isObject(first)) return [];
  const isWhole = (key: string) => items.every((item) => isObject(item) && typeof item[key] === 'number');
  const keys = Object.keys(first).filter(isWhole);
  const find = (words: ReadonlySet<string>) =>
    keys.filter((key) => wordsOf(key).some((word) => words.has(word)) && !wordsOf(key).includes('total'));
  const [amount, otherAmount] = find(amounts);
  const [price, otherPrice] = find(prices);
  return otherAmount !== undefined || otherPrice !== undefined || amount === price ? [] : [amount, price];
});
