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

test('where the condition is false nothing was changed, and the answer says what is the case', async () => {
  const scene = await played(...found, ['calendar__cancel_meeting', meeting]);
  const seeds = Array.from({ length: 24 }, (_, index) => index);
  const questions = seeds.flatMap((seed) => asked(conditionalChange, scene, seed));
  expectProofs(scene, questions);
  const undone = questions.filter(({ answer }) => answer.claims.some((claim) => 'condition' in claim));
  const done = questions.filter(({ answer }) => answer.claims.some((claim) => 'write' in claim));
  expect(undone).not.toHaveLength(0);
  expect(done).not.toHaveLength(0);
  for (const { answer } of undone) expect(answer.text).toMatch(/ is \w+, so I have not changed anything$/);
  for (const {
    condition,
    asked: { direct },
  } of questions)
    expect(direct.text).toContain(condition?.text);
});
