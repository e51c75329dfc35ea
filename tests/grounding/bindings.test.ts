import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBinding, rebindArguments, resultValues } from '../../src/grounding/bindings.ts';
import type { JsonObject, JsonScalar, JsonValue } from '../../src/model/json.ts';
import { getAt, scalarsIn } from '../../src/model/pointer.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import type { Binding, ResultPlace } from '../../src/model/workflow.ts';

const object = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;
const text = (value: string): ToolResult => ({ content: [{ type: 'text', text: value }] });

describe('resultValues', () => {
  test('every value is what its binding reads, in structured content and in JSON text alike', () => {
    fc.assert(
      fc.property(object, fc.boolean(), (value, isText) => {
        const result = isText ? text(JSON.stringify(value)) : { content: [], structuredContent: value };
        for (const each of resultValues(result)) expect(readBinding(each, result)).toBe(each.value);
      }),
    );
  });

  test('prose is one value', () => {
    expect(resultValues(text('Hello.'))).toEqual([{ from: '/content/0/text', value: 'Hello.' }]);
  });

  test('a link is three values, whatever introduces it', () => {
    const link = { type: 'resource_link', uri: 'memo://1', name: 'one', title: 'One' };
    expect(resultValues({ content: [{ type: 'text', text: 'Hello.' }, link] })).toEqual([
      { from: '/content/1/uri', value: 'memo://1' },
      { from: '/content/1/name', value: 'one' },
      { from: '/content/1/title', value: 'One' },
    ]);
  });

  test('JSON in a string of structured content is opened', () => {
    const result = { content: [], structuredContent: { body: '{"id":7}' } };
    expect(resultValues(result)).toEqual([{ from: '/structuredContent/body', json: '/id', value: 7 }]);
  });
});

describe('readBinding', () => {
  const result = text('{"path":"/docs/plans","tags":["a"]}');
  test.each<[ResultPlace, unknown]>([
    [{ from: '/content/0/text', json: '/path' }, '/docs/plans'],
    [{ from: '/content/0/text', json: '/path', span: [1, 5] }, 'docs'],
    [{ from: '/content/0/text', json: '/tags' }, undefined],
    [{ from: '/content/0/text', json: '/none' }, undefined],
    [{ from: '/content/1/text' }, undefined],
    [{ from: '/content/0/type' }, 'text'],
    [{ from: '' }, undefined],
  ])('%j reads %j', (binding, value) => {
    expect(readBinding(binding, result)).toBe(value);
  });
});

describe('rebindArguments', () => {
  test('with the results it was bound to, nothing changes', () => {
    fc.assert(
      fc.property(object, (value) => {
        const result: ToolResult = { content: [], structuredContent: value };
        const bindings = [...scalarsIn(value)].map(
          ({ pointer }): Binding => ({
            path: pointer,
            source: 'step',
            step: 'step_1',
            from: `/structuredContent${pointer}`,
          }),
        );
        const rebound = rebindArguments({ arguments: value, bindings }, () => result);
        expect(rebound).toEqual({ arguments: value });
      }),
    );
  });

  test('each bound value is taken anew, and the others stay', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const args = { old: before, kept: 'as it is' } as unknown as JsonObject;
        const paths = [...scalarsIn(before)].map(({ pointer }) => pointer);
        fc.pre(paths.length > 0 && paths.every((path) => path !== ''));
        const result: ToolResult = { content: [], structuredContent: { fresh: 'new', after } as JsonObject };
        const bindings = paths.map(
          (path): Binding => ({
            path: `/old${path}`,
            source: 'step',
            step: 'step_1',
            from: '/structuredContent/fresh',
          }),
        );
        const { arguments: rebound } = rebindArguments({ arguments: args, bindings }, () => result);
        for (const path of paths) expect(getAt(rebound as JsonValue, `/old${path}`)).toBe('new');
        expect(rebound.kept).toBe('as it is');
      }),
    );
  });

  const step = {
    arguments: { path: '/docs/plans/notes.md' },
    bindings: [
      { path: '/path', source: 'step', step: 'step_1', from: '/content/0/text', part: [0, 11] },
      { path: '/path', source: 'step', step: 'step_2', from: '/content/0/text', part: [12, 20] },
    ] as const,
  };
  test('parts of other lengths do not shift one another', () => {
    const results: Record<string, ToolResult> = { step_1: text('/a'), step_2: text('much-longer.txt') };
    expect(rebindArguments(step, (id) => results[id]).arguments).toEqual({ path: '/a/much-longer.txt' });
  });
  test('a binding that leads to nothing is named', () => {
    expect(rebindArguments(step, () => undefined).missing).toBe(step.bindings[1]);
  });
  test.each<[JsonScalar, JsonScalar, JsonScalar]>([
    [1003, '1001', '1003'],
    ['1003', 1001, 1003],
    [1003, '{{ticket}}', 1003],
  ])('a number %j takes the form of the argument %j', (value, before, after) => {
    const bindings = [
      { path: '/id', source: 'step', step: 'step_1', from: '/structuredContent/id' },
    ] as const;
    const result: ToolResult = { content: [], structuredContent: { id: value } };
    expect(rebindArguments({ arguments: { id: before }, bindings }, () => result).arguments).toEqual({
      id: after,
    });
  });
});
