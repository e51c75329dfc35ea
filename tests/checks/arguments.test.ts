import { expect, test } from 'vitest';
import { argumentsCheck } from '../../src/checks/arguments.ts';
import { draftOf, draftWith, draftWithStep, stepOf, textResult, toolOf, verdictOn } from './draft.ts';

test.each([
  ['a value outside the enum', { customer_id: 'cus_0007', status: 'late' }, '/status', 'must be one of'],
  ['a value of another type', { limit: 'many' }, '/limit', 'must be integer'],
  ['a parameter that is none', { colour: 'red' }, '/colour', 'is not a parameter'],
])('%s fails, and says where', async (_, args, path, message) => {
  const verdict = await verdictOn(
    argumentsCheck,
    draftWithStep('step_2', () => ({ arguments: args })),
  );
  expect(verdict.status).toBe('failed');
  expect(verdict.detail).toContain('step_2 (crm__list_invoices)');
  expect(verdict.detail).toContain(message);
  expect(verdict.critiques).toMatchObject([{ tool: 'crm__list_invoices', path }]);
});

test('a call of a tool that the sample does not show fails', async () => {
  const verdict = await verdictOn(argumentsCheck, draftWith({ tools: [] }));
  expect(verdict.detail).toContain('not among the sample’s tools'.replace('’', "'"));
});

test('a schema that does not compile is a verdict and no exception', async () => {
  const tool = toolOf('broken', {}, { inputSchema: { $ref: '#/$defs/gone' } });
  const verdict = await verdictOn(argumentsCheck, draftOf(stepOf(1, 'broken', {}, textResult('x')), tool));
  expect(verdict.status).toBe('failed');
});

test('a detail names three problems and counts the rest; the critiques hold them all', async () => {
  const args = { a: 1, b: 2, c: 3, d: 4, e: 5 };
  const verdict = await verdictOn(
    argumentsCheck,
    draftWithStep('step_1', () => ({ arguments: args })),
  );
  expect(verdict.detail).toContain('And 2 more.');
  expect(verdict.critiques).toHaveLength(5);
});
