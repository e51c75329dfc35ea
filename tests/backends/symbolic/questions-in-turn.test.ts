// Which of many like questions a draft asks by its number.
import { expect, test } from 'vitest';
import { taken } from '../../../src/backends/symbolic/questions-in-turn.ts';
import type { Wording } from '../../../src/model/claim.ts';

const question = (query: string): Wording => ({ query, response: '', claims: [], form: ['attribute'] });

test('neighbours ask of things that are far apart, and all are asked in turn', () => {
  const all = Array.from({ length: 10 }, (_, index) => question(`${index}`));
  const picked = all.map((_, turn) => Number(taken(all, all, new Set(), turn)?.query));
  expect(new Set(picked).size).toBe(10);
  expect(Math.abs((picked[1] ?? 0) - (picked[0] ?? 0))).toBeGreaterThan(2);
});

test('most drafts single nothing out by its state where there is something else to ask', () => {
  const choice = { by: 'condition', text: 'only delayed', proof: '$step_1.id' } as const;
  const delayed = { ...question('delayed'), choices: [{ step: 'step_2', path: '/id', choice }] };
  const all = [delayed, { ...delayed, query: 'delayed, too' }, question('cheapest')];
  const picked = Array.from({ length: 9 }, (_, turn) => taken(all, all, new Set(), turn)?.query);
  expect(picked.filter((query) => query === 'cheapest').length).toBeGreaterThan(5);
  expect(taken([delayed], [delayed], new Set(), 1)?.query).toBe('delayed');
});
