// The shapes of values: what identifiers of one kind have in common.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeIdentifier, shapeOf } from '../../src/text/identifier-shape.ts';

describe('the shape of a text', () => {
  test.each([
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'uuid'],
    ['2026-03-05T10:00:00Z', 'date-time'],
    ['2026-03-05 10:00', 'date-time'],
    ['2026-03-05', 'date'],
    ['10:00', 'time'],
    ['ada@acme.example', 'email'],
    ['https://acme.example/a', 'url'],
    ['memo://1', 'url'],
    ['/docs/plans', 'path'],
    ['./notes.md', 'path'],
    ['EUR', 'currency'],
    ['cus_0007', 'cus_\\d{4}'],
    ['INV-2026-0031', 'INV-\\d{4}-\\d{4}'],
    ['Acme Robotics', 'text'],
    ['Berlin', 'text'],
    ['', 'text'],
  ])('%s has the shape %s', (text, shape) => {
    expect(shapeOf(text)).toBe(shape);
  });

  const prefix = fc.constantFrom('cus_', 'INV-', 'ord_a', 'SKU');
  const digits = fc.stringMatching(/^\d{4}$/);

  test('is the same for identifiers of one kind, and a pattern that all of them match', () => {
    fc.assert(
      fc.property(prefix, digits, digits, (kind, one, other) => {
        expect(shapeOf(kind + one)).toBe(shapeOf(kind + other));
        expect(kind + other).toMatch(new RegExp(`^${shapeOf(kind + one)}$`));
      }),
    );
  });

  test('tells kinds apart, by their letters and by the number of their digits', () => {
    expect(shapeOf('cus_0007')).not.toBe(shapeOf('ord_0007'));
    expect(shapeOf('cus_0007')).not.toBe(shapeOf('cus_07'));
  });
});

describe('an identifier', () => {
  test.each(['cus_0007', 'usr_ada', 'INV-2026-0031', 'a1b2c3', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'])(
    'is %s',
    (text) => {
      expect(looksLikeIdentifier(text)).toBe(true);
    },
  );
  test.each([
    'Berlin',
    'Acme Robotics',
    '2026-03-05',
    '10:00',
    '1200',
    'ada@acme.example',
    '/docs/a1',
    '',
    `a1${'x'.repeat(99)}`,
  ])('is not %s', (text) => {
    expect(looksLikeIdentifier(text)).toBe(false);
  });
});
