// Step values in a sample: what the one reader says, or a pointer to where that is in the result word for word.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stepValue } from '../../src/grounding/reading/step-value.ts';
import {
  givenValue,
  storedValue,
  withStoredValues,
  wrongStoredValue,
} from '../../src/grounding/stored-value.ts';
import type { SampleStep } from '../../src/model/sample.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import type { Step } from '../../src/model/workflow.ts';
import { step } from '../runs/drafts.ts';

const folder = fileURLToPath(new URL('../../fixtures/results', import.meta.url));
const results = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map(
    (file) =>
      [
        file,
        (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: ToolResult }).result,
      ] as const,
  );

const text = (...texts: readonly string[]): ToolResult => ({
  content: texts.map((each) => ({ type: 'text', text: each })),
});
const stepWith = (result: ToolResult, more: Partial<Step> = {}): Step => ({
  ...step('step_1', 'lab__get'),
  result,
  ...more,
});

test.each(results)('%s: read back from its line, the value is what the result says', (_, result) => {
  const chains = withStoredValues([{ id: 'chain_1', steps: [stepWith(result)] }]);
  const again = JSON.parse(JSON.stringify(chains)) as typeof chains;
  const stored = again[0]?.steps[0] as SampleStep;
  expect(givenValue(stored)).toEqual(stepValue(result).value);
  expect(wrongStoredValue(again)).toBeUndefined();
  // Never both, never neither.
  expect('value' in stored).toBe(!('valueAt' in stored));
});

describe('a stored value', () => {
  test('is a pointer where the result has it word for word', () => {
    expect(storedValue(stepWith({ content: [], structuredContent: { result: [1, 2] } }))).toEqual({
      valueAt: '/structuredContent/result',
    });
    expect(storedValue(stepWith(text('4 °C')))).toEqual({ valueAt: '/content/0/text' });
  });

  test('is written out where it had to be read', () => {
    expect(storedValue(stepWith(text('Found 1: [{"id":"a"}]')))).toEqual({ value: [{ id: 'a' }] });
    expect(storedValue(stepWith(text('{"note": "[1, 2]"}')))).toEqual({ value: { note: [1, 2] } });
  });

  test('of a failed step is the text of its error, even where that holds JSON', () => {
    const failed = { failed: true } as const;
    expect(storedValue(stepWith({ ...text('{"code":404}'), isError: true }, failed))).toEqual({
      valueAt: '/content/0/text',
    });
    expect(storedValue(stepWith({ ...text('Not found.', 'Try another.'), isError: true }, failed))).toEqual({
      value: 'Not found.\nTry another.',
    });
  });
});
