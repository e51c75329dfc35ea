import { describe, expect, test } from 'vitest';
import {
  allChecks,
  checkNames,
  flagsBeside,
  selectCheckNames,
  selectChecks,
} from '../../src/checks/checks.ts';
import { goodDraft } from './draft.ts';
import { contextAnswering, perfectPlan } from './solve/context.ts';

const all = [
  'arguments',
  'result',
  'bindings',
  'query',
  'response',
  'coverage',
  'necessary',
  'replay',
  'solve',
  'judge',
  'secrets',
  'injection',
  'novel',
];
const without = (...names: readonly string[]) => all.filter((name) => !names.includes(name));
const byRule = without('solve', 'judge', 'injection');
const byModel = without('judge', 'injection');

test('the checks have an order', () => {
  expect(checkNames).toEqual(all);
});

describe.each([
  [false, byRule],
  [true, byModel],
])('where a language model is there: %j', (languageModel, standard) => {
  test.each([
    [undefined, standard],
    ['query,arguments', ['arguments', 'query']],
    [
      ['query', 'novel'],
      ['query', 'novel'],
    ],
    ['-novel', standard.slice(0, -1)],
    ['-novel, -replay', standard.filter((name) => name !== 'novel' && name !== 'replay')],
    ['+query', standard],
    ['-query,+query', standard],
    ['-solve,-judge', byRule],
  ])('%j selects %j', (list, names) => {
    expect(selectCheckNames(list, { languageModel })).toEqual(names);
    expect(selectChecks(list, { languageModel }).map(({ name }) => name)).toEqual(names);
  });
});

test('the judge is asked only where it is asked for, and with a language model', () => {
  expect(selectCheckNames('+judge', { languageModel: true })).toEqual(without('injection'));
  expect(selectCheckNames('judge,solve', { languageModel: true })).toEqual(['solve', 'judge']);
});

test('instructions to the model are flagged where they are not checked for', () => {
  expect(flagsBeside(['arguments']).map(({ name }) => name)).toEqual(['injection']);
  expect(flagsBeside(selectCheckNames('+injection'))).toEqual([]);
  expect(selectChecks('+injection').at(-2)?.name).toBe('injection');
});

test.each([['solve'], ['+solve'], ['judge'], ['+judge'], ['query,judge']])(
  '%j without a language model is a mistake',
  (list) => {
    const name = list.includes('judge') ? 'judge' : 'solve';
    expect(() => selectCheckNames(list)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `${name} asks a language model: choose one with --model, or leave it out.`,
      }),
    );
    expect(() => selectChecks(list)).toThrow();
  },
);

test.each([
  ['qeury', 'There is no check qeury. Did you mean query? The checks are'],
  ['-solv', 'There is no check solv. Did you mean solve?'],
  ['+jugde', 'Did you mean judge?'],
  ['spelling', 'There is no check spelling. The checks are'],
  ['query,-novel', 'not both'],
  ['', 'names no check'],
])('%j is a mistake', (list, message) => {
  expect(() => selectCheckNames(list, { languageModel: true })).toThrow(
    expect.objectContaining({
      code: 'usage',
      choices: checkNames,
      message: expect.stringContaining(message),
    }),
  );
});

test('the checks that ask a model say so', () => {
  const asking = selectChecks(checkNames, { languageModel: true }).filter(({ needs }) =>
    needs.includes('model'),
  );
  expect(asking.map(({ name }) => name)).toEqual(['solve', 'judge']);
});

test('another wording may meet the objections of those that read the words', () => {
  const aboutWording = allChecks.filter(({ objectsTo }) => objectsTo === 'wording');
  expect(aboutWording.map(({ name }) => name)).toEqual([
    'bindings',
    'query',
    'response',
    'coverage',
    'necessary',
    'solve',
    'judge',
  ]);
});

test.each(allChecks)('$name says in a clause what passing it means', ({ meaning }) => {
  expect(meaning).toMatch(/^[a-z].{20,}[a-z]$/);
});

test('the threshold reaches the solve check, and no secret leaves it', async () => {
  const half = perfectPlan(goodDraft.workflow).slice(0, 1);
  const context = contextAnswering<'solve'>({ output: half }, { secrets: ['list_invoices'] });
  const run = (solveThreshold: number) =>
    selectChecks('solve', { languageModel: true, solveThreshold })[0]?.run(goodDraft, context);
  expect(await run(0.5)).toMatchObject({ status: 'passed' });
  const failed = await run(0.6);
  expect(failed).toMatchObject({ status: 'failed' });
  expect(failed?.detail).not.toContain('list_invoices');
});
