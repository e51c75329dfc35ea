// The formats by name, and their columns in the words of `datasets`.
import { describe, expect, test } from 'vitest';
import { formatNamed, formats } from '../../../src/dataset/formats/formats.ts';
import { featuresOf } from '../../../src/dataset/formats/front-matter.ts';

test('there are seventeen, each with a description and files', () => {
  expect(formats.map(({ name }) => name)).toEqual([
    'messages',
    'openai',
    'sharegpt',
    'hermes',
    'xlam',
    'bfcl',
    'bfcl-multi-turn',
    'toolgrad',
    'native',
    'parquet',
    'nemo-gym',
    'nemo-gym-step',
    'harbor',
    'verl',
    'verifiers',
    'tau2',
    'hf-trace',
  ]);
  for (const format of formats) {
    expect(formatNamed(format.name)).toBe(format);
    expect(format.description).not.toBe('');
    expect(format.files[0]).toBe('');
  }
});

test('a name that does not exist is a mistake that is told with the choices', () => {
  expect(() => formatNamed('alpaca')).toThrowError(
    expect.objectContaining({ code: 'usage', choices: formats.map(({ name }) => name) }),
  );
  expect(() => formatNamed('parquet:parquet')).toThrowError(expect.objectContaining({ code: 'usage' }));
  expect(formatNamed('parquet:xlam')).toMatchObject({ name: 'parquet:xlam', columnar: true });
});

describe('features', () => {
  test('are written as the front matter wants them', () => {
    expect(
      featuresOf({
        id: 'string',
        turns: 'integer',
        ok: 'boolean',
        any: 'json',
        many: { list: 'json' },
        turn: { list: { list: { struct: { role: 'string' } } } },
        call: { struct: { name: 'string' } },
      }),
    ).toEqual([
      { name: 'id', dtype: 'string' },
      { name: 'turns', dtype: 'int64' },
      { name: 'ok', dtype: 'bool' },
      { name: 'any', dtype: 'json' },
      { name: 'many', list: 'json' },
      { name: 'turn', list: { list: [{ name: 'role', dtype: 'string' }] } },
      { name: 'call', struct: [{ name: 'name', dtype: 'string' }] },
    ]);
  });
});
