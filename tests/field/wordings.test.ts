// What tools say in words: failures, emptiness and batches that went half wrong, told from words about such things.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../src/model/json.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { resultFaults } from '../../src/outcomes/result-faults.ts';

type Outcome = 'failure' | 'empty' | 'failure-or-empty' | 'partial' | 'fine';

interface Group {
  readonly kind: string;
  readonly expect: Outcome;
  readonly arguments?: JsonObject;
  readonly item?: string;
  readonly says: readonly unknown[];
}

const corpus = JSON.parse(
  readFileSync(new URL('../../fixtures/field/wordings.json', import.meta.url), 'utf8'),
) as readonly Group[];

/** A saying as servers send it: a text; an object as structured content with its text, and as text alone. */
function resultsOf(saying: unknown): readonly ToolResult[] {
  const text = typeof saying === 'string' ? saying : JSON.stringify(saying);
  const alone: ToolResult = { content: [{ type: 'text', text }] };
  return isObject(saying) ? [alone, { ...alone, structuredContent: saying }] : [alone];
}

function outcomeOf(faults: readonly string[]): Outcome {
  const [first = ''] = faults;
  if (first === '') return 'fine';
  if (first === 'is empty') return 'empty';
  return first.startsWith('is a failure for ') ? 'partial' : 'failure';
}

for (const group of corpus)
  describe(`${group.kind}: ${group.expect}`, () => {
    test.each(group.says.map((saying) => [saying]))('%j', (saying) => {
      for (const result of resultsOf(saying)) {
        const faults = resultFaults(result, { annotations: { readOnlyHint: true } }, group.arguments);
        const outcome = outcomeOf(faults);
        if (group.expect === 'failure-or-empty') expect(['failure', 'empty']).toContain(outcome);
        else expect(outcome, faults.join(' ')).toBe(group.expect);
        if (group.item !== undefined) expect(faults[0]).toContain(group.item);
      }
    });
  });

test('there are enough of each kind to tell', () => {
  const count = (...kinds: readonly Outcome[]) =>
    corpus.filter((group) => kinds.includes(group.expect)).flatMap(({ says }) => says).length;
  expect(count('failure', 'empty', 'failure-or-empty')).toBeGreaterThanOrEqual(150);
  expect(count('fine')).toBeGreaterThanOrEqual(150);
  expect(count('partial')).toBeGreaterThanOrEqual(20);
});
