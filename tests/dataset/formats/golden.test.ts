// Every format's rows, word for word, and what stands beside them. `npx vitest run tests/dataset/formats -u` renews the files.

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatNamed, formats, plainly } from '../../../src/dataset/formats/formats.ts';
import { withJsonStrings } from '../../../src/dataset/formats/json-strings.ts';
import type { Format } from '../../../src/model/seams.ts';
import { all } from './varied-examples.ts';

const folder = '../../../fixtures/formats';

/** The lines of each of a format's files, by the name of the file. */
function filesOf(format: Format): ReadonlyMap<string, string> {
  const files = new Map(format.files.map((suffix) => [`${format.name}${suffix}`, '']));
  for (const { example, sample } of all) {
    const encoded = format.encode(example, plainly, sample);
    if ('leftOut' in encoded) continue;
    for (const [index, suffix] of format.files.entries()) {
      const lines = encoded.rows[index]?.map((row) => `${JSON.stringify(row)}\n`).join('') ?? '';
      files.set(`${format.name}${suffix}`, `${files.get(`${format.name}${suffix}`)}${lines}`);
    }
  }
  return files;
}

// The varied examples hold no dialogue: theirs are tested with real ones.
const written = formats.filter(({ columnar, name }) => columnar !== true && name !== 'bfcl-multi-turn');

describe('golden files', () => {
  test.each(written.map((format) => [format.name, format] as const))('%s', async (_, format) => {
    const files = filesOf(format);
    expect(files.size).toBeGreaterThan(0);
    for (const [name, lines] of files) {
      expect(lines).not.toBe('');
      await expect(lines).toMatchFileSnapshot(`${folder}/${name}.jsonl`);
    }
  });

  test('messages with messages and tools as JSON strings', async () => {
    const [lines] = filesOf(withJsonStrings(formatNamed('messages'))).values();
    await expect(lines).toMatchFileSnapshot(`${folder}/messages.strings.jsonl`);
  });

  test('the entries for an Axolotl configuration', async () => {
    const files = { train: ['data/train.jsonl'], test: ['data/test.jsonl'] };
    const text = String(formatNamed('messages').beside?.(files)['axolotl.yml']);
    await expect(text).toMatchFileSnapshot(`${folder}/messages.axolotl.yml`);
    const read = parse(text);
    expect(read.datasets).toMatchObject([{ path: 'data/train.jsonl', field_tools: 'tools' }]);
    expect(read.test_datasets).toMatchObject([{ path: 'data/test.jsonl', split: 'train' }]);
    expect(
      parse(String(formatNamed('messages').beside?.({ train: files.train })['axolotl.yml'])),
    ).not.toHaveProperty('test_datasets');
  });

  test('the entries for dataset_info.json', async () => {
    const beside = formatNamed('sharegpt').beside?.({
      train: ['data/train.jsonl'],
      test: ['data/test.jsonl'],
    });
    expect(Object.keys(beside ?? {})).toEqual(['dataset_info.json']);
    const text = `${JSON.stringify(beside?.['dataset_info.json'], null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`${folder}/sharegpt.dataset_info.json`);
  });
});
