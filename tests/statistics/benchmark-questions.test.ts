// Files of benchmark questions, as they are published, and as they are broken.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBenchmark } from '../../src/statistics/benchmark-questions.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-benchmark-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('questions are read from', () => {
  test.each([
    [
      'JSON lines',
      'a.jsonl',
      '{"question": "One?"}\n\n{"query": "Two?"}\r\n{"text": "Three?", "id": 3}',
      [1, 3, 4],
    ],
    [
      'JSON lines that are called JSON',
      'b.json',
      '{"prompt": "One?"}\n{"instruction": "Two?"}\n{"question":"Three?"}\n',
      [1, 2, 3],
    ],
    ['strings', 'c.jsonl', '"One?"\n"Two?"\n"Three?"', [1, 2, 3]],
    ['plain lines', 'd.txt', '\uFEFFOne?\nTwo?\n  \nThree?\n', [1, 2, 4]],
    ['plain lines of any name', 'e', 'One?\nTwo?\nThree?', [1, 2, 3]],
  ])('%s', async (_, name, text, lines) => {
    const { questions } = await readBenchmark(file(name, text));
    expect(questions.map(({ text: said }) => said.trim())).toEqual(['One?', 'Two?', 'Three?']);
    expect(questions.map(({ place }) => place)).toEqual(lines.map((line) => `line ${line}`));
  });

  test.each([
    ['an array', 'f.json', '[\n  "One?",\n  {"question": "Two?"}\n]'],
    ['an array in one line, of any name', 'g', '["One?", {"text": "Two?"}]'],
  ])('%s', async (_, name, text) => {
    expect((await readBenchmark(file(name, text))).questions).toEqual([
      { place: 'item 1', text: 'One?' },
      { place: 'item 2', text: 'Two?' },
    ]);
  });

  test('chat messages, of which the user says the question', async () => {
    const turns = [
      [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'One?' },
      ],
      [{ role: 'user', content: [{ type: 'text', text: 'Two?' }] }],
    ];
    const lines = [{ id: 'x', question: turns }, { messages: turns[0] }];
    const { questions } = await readBenchmark(
      file('h.json', lines.map((line) => JSON.stringify(line)).join('\n')),
    );
    expect(questions.map(({ text }) => text)).toEqual(['One?\nTwo?', 'One?']);
  });

  test('plain lines that begin with a bracket', async () => {
    const { questions } = await readBenchmark(file('i.md', '[1] What is it?\n[2] Who is it?\n'));
    expect(questions).toHaveLength(2);
  });
});

describe('one sentence for', () => {
  test.each([
    [
      'a line that is no JSON',
      'k.jsonl',
      '{"question": "One?"}\n{"question": \n',
      /k\.jsonl, line 2 is not JSON \(.+\): --against reads /,
    ],
    [
      'an entry without a question',
      'l.jsonl',
      '{"text": "One?"}\n{"answer": "42"}',
      /l\.jsonl, line 2 has no question: it needs text in one of "question", "query", "text"/,
    ],
    ['an item without a question', 'm.json', '["One?", {"question": ""}]', /m\.json, item 2 has no question/],
    ['a number', 'n.jsonl', '7', /n\.jsonl, line 1 has no question/],
    ['a broken array', 'o.json', '["One?",', /o\.json is not JSON \(.+\): --against reads/],
    ['an empty file', 'p.jsonl', '', /p\.jsonl holds no question: --against reads/],
    ['an empty array', 'q.json', '[]', /q\.json holds no question/],
    ['blank lines', 'r.txt', '\n  \n', /r\.txt holds no question/],
    ['what is no text', 's', 'PAR1\0\0', /s, line 1 is not text/],
  ])('%s', async (_, name, text, message) => {
    await expect(readBenchmark(file(name, text))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
  });

  test('a file that is not there, and a folder', async () => {
    await expect(readBenchmark(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^There is no file .*none\.jsonl/),
    });
    mkdirSync(join(folder, 'sub'));
    await expect(readBenchmark(join(folder, 'sub'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/sub is not a file/),
    });
  });
});
