// Recoveries: a wish that is refused as it is put, and what the query says for that case.
import { expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { recovery } from '../../../../src/backends/symbolic/forms/recovery.ts';
import { asked, expectProofs, played, texts } from './played.ts';

const order = [
  ['crm__search_customers', { query: 'Brightmere Utilities' }],
  ['shop__list_orders', { customer_id: 'cus_0004' }],
] as const;

test('a change on a weekend is refused, and made on the day that the query says for that case', async () => {
  const scene = await played(
    ...order,
    ['shop__change_delivery_date', { order_id: 'ord_1147', delivery_date: '2026-03-14' }],
    ['shop__change_delivery_date', { order_id: 'ord_1147', delivery_date: '2026-03-16' }],
  );
  const questions = asked(recovery, scene);
  expectProofs(scene, questions);
  expect(texts(questions)).toEqual([
    expect.stringMatching(
      /to 14 March[.?] .*16 March.*14 March is on a weekend, so I have .* to 16 March\.$/,
    ),
  ]);
  const [question] = questions;
  const asks = question?.asked.direct.asks ?? [];
  expect(asks).toContainEqual({ step: 'step_3', path: '/delivery_date', text: '14 March' });
  expect(asks).toContainEqual({ step: 'step_4', path: '/delivery_date', text: '16 March' });
  expect(asks).not.toContainEqual({ step: 'step_4', path: '/delivery_date', text: '14 March' });
  const choices = question?.asked.direct.choices.map(({ step }) => step);
  expect(choices).toContain('step_3');
  expect(choices).toContain('step_4');
  expect(question?.answer.claims).toContainEqual(expect.objectContaining({ write: 'step_4' }));
});

test('a day that is too far off to be known is said to be so, and the other one is told', async () => {
  const scene = await played(
    ['travel__get_weather', { city: 'Lyon', date: '2026-04-10' }],
    ['travel__get_weather', { city: 'Lyon', date: '2026-03-20' }],
  );
  const questions = asked(recovery, scene);
  expectProofs(scene, questions);
  for (const text of texts(questions))
    expect(text).toMatch(
      /10 April.*20 March.*10 April is too far off; the .*Lyon on 20 March (?:will be|is) /,
    );
});

test('a refused call shows nothing that other questions could be about', async () => {
  const scene = await played(
    ['travel__get_weather', { city: 'Lyon', date: '2026-04-10' }],
    ['travel__get_weather', { city: 'Lyon', date: '2026-03-20' }],
  );
  expect(scene.failed.map(({ id }) => id)).toEqual(['step_1']);
  expect(scene.views.map(({ step }) => [step.id, step.repairs])).toEqual([['step_2', 'step_1']]);
  expect(asked(attribute, scene)).toEqual([]);
});
