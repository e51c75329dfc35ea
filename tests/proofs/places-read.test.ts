// Where a proof reads what it comes to.
import { expect, test } from 'vitest';
import { createEvidence } from '../../src/proofs/evidence.ts';
import { placesRead } from '../../src/proofs/places-read.ts';

const hotels = [
  { name: 'Isar', price: 128, tags: ['quiet'] },
  { name: 'Lindwurm', price: 97, tags: ['central'] },
];
const evidence = createEvidence({
  values: { step_1: { hotels, total: 2 }, step_2: 'Rain at 4 °C.', step_3: { 'a/b': 1 } },
  today: '2026-03-02',
});

test.each([
  ['$step_1.total', 2, ['step_1 /total']],
  [
    "$step_1.hotels[name='Lindwurm'].price",
    97,
    ['step_1 /hotels/1/price', 'compared step_1 /hotels/0/name', 'compared step_1 /hotels/1/name'],
  ],
  ['$min($step_1.hotels.price)', 97, ['step_1 /hotels/0/price', 'step_1 /hotels/1/price']],
  ['$count($step_1.hotels)', 2, ['step_1 /hotels']],
  ["$said($step_2, '4 °C')", '4 °C', ['step_2 ']],
  ['$step_3.`a/b`', 1, ['step_3 /a~1b']],
])('%s', (proof, value, places) => {
  const read = placesRead(proof, evidence);
  expect(read.value).toEqual(value);
  const told = read.places.map(
    ({ step, pointer, isCompared }) => `${isCompared ? 'compared ' : ''}${step} ${pointer}`,
  );
  expect(told.sort()).toEqual([...places].sort());
});

test('a proof that is none, or has no value, is read as far as it can be', () => {
  expect(placesRead('nonsense(', evidence)).toEqual({ places: [] });
  expect(placesRead('$step_1.rooms', evidence).value).toBeUndefined();
  expect(placesRead('$step_9.total', evidence).value).toBeUndefined();
});
