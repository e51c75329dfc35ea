// Ways that lead through several things: each is found in a sentence of its own, and the answer names it.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import type { FormAuthor } from '../../../../src/backends/symbolic/forms/question.ts';
import { Referrer } from '../../../../src/backends/symbolic/refer/referrer.ts';
import type { Scene } from '../../../../src/backends/symbolic/scene/scene.ts';
import { voiced } from '../../../../src/backends/symbolic/words/voice.ts';
import { withWay } from '../../../../src/backends/symbolic/words/way.ts';
import { createRandom } from '../../../../src/model/random.ts';
import { asked, expectProofs, played } from './played.ts';

const seeds = Array.from({ length: 30 }, (_, index) => index);

/** Query and response of everything that a form asks of the last step, as the write stage puts them together. */
function written(
  form: FormAuthor,
  scene: Scene,
): readonly { readonly query: string; readonly response: string }[] {
  const last = scene.views.at(-1)?.step.id;
  return seeds.flatMap((seed) =>
    form
      .candidates(scene)
      .filter(({ step }) => step === last)
      .flatMap((candidate) => {
        const random = createRandom(seed);
        const referrer = new Referrer(scene, random);
        const question = candidate.write(referrer);
        if (question === undefined || !referrer.discourse.isClear(question.asked.direct)) return [];
        const query = voiced(question.asked, random, referrer.discourse.intros);
        return [{ query: query.text, response: withWay(query, question.answer).text }];
      }),
  );
}

const meeting = [
  ['support__search_articles', { query: 'Clearing the imbalance alarm of Corvus centrifuges' }],
  ['support__get_article', { article_id: 'art_001' }],
  ['calendar__list_meetings', { person_id: 'per_019' }],
  ['calendar__get_meeting', { meeting_id: 'mtg_0044' }],
] as const;

describe('a way through several things', () => {
  test('is never one phrase: no more than a thing of a thing', async () => {
    const scene = await played(...meeting);
    const all = written(list, scene);
    expect(all).not.toHaveLength(0);
    for (const { query } of all) {
      expect(query).not.toMatch(/ of [^.:“]* of [^.:“]* of /);
      expect(
        query.split(/[.:?](?:\s|$)|, and |, then | and (?:tell|find|check|let|look)/).length,
      ).toBeGreaterThan(2);
    }
  });

  test('is named thing by thing in the answer', async () => {
    const scene = await played(...meeting);
    for (const { response } of written(list, scene)) {
      expect(response).toContain('Owen Llewellyn');
      expect(response).toContain('Chiller noise task force');
    }
  });

  test('has proofs that hold', async () => {
    const scene = await played(
      ['crm__search_customers', { query: 'Bergamin Farmaceutici' }],
      ['crm__list_deals', { customer_id: 'cus_0003' }],
      ['crm__get_deal', { deal_id: 'deal_0004' }],
      ['shop__get_product', { product_id: 'prd_0051' }],
    );
    expectProofs(scene, asked(attribute, scene, 5));
    const all = written(attribute, scene);
    expect(all).not.toHaveLength(0);
    for (const { query, response } of all)
      if (!query.includes('“'))
        expect(response).toMatch(
          /deal is “Helium leak testing .*”, which is for the Tracea V vacuum gauge\./,
        );
  });
});

test('who was searched for by a part of their name is called by that part', async () => {
  const scene = await played(
    ['crm__search_customers', { query: 'Bergamin' }],
    ['crm__list_deals', { customer_id: 'cus_0003' }],
  );
  const queries = seeds.flatMap((seed) => asked(list, scene, seed)).map((one) => one.asked.direct.text);
  expect(queries).not.toHaveLength(0);
  for (const query of queries) {
    expect(query).toContain('Bergamin');
    expect(query).not.toContain('Bergamin Farmaceutici');
  }
});
