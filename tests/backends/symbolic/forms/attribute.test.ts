// Attributes and joins: fields of a thing that is named, singled out, or reached through a link.
import { expect, test } from 'vitest';
import { allForms } from '../../../../src/backends/symbolic/forms/all-forms.ts';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { asked, expectProofs, played, texts } from './played.ts';

test('a field of the one that was singled out is told after it was named', async () => {
  const scene = await played(
    ['travel__search_hotels', { city: 'Lyon' }],
    ['travel__get_hotel', { hotel_id: 'htl_024' }],
  );
  const questions = asked(attribute, scene, 3);
  expectProofs(scene, questions);
  expect(texts(questions).join('\n')).toMatch(/How far (?:is .* from|from) the centre/);
});

test('through a link the form is a join, and every step is in the words or their proofs', async () => {
  const scene = await played(
    ['crm__search_customers', { query: 'Kaldera Optics' }],
    ['crm__get_customer', { customer_id: 'cus_0019' }],
    ['calendar__get_person', { person_id: 'per_007' }],
  );
  const questions = asked(attribute, scene).filter(({ form }) => form.includes('join'));
  expectProofs(scene, questions);
  for (const question of questions)
    expect(question.asked.direct.text).toContain("Kaldera Optics' account owner");
});

test('what the list has shown already is no reason to read the thing', async () => {
  const scene = await played(
    ['travel__search_hotels', { city: 'Lyon' }],
    ['travel__get_hotel', { hotel_id: 'htl_024' }],
  );
  for (const {
    asked: { direct },
  } of asked(attribute, scene)) {
    expect(direct.text).not.toMatch(/stars|breakfast|rated(?! hotel)/);
  }
});

test('nobody is led back to whom they began with', async () => {
  const scene = await played(
    ['calendar__search_people', { query: 'Tamsin Ogilvie' }],
    ['calendar__list_meetings', { person_id: 'per_032' }],
    ['calendar__get_meeting', { meeting_id: 'mtg_0091' }],
  );
  const said = allForms.flatMap((form) => texts(asked(form, scene, 4)));
  expect(said).not.toHaveLength(0);
  expect(said.join('\n')).not.toMatch(/attendee is Tamsin|its attendee/);
});
