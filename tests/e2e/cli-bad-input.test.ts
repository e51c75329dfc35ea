// What cannot be done: one sentence on stderr, nothing on stdout, nothing on disk.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../cli/built-program.ts';
import { missing, plain, workplace } from '../cli/workplace.ts';

const work = workplace();
work.config('plain.json', { plain });
work.config('none.json', {});
work.config('dead.json', { dead: missing });
writeFileSync(work.path('broken.json'), '{\n  "mcpServers": {\n    "a": }\n}');
mkdirSync(work.path('taken'));
writeFileSync(work.path('taken/thesis.txt'), 'years of work');

const run = (line: string) => runProgram(line.split(' '), { cwd: work.folder });

describe('exit code 2 and a sentence', () => {
  test.each([
    ['generate --config nowhere.json', /nowhere\.json/],
    ['generate --config broken.json', /broken\.json is not JSON: .*line 3, column \d+/],
    ['generate --config none.json', /none\.json/],
    ['generate --demo --servers crm,shopp', /shopp.*Did you mean "shop"/],
    ['generate --demo --allow shopp:*', /shopp/],
    ['generate --demo --out taken', /taken exists and is not a run: name another --out\./],
    ['generate --demo --out taken --force', /--force does not replace it/],
    ['generate --out taken --resume', /taken is not a run/],
    ['generate --demo -n 0', /--samples wants a whole number/],
    ['generate --demo --config plain.json', /contradict/],
    ['generate', /--config FILE.*--demo/],
    ['generate --demo --sampels 3', /Did you mean --samples\?/],
    [
      'generate --demo --model gpt',
      /There is no model gpt\..*--model takes symbolic, openai:NAME or replay:FILE/,
    ],
    ['generate --demo --checks argument', /Did you mean arguments\?/],
    ['verify nowhere', /nowhere is not a run/],
    ['stats taken', /taken is not a run/],
  ])('%s', async (line, sentence) => {
    const { code, stdout, stderr } = await run(`${line}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(work.path('runs'))).toBe(false);
  });

  test('nothing callable: the flags that would allow what reads, and nothing is made', async () => {
    const { code, stdout, stderr } = await run('generate --config plain.json --out new --json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--allow plain:list_notes');
    expect(stderr).not.toContain('delete_note');
    expect(existsSync(work.path('new'))).toBe(false);
  });
});

describe('no server left', () => {
  test('is exit code 1, and an object all the same', async () => {
    const { code, stdout, stderr } = await run('generate --config dead.json -n 3 --json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ run: null, requested: 3, accepted: 0 });
    expect(stderr).toMatch(/no-such-command-anywhere/);
    expect(existsSync(work.path('runs'))).toBe(false);
  });

  test('is exit code 1 for tools too', async () => {
    expect((await run('tools --config dead.json')).code).toBe(1);
  });
});

test('a server that fails hides none of the others', async () => {
  work.config('mixed.json', { dead: missing, plain });
  const { code, stdout, stderr } = await run('tools --config mixed.json --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    {
      server: 'plain',
      tool: 'delete_note',
      name: 'plain__delete_note',
      callable: false,
      why: expect.any(String),
      readOnly: null,
      destructive: null,
      description: 'Delete a note.',
      toAllow: '--allow plain:delete_note',
    },
    expect.objectContaining({ tool: 'list_notes', toAllow: '--allow plain:list_notes' }),
  ]);
  expect(stderr).toMatch(/dead is left out/);
});

test('a run with fewer samples than asked is exit code 3', async () => {
  const { code, stdout, stderr } = await run(
    'generate --config plain.json --allow plain:list_* -n 1 --out short --json',
  );
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    run: 'short',
    requested: 1,
    accepted: 0,
    rejected: 3,
    passRate: 0,
  });
  expect(stderr).toMatch(/Only 0 of 1 samples were accepted in 3 drafts/);
  const verified = await run('verify short');
  expect(verified).toMatchObject({
    code: 0,
    stdout: 'short holds no samples: there is nothing to verify.\n',
  });
});
