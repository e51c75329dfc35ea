// Step values and proofs at random: lists of things with fields of every type, missing ones and nulls among them.
import fc from 'fast-check';
import type { JsonValue } from '../../src/model/json.ts';

const word = fc.constantFrom('open', 'paid', 'Kaldera', 'lake', 'a b', '');
const day = fc.constantFrom('2026-02-20', '2026-03-02', '2026-04-01');
const small = fc.constantFrom(-1, 0, 1, 2, 2.5, 7, 120);
const nested = fc.array(fc.record({ qty: small, price: small, sku: word }, { requiredKeys: ['qty'] }), {
  maxLength: 3,
});

const thing = fc.record(
  {
    name: word,
    status: word,
    total: fc.oneof({ weight: 8, arbitrary: small }, fc.constant(null)),
    amount: fc.constantFrom('1', '120.50', '-3', '7'),
    due: fc.oneof({ weight: 8, arbitrary: day }, fc.constant(null)),
    sauna: fc.boolean(),
    tags: fc.array(word, { maxLength: 3 }),
    lines: nested,
    where: fc.record({ city: word, zip: small }),
  },
  { requiredKeys: ['name', 'total', 'sauna', 'tags', 'lines', 'where'] },
);

/** A step's value: an object around a list, a list itself, or one thing. */
export const stepValue: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ list: fc.array(thing, { maxLength: 4 }), total: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.array(thing, { maxLength: 4 }) },
  { weight: 1, arbitrary: thing },
) as fc.Arbitrary<JsonValue>;

const numberField = fc.constantFrom(
  'total',
  'where.zip',
  '$number(amount)',
  '$count(lines)',
  '$sum(lines.qty)',
  'lines.qty',
);
const textField = fc.constantFrom('name', 'status', 'where.city', 'amount', '$lowercase(name)', 'lines.sku');
const numberLiteral = small.map(String);
const textLiteral = word.map((text) => `'${text}'`);
const order = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');

const comparison = fc.oneof(
  fc.tuple(numberField, order, fc.oneof(numberLiteral, numberField)).map((parts) => parts.join(' ')),
  fc
    .tuple(textField, fc.constantFrom('=', '!='), fc.oneof(textLiteral, textField))
    .map((parts) => parts.join(' ')),
  fc.tuple(textLiteral, fc.constantFrom('tags', 'lines.sku')).map(([text, list]) => `${text} in ${list}`),
  fc.constantFrom(
    'due < $today',
    'due = null',
    'total != null',
    '$days(due, $today) > 0',
    '$same(name, status)',
  ),
  fc.constantFrom(
    'sauna',
    '$not(sauna)',
    '$exists(due)',
    '$contains(name, "a")',
    'sauna = true',
    '$exists(lines[qty > 1])',
  ),
  fc.constantFrom(
    'total = $max($step_1.list.total)',
    'total - 1 > $step_1.total',
    '$exists(status) and sauna',
  ),
);

const predicate = fc.oneof(
  comparison,
  fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map(([a, by, b]) => `(${a}) ${by} (${b})`),
);

const list = fc
  .tuple(
    fc.constantFrom('$step_1.list', '$step_1', '$step_1.list.lines'),
    fc.array(predicate, { maxLength: 2 }),
    fc.constantFrom(
      '',
      '',
      '',
      '^(total)',
      '^(>due)',
      '^(>total, due)',
      '^(qty)[0]',
      '^(total)[0]',
      '^(>total)[-1]',
      '^(due)[1]',
    ),
  )
  .map(
    ([start, predicates, ordered]) => `${start}${predicates.map((each) => `[${each}]`).join('')}${ordered}`,
  );

const path = fc
  .tuple(
    list,
    fc.constantFrom(
      '',
      '.name',
      '.total',
      '.tags',
      '.due',
      '.lines.qty',
      '.where.city',
      '.where',
      '.sku',
      '.lines[qty > 0].sku',
      '.(total * 2)',
      '.$number(amount)',
      '.lines.(qty * price)',
      '.$count(lines)',
      '.[name, total]',
      '.lines',
    ),
  )
  .map((parts) => parts.join(''));

const aggregate = fc
  .tuple(
    fc.constantFrom(
      '$count',
      '$sum',
      '$min',
      '$max',
      '$average',
      '$exists',
      '$distinct',
      '$sort',
      '$string',
      '$length',
      '$round',
      '$not',
      '$trim',
    ),
    path,
  )
  .map(([name, argument]) => `${name}(${argument})`);
const single = fc.oneof(path, aggregate, fc.constantFrom('$step_1.total', '$today', '$step_1.where.zip'));

/** Proofs, most of which the language has; some end in the wrong type. */
export const proofText: fc.Arbitrary<string> = fc.oneof(
  path,
  aggregate,
  fc
    .tuple(single, fc.constantFrom('=', '!=', '<', '>', '+', '-', '*', '/', '&', 'in'), single)
    .map((parts) => parts.join(' ')),
  fc.tuple(aggregate, aggregate).map(([a, b]) => `[${a}, ${b}]`),
  fc.tuple(aggregate, path).map(([a, b]) => `$sum([0, ${b}]) + ${a}`),
  fc.tuple(comparison, path, path).map(([, a, b]) => `$exists(${a}) ? ${a} : ${b}`),
  fc.tuple(path).map(([a]) => `(${a})[total > 1]`),
  fc.tuple(path).map(([a]) => `-${a}`),
);

const condition = fc.oneof(
  fc.constantFrom(
    'sauna',
    '$not(sauna)',
    "status = 'open'",
    "status != 'paid'",
    'total > 2',
    'total <= 7',
    "'lake' in tags",
  ),
  fc.constantFrom(
    '$count(lines) > 1',
    'due < $today',
    '$days(due, $today) > 2',
    'total = $max($step_1.list.total)',
  ),
);

/** Proofs that often hold: one question about the list of `thingsValue`. */
export const likelyProof: fc.Arbitrary<string> = fc.oneof(
  condition.map((each) => `$count($step_1.list[${each}])`),
  condition.map((each) => `$exists($step_1.list[${each}])`),
  condition.map((each) => `$step_1.list[${each}].name`),
  condition.map((each) => `[$count($step_1.list[${each}]), $count($step_1.list)]`),
  condition.map((each) => `$sum([0, $step_1.list[${each}].total])`),
  condition.map((each) => `$step_1.list[${each}].[name, total]`),
  fc.constantFrom(
    '$step_1.list^(total)[0].name',
    '$step_1.list^(>due)[0].name',
    '$step_1.list^(>total, name)[0].name',
  ),
  fc.constantFrom('$step_1.list^(total).name', '$sort($step_1.list.total)', '$average($step_1.list.total)'),
  fc.constantFrom(
    '$sum($step_1.list.lines.qty)',
    '$count($distinct($step_1.list.status))',
    '$step_1.list.name',
  ),
);

/** A list of things with different names. */
export const thingsValue: fc.Arbitrary<JsonValue> = fc
  .array(thing, { minLength: 2, maxLength: 5 })
  .map((things) => ({
    list: things.map((each, index) => ({
      ...each,
      name: `N${index}`,
      status: each.status ?? 'open',
      due: each.due ?? null,
    })),
  })) as fc.Arbitrary<JsonValue>;
