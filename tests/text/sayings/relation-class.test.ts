import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/text/sayings/relation.ts';
import { relationClass, relationFits } from '../../../src/text/sayings/relation-class.ts';

const fits = (text: string, operation: Operation, locale = 'en') =>
  relationClass(text, locale).some((relation) => relationFits(relation, operation));

const price = ['price_per_night', 'hotels'];

const right: readonly (readonly [text: string, operation: Operation, locale?: string])[] = [
  ['The cheapest', { operator: 'min', labels: price }],
  ['the least expensive', { operator: 'min', labels: price }],
  ['the most expensive one', { operator: 'max', labels: price }],
  ['the second cheapest', { operator: 'min', labels: price, rank: 2 }],
  ['the second-highest rating', { operator: 'max', labels: ['guest_rating'], rank: 2 }],
  ['the latest order', { operator: 'max', labels: ['ordered_on'] }],
  ['the earliest flight', { operator: 'min', labels: ['departs_at'] }],
  ['the oldest ticket', { operator: 'min', labels: ['created_at'] }],
  ['the oldest employee', { operator: 'max', labels: ['age'] }],
  ['the longest warranty', { operator: 'max', labels: ['warranty_months'] }],
  ['the shortest trip', { operator: 'min', labels: ['duration_min'] }],
  ['the largest deal', { operator: 'max', labels: ['amount'], unit: 'EUR' }],
  ['the best rated', { operator: 'max', labels: ['guest_rating'] }],
  ['the warmest day', { operator: 'max', labels: ['temp_c'] }],
  ['the fewest', { operator: 'min', labels: ['count'] }],
  ['the highest', { operator: 'max', labels: ['anything'] }],
  ['the first order', { operator: 'min', labels: ['ordered_on'] }],
  ['the last order', { operator: 'max', labels: ['ordered_on'] }],
  ['the third order', { operator: 'min', labels: ['ordered_on'], rank: 3 }],
  ['more than five', { operator: '>', labels: ['available'] }],
  ['fewer than five', { operator: '<', labels: ['available'] }],
  ['at least five', { operator: '>=' }],
  ['no fewer than five', { operator: '>=' }],
  ['no more than five', { operator: '<=' }],
  ['up to five', { operator: '<=' }],
  ['cheaper than BV 1548', { operator: '<', labels: ['fare'] }],
  ['€141 cheaper', { operator: 'difference', labels: ['fare'] }],
  ['is longer', { operator: '>', labels: ['duration_s'] }],
  ['leaves before 9 am', { operator: '<', labels: ['departs_at'] }],
  ['all of them', { operator: 'all' }],
  ['every order', { operator: 'all' }],
  ['Both', { operator: 'all', factor: 2 }],
  ['only', { operator: 'only' }],
  ['none of them', { operator: 'none' }],
  ['no invoice', { operator: 'none' }],
  ['neither of them', { operator: 'none', factor: 2 }],
  ['most of them', { operator: 'most' }],
  ['the same price', { operator: '=' }],
  ['half of that', { operator: 'times', factor: 0.5 }],
  ['twice as many', { operator: 'times', factor: 2 }],
  ['in total', { operator: 'sum' }],
  ['on average', { operator: 'average' }],
  ['der günstigste', { operator: 'min', labels: price }, 'de'],
  ['die teuersten', { operator: 'max', labels: price }, 'de'],
  ['mindestens fünf', { operator: '>=' }, 'de'],
  ['keine Rechnung', { operator: 'none' }, 'de'],
  ['le moins cher', { operator: 'min', labels: price }, 'fr'],
  ['au moins cinq', { operator: '>=' }, 'fr'],
  ['el más barato', { operator: 'min', labels: price }, 'es'],
  ['ambos', { operator: 'all', factor: 2 }, 'es'],
];

const wrong: readonly (readonly [text: string, operation: Operation, locale?: string])[] = [
  ['The cheapest', { operator: 'max', labels: price }],
  ['The cheapest', { operator: 'min', labels: ['guest_rating'] }],
  ['The cheapest', { operator: 'min', labels: price, rank: 2 }],
  ['the second cheapest', { operator: 'min', labels: price }],
  ['the second cheapest', { operator: 'min', labels: price, rank: 3 }],
  ['the most expensive one', { operator: 'min', labels: price }],
  ['the latest order', { operator: 'min', labels: ['ordered_on'] }],
  ['the oldest ticket', { operator: 'max', labels: ['created_at'] }],
  ['the oldest employee', { operator: 'min', labels: ['age'] }],
  ['the longest warranty', { operator: 'max', labels: ['price'] }],
  ['more than five', { operator: '<' }],
  ['more than five', { operator: '>=' }],
  ['at least five', { operator: '>' }],
  ['no more than five', { operator: '>' }],
  ['cheaper', { operator: '>', labels: ['fare'] }],
  ['all of them', { operator: 'some' }],
  ['none of them', { operator: 'all' }],
  ['Both', { operator: 'all', factor: 3 }],
  ['half of that', { operator: 'times', factor: 2 }],
  ['in total', { operator: 'average' }],
  ['der günstigste', { operator: 'max', labels: price }, 'de'],
  ['le moins cher', { operator: 'max', labels: price }, 'fr'],
];

describe('relation words', () => {
  it.each(right.map(([text, operation, locale]) => ({ text, operation, locale })))(
    '"$text" is $operation',
    ({ text, operation, locale }) => expect(fits(text, operation, locale)).toBe(true),
  );
  it.each(wrong.map(([text, operation, locale]) => ({ text, operation, locale })))(
    '"$text" is not $operation',
    ({ text, operation, locale }) => expect(fits(text, operation, locale)).toBe(false),
  );

  it('are turned round by a negation in their clause', () => {
    expect(relationClass('It is not the cheapest.').map(({ negated }) => negated)).toEqual([true]);
    expect(relationClass('It is no more than 5.').map(({ negated }) => negated)).toEqual([false]);
    expect(relationClass('It is not new, but the cheapest.').map(({ negated }) => negated)).toEqual([false]);
  });

  it('are none in idioms', () => {
    expect(relationClass('At first glance one of them is open 24/7, at all times, most likely.')).toEqual([]);
  });
});
