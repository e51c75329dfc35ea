// How fields are asked for and told: by their concept, by a noun, or not at all.
import { describe, expect, test } from 'vitest';
import { conceptOf } from '../../../../src/backends/symbolic/words/concepts.ts';
import type { Field, FieldKind } from '../../../../src/backends/symbolic/words/field.ts';
import { labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
import { wordsOf } from '../../../../src/text/naming.ts';

function field(key: string, kind: FieldKind, noun: string, label?: string): Field {
  const words = wordsOf(key);
  return { key, words, label: label ?? labelFromWords(words), noun, kind };
}

const questions = (one: Field) => conceptOf(one).asks.map(({ direct }) => direct);

describe('a field', () => {
  test.each<[string, FieldKind, string]>([
    ['available', 'text', 'product'],
    ['summary', 'text', 'product'],
    ['description', 'text', 'ticket'],
    ['account_health', 'category', 'customer'],
    ['office', 'text', 'city'],
    ['person', 'reference', 'activity'],
    ['cancelled', 'text', 'order'],
  ])('that is no noun of something a thing has is not asked for: %s', (key, kind, noun) => {
    expect(questions(field(key, kind, noun))).toEqual([]);
  });

  test.each<[string, FieldKind, string, RegExp]>([
    ['serial_number', 'text', 'instrument', /^What is (?:the serial number of \{x\}|\{x's\} serial number)$/],
    [
      'payment_terms',
      'amount',
      'customer',
      /^(?:What are \{x's\} payment terms|How long does \{x\} have to pay)$/,
    ],
    ['floor', 'number', 'room', /^W(?:hich|hat) floor is \{x\} on$/],
    [
      'customer_since',
      'date',
      'customer',
      /^(?:Since when has \{x\} been a customer|When did \{x\} become a customer)$/,
    ],
    ['next_delivery_on', 'date', 'product', /^When is the next delivery of \{x\}$/],
    ['amount', 'money', 'deal', /^(?:What|How much) is \{x\} worth$/],
    ['language', 'category', 'city', /spoken in \{x\}|speak in \{x\}/],
    ['customer_name', 'reference', 'contact', /^Which company does \{x\} work for$/],
  ])('has the question of its concept: %s', (key, kind, noun, question) => {
    const asked = questions(field(key, kind, noun));
    expect(asked).not.toHaveLength(0);
    for (const one of asked) expect(one).toMatch(question);
  });

  test('keeps no place open but those of the thing and its value', () => {
    for (const one of [
      field('price_per_night', 'money', 'hotel'),
      field('distance_to_center_km', 'amount', 'hotel'),
    ]) {
      const { asks, tells } = conceptOf(one);
      for (const pattern of [...asks.flatMap(({ direct, clause }) => [direct, clause]), ...tells])
        expect(pattern.replace(/\{(?:x|x's|v)\}/g, '')).not.toContain('{');
    }
  });
});
