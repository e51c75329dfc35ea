// What results of real servers' shapes are read as: each file of `fixtures/results` says it beside the result.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { thingsIn } from '../../../src/grounding/entities.ts';
import type { Entity, EntityList } from '../../../src/grounding/reading/entity.ts';
import { isComplete } from '../../../src/grounding/reading/paging.ts';
import { placeOf, stepValue, valueAt } from '../../../src/grounding/reading/step-value.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { getAt, scalarsIn } from '../../../src/model/pointer.ts';
import type { ToolResult } from '../../../src/model/tool.ts';

interface Fixture {
  readonly about: string;
  readonly tool: string;
  readonly result: ToolResult;
  readonly reads: { readonly at?: string; readonly value?: JsonValue } & Record<string, unknown>;
}

const folder = fileURLToPath(new URL('../../../fixtures/results', import.meta.url));
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture] as const);

test('there are results of many kinds', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60);
});

test.each(fixtures)('%s is read as it says', (_, { result, tool, reads }) => {
  const step = stepValue(result);
  const { things, lists, paging } = thingsIn(result, tool);
  expect({
    ...(step.at === undefined ? { value: step.value } : { at: step.at }),
    ...(!step.understood && { understood: false }),
    ...(step.around !== '' && { around: step.around }),
    ...(step.rounded && { rounded: true }),
    things: things.map(shown),
    lists: lists.map(shownList),
    paging,
  }).toEqual(reads);
});

describe.each(fixtures)('%s', (_, { result, tool }) => {
  const step = stepValue(result);

  test('has its value where it says', () => {
    if (step.at !== undefined) expect(getAt(result as unknown as JsonValue, step.at)).toEqual(step.value);
    const parts = [...scalarsIn(step.value)];
    expect(parts.map(({ pointer }) => valueAt(result, placeOf(step, pointer)))).toEqual(
      parts.map(({ value }) => value),
    );
  });

  test('has its facts in the step value', () => {
    const facts = thingsIn(result, tool).things.flatMap((thing) => thing.facts);
    expect(facts.map(({ pointer }) => getAt(step.value, pointer))).toEqual(facts.map(({ value }) => value));
  });
});

function shown({ noun, id, name, parent, list, facts }: Entity) {
  return {
    noun,
    ...(id !== undefined && { id: id.key }),
    ...(name !== undefined && { name: name.key }),
    ...(parent !== undefined && { of: label(parent) }),
    ...(list !== undefined && { in: list.pointer }),
    facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])),
  };
}

function label({ noun, id, name }: Entity): string {
  return [noun, id?.value ?? name?.value].filter((part) => part !== undefined).join(' ');
}

function shownList({ pointer, noun, length, paging }: EntityList) {
  const complete = isComplete(length, paging) ?? null;
  return { pointer, noun, length, ...(Object.keys(paging).length > 0 && { paging }), complete };
}
