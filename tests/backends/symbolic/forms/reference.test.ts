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

describe('kinds', () => {
  test('that a description says of some are not said of all', async () => {
    const scene = await played(
      ['calendar__search_people', { query: 'Noor' }],
      ['travel__list_bookings', { person_id: 'per_030' }],
    );
    for (const text of texts(seeds.flatMap((seed) => asked(count, scene, seed))))
      expect(text).not.toMatch(/(?:hotel|flight) bookings/);
  });

  test('that the tool says of all are said in question and answer', async () => {
    const scene = await played(
      ['calendar__search_people', { query: 'Noor' }],
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
