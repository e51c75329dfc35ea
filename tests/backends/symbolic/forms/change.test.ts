// Changes, made and left undone.
import { expect, test } from 'vitest';
import { change } from '../../../../src/backends/symbolic/forms/change.ts';
import { conditionalChange } from '../../../../src/backends/symbolic/forms/conditional-change.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { asked, expectProofs, played } from './played.ts';

const meeting = { meeting_id: 'mtg_0069' };
const found = [
  ['calendar__search_people', { query: 'Valentin Hübner' }],
  ['calendar__list_meetings', { person_id: 'per_024' }],
] as const;

test.each<[string, JsonObject, RegExp]>([
  ['calendar__cancel_meeting', meeting, /^cancel .*Valentin Hübner's .*meeting/],
  [
    'calendar__reschedule_meeting',
    { ...meeting, date: '2026-03-05', start_time: '09:00', duration_minutes: 15 },
    /^move .* to 5 March at 09:00 for 15 minutes$/,
  ],
])('%s is ordered and reported by name', async (tool, args, order) => {
  const scene = await played(...found, [tool, args]);
  const [question] = asked(change, scene);
  expect(question?.asked.direct.text).toMatch(order);
  expect(question?.answer.claims).toEqual([
    { text: expect.stringMatching(/^I have (?:cancelled|moved) the meeting “/), write: 'step_3' },
  ]);
  expect(question?.asked.direct.choices).toContainEqual(
    expect.objectContaining({ step: 'step_3', path: '/meeting_id' }),
  );
});

const tentative = [
  ['calendar__search_people', { query: 'Chiara Mondello' }],
  ['calendar__list_meetings', { person_id: 'per_008' }],
  ['calendar__cancel_meeting', { meeting_id: 'mtg_0052' }],
] as const;

test.each([
  ['false nothing was changed', [...found, ['calendar__cancel_meeting', meeting]] as const, 'condition'],
  ['true the change was made', tentative, 'write'],
])('where the condition is %s, and the answer says what is the case', async (_, calls, outcome) => {
  const scene = await played(...calls);
  const seeds = Array.from({ length: 24 }, (_, index) => index);
  const questions = seeds.flatMap((seed) => asked(conditionalChange, scene, seed));
  expectProofs(scene, questions);
  for (const {
    condition,
    answer,
    asked: { direct },
  } of questions) {
    expect(answer.claims.some((claim) => outcome in claim)).toBe(true);
    expect(answer.text).toMatch(
      outcome === 'write'
        ? / is tentative, so I have cancelled it$/
        : / is \w+, so I have not changed anything$/,
    );
    // Nobody calls off what is settled.
    expect(condition?.text).toMatch(/ is (?:still )?tentative$/);
    expect(direct.text).toContain(condition?.text);
  }
});
