import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from '../../../src/checks/solve/same-value.ts';
import type { JsonScalar, JsonValue } from '../../../src/model/json.ts';

test.each<[JsonValue | undefined, JsonScalar]>([
  ['Acme Robotics', 'Acme Robotics'],
  [' acme robotics ', 'Acme Robotics'],
  ['past due', 'past_due'],
  ['20', 20],
  [20, '20'],
  ['1,250.00', 1250],
  ['5 March 2026', '2026-03-05'],
  ['2026-03-05T14:30', '5 March 2026, 2:30 pm'],
  [true, true],
  ['true', true],
  ['', ''],
])('%j says the same as %j', (planned, recorded) => {
  expect(sameValue(planned, recorded)).toBe(true);
});

test.each<[JsonValue | undefined, JsonScalar]>([
  ['Acme', 'Acme Robotics'],
  ['Acme Robotics', 'Acme'],
  ['the 20 last', 20],
  [2, 20],
  ['2026-03-06', '2026-03-05'],
  ['cus_0007', 'cus_0008'],
  [false, true],
  ['', 'Acme'],
  [undefined, ''],
  [undefined, null],
  [null, 'null'],
  [{ name: 'Acme' }, 'Acme'],
  [['Acme'], 'Acme'],
])('%j says something else than %j', (planned, recorded) => {
  expect(sameValue(planned, recorded)).toBe(false);
});

test('every value says the same as itself, and no value more one way than the other', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(scalar, scalar, (one, other) => {
      expect(sameValue(one, one)).toBe(true);
      expect(sameValue(one, other)).toBe(sameValue(other, one));
    }),
  );
});
