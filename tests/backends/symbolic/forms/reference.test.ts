// What things and lists are called by: names that somebody would look up, and words that are true of all of them.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { comparison } from '../../../../src/backends/symbolic/forms/comparison.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { yesNo } from '../../../../src/backends/symbolic/forms/yes-no.ts';
import { asked, expectProofs, played, texts } from './played.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index);

describe('names', () => {
  test('of what was found through others are not given: who knows them would not ask that way', async () => {
    const scene = await played(
      ['crm__search_customers', { query: 'Kaldera Optics' }],
      ['crm__get_customer', { customer_id: 'cus_0019' }],
      ['calendar__list_meetings', { person_id: 'per_007' }],
      ['calendar__get_meeting', { meeting_id: 'mtg_0045' }],
    );
    for (const seed of seeds)
      for (const {
        asked: { direct },
      } of [
        ...asked(attribute, scene, seed),
        ...asked(yesNo, scene, seed),
        ...asked(comparison, scene, seed),
      ])
        expect(direct.text).not.toContain('“');
  });

  test('that a list is reached by are not asked for: the cities in the country of one of them', async () => {
    const scene = await played(
      ['travel__get_city', { city: 'Vienna' }],
      ['travel__list_cities', { country: 'Austria' }],
    );
    expect([...asked(list, scene), ...asked(count, scene)]).toEqual([]);
  });
});

describe('what was searched for', () => {
  test('is what texts are about where it is a name, and what they mention otherwise', async () => {
    const named = await played(['support__search_tickets', { query: 'Librex M6 microbalance' }]);
    for (const text of texts(asked(count, named))) expect(text).toContain('about the Librex M6 microbalance');
    const words = await played(['support__search_tickets', { query: 'motor overheats' }]);
    for (const text of texts(asked(count, words))) expect(text).toContain('mentioning “motor overheats”');
    expect([...asked(count, named), ...asked(count, words)]).not.toHaveLength(0);
  });
});

describe('reasons', () => {
  test('do not go on from what was called off', async () => {
    const scene = await played(
      ['calendar__search_people', { query: 'Mathilde Verdier' }],
      ['calendar__list_meetings', { person_id: 'per_020' }],
      ['calendar__get_meeting', { meeting_id: 'mtg_0036' }],
    );
    for (const seed of seeds)
      for (const text of texts(asked(attribute, scene, seed))) expect(text).not.toContain('only cancelled');
  });

  test('nor what was expected on a day that has passed', async () => {
    const scene = await played(
      ['crm__search_customers', { query: 'Urdaneta Forja' }],
      ['shop__list_orders', { customer_id: 'cus_0044' }],
      ['shop__get_order', { order_id: 'ord_1080' }],
    );
    for (const seed of seeds)
      for (const text of texts(asked(attribute, scene, seed)))
        expect(text).not.toContain('is expected to arrive');
  });
});

describe('kinds', () => {
  test('that a description says of some are not said of all', async () => {
    const scene = await played(
      ['calendar__search_people', { query: 'Noor El-Khatib' }],
      ['travel__list_bookings', { person_id: 'per_030' }],
    );
    for (const text of texts(seeds.flatMap((seed) => asked(count, scene, seed))))
      expect(text).not.toMatch(/(?:hotel|flight) bookings/);
  });

  test('that the tool says of all are said in question and answer', async () => {
    const scene = await played(
      ['calendar__search_people', { query: 'Noor El-Khatib' }],
      ['calendar__list_meetings', { person_id: 'per_030' }],
    );
    const questions = asked(count, scene);
    expectProofs(scene, questions);
    for (const text of texts(questions)) expect(text.match(/upcoming meetings/g)).toHaveLength(2);
  });
});

describe('verbs', () => {
  test('tie things to whose they are: activities with a customer, products that an article covers', async () => {
    const activities = await played(
      ['crm__search_customers', { query: 'Kaldera Optics' }],
      ['crm__list_activities', { customer_id: 'cus_0019' }],
    );
    expect(texts(asked(count, activities))).toEqual([
      expect.stringMatching(
        /^How many activities are there with Kaldera Optics\? There are \w+ activities with Kaldera Optics\.$/,
      ),
    ]);
    const article = await played(
      ['support__search_articles', { query: 'Where to install Fluvio flow meters' }],
      ['support__get_article', { article_id: 'art_018' }],
    );
    expect(texts(asked(count, article)).filter((text) => text.includes('products'))).toEqual([
      expect.stringMatching(
        /^How many products does the article “.*” cover\? The article “.*” covers three products\.$/,
      ),
    ]);
  });
});
