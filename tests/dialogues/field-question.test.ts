// How a question speaks of a thing that was named just before it.
import { expect, test } from 'vitest';
import { again, byItsNoun, byPronoun, type SpokenOf } from '../../src/dialogues/field-question.ts';
import type { Entity } from '../../src/grounding/reading/entity.ts';

const thing = (noun: string) => ({ noun }) as Entity;
const named = (name: string): SpokenOf => ({ name, asked: { x: name }, told: { x: name } });

test('a title becomes "that meeting" in the question and "it" in the answer', () => {
  const meeting = thing('meeting');
  const spoken = byItsNoun(meeting, named('the meeting “Carrier contract renewal”'));
  expect(spoken.asked).toEqual({ x: 'that meeting', xs: "that meeting's" });
  expect(spoken.told).toEqual(byPronoun(meeting).told);
});

test('a short name and a person stay as they are', () => {
  expect(byItsNoun(thing('product'), named('the Frigora 900')).asked.x).toBe('the Frigora 900');
  expect(byItsNoun(thing('person'), named('“Ana Ruiz”')).asked.x).toBe('“Ana Ruiz”');
});

test('whoever asks again says "it" of a thing, and names a person, whom a verb would have to agree with', () => {
  expect(again(thing('ticket'), named('the ticket “Fan noise”'))).toEqual(byPronoun(thing('ticket')));
  expect(again(thing('person'), named('Ana Ruiz')).asked.x).toBe('Ana Ruiz');
});
