// A value said in any words that excludes the one in the results.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

type Value = Record<string, string | boolean | null>;
const one = (value: Value): Call => ({
  tool: 'get_item',
  arguments: { item_id: 'T-9' },
  value: { item_id: 'T-9', ...value },
});
const objections = (value: Value, query: string, response: string) =>
  examine([one(value)], query, response).objections.filter(({ what }) => what.includes('is in no result'));

describe('a sister of the value', () => {
  test.each<[Value, string]>([
    [{ fuel: 'petrol' }, 'It runs on diesel.'],
    [{ fuel: 'petrol' }, 'T-9 is an electric van.'],
    [{ material: 'Pine' }, 'T-9 is made from solid beech.'],
    [{ material: 'steel' }, 'It has a brass case.'],
    [{ crop: 'potatoes' }, 'They planted onions there.'],
    [{ channel: 'PHONE' }, 'The customer reached us by email.'],
    [{ position: 'striker' }, 'T-9, a goalkeeper, is the youngest.'],
    [{ species: 'goat' }, 'T-9 (sheep) is two years old.'],
    [{ state: 'idle' }, 'T-9 is broken.'],
    [{ occupation: 'nurse' }, 'T-9 works as a teacher.'],
    [{ instrument: 'cello' }, 'T-9 plays the violin.'],
    [{ colour: 'navy' }, 'Nicely done in green.'],
  ])('%j: %s', (value, response) => {
    expect(objections(value, 'What do we know of T-9?', response)).toHaveLength(1);
  });
});

describe('no objection', () => {
  test.each<[Value, string, string]>([
    [{ material: 'pine' }, 'What is it made of?', 'It is a wooden one, of pine.'],
    [{ colour: 'navy' }, 'What colour is it?', 'It is dark blue.'],
    [{ fuel: 'petrol' }, 'What does it run on?', 'It runs on gasoline.'],
    [{ fuel: 'petrol' }, 'What does it run on?', 'It runs on petrol and not on diesel.'],
    [{ fuel: 'petrol' }, 'Is T-9 electric?', "No, it isn't electric: it takes petrol."],
    [{ fuel: 'petrol' }, 'Which is T-9?', 'Petrol. Would you rather have an electric one?'],
    [{ fuel: 'diesel', body: 'saloon' }, 'Describe T-9.', 'T-9 is a diesel sedan.'],
    [{ channel: 'email', phone: '555 0101' }, 'How do I reach T-9?', 'By email, or on the phone.'],
    [{ material: 'oak', legs: 'steel' }, 'Describe T-9.', 'It has an oak top on metal legs.'],
    [{ colour: 'red', name: 'Green Dragon' }, 'Describe T-9.', 'The Green Dragon is red.'],
    [{ city: 'Turkey Creek' }, 'Where is T-9?', 'In Turkey Creek, where the chicken farms are.'],
  ])('%j: %s %s', (value, query, response) => {
    expect(objections(value, query, response)).toEqual([]);
  });
});

describe('another choice of a schema', () => {
  const call = {
    tool: 'set_plan',
    arguments: { plan: 'pay monthly' },
    value: { plan: 'pay monthly' },
  } as const;
  const schema = { type: 'object', properties: { plan: { enum: ['pay monthly', 'pay yearly'] } } };
  test.each([
    ["You're now on the pay yearly plan.", 1],
    ["You're now on the pay monthly plan.", 0],
    ["You're now on the pay monthly plan instead of the pay yearly one.", 0],
  ])('%s', (response, count) => {
    const { objections: all } = examine([call], 'Change my plan, please.', response, schema);
    expect(all.filter(({ what }) => what.includes('is another choice'))).toHaveLength(count);
  });
});
