// What cannot be done: one sentence on stderr, nothing on stdout, nothing on disk.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { runProgram } from '../cli/built-program.ts';
import { runInProcess } from '../cli/in-process.ts';
import { missing, plain, workplace } from '../cli/workplace.ts';

const work = workplace();
work.config('plain.json', { plain });
work.config('none.json', {});
work.config('dead.json', { dead: missing });
writeFileSync(work.path('broken.json'), '{\n  "mcpServers": {\n    "a": }\n}');
mkdirSync(work.path('taken'));
writeFileSync(work.path('taken/thesis.txt'), 'years of work');

/** As from the workplace: what stands there, or could, is named by its path. */
const inProcess = (line: string) =>
  runInProcess(
    line
      .split(' ')
      .map((word) => (/^(\w+\.json|taken|nowhere|new|short)$/.test(word) ? work.path(word) : word)),
    allCommands,
  );
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
    ['generate --demo -n 0', /--samples must be a whole number/],
    ['generate --demo --config plain.json', /cannot be combined/],
    ['generate', /--config FILE.*--demo/],
    ['generate --demo --sampels 3', /Did you mean --samples\?/],
    [
      'generate --demo --model gpt',
      /Unknown model gpt\..*The models are symbolic, openai:NAME or replay:FILE/,
    ],
    ['generate --demo --checks argument', /Did you mean arguments\?/],
    ['verify nowhere', /nowhere is not a run/],
    ['stats taken', /taken is not a run/],
  ])('%s', async (line, sentence) => {
    const { code, stdout, stderr } = await inProcess(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('from the program itself, which makes no folder', async () => {
    const lines = ['generate', 'generate --config broken.json', 'generate --demo --out taken --force'];
    for (const { code, stdout, stderr } of await Promise.all(lines.map(run))) {
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^Error: .*\.\n$/);
    }
    expect(existsSync(work.path('runs'))).toBe(false);
  });

  test('nothing callable: the flags that would allow what reads, and nothing is made', async () => {
    const { code, stdout, stderr } = await inProcess('generate --config plain.json --out new --json');
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
    expect((await inProcess('tools --config dead.json')).code).toBe(1);
  });
});

test('a server that fails hides none of the others', async () => {
  work.config('mixed.json', { dead: missing, plain });
  const { code, stdout, stderr } = await inProcess('tools --config mixed.json --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    {
      server: 'plain',
      tool: 'delete_note',
      name: 'plain__delete_note',
      callable: false,
      why: expect.any(String),
      readOnly: null,
      reads: null,
      destructive: null,
      description: 'Delete a note.',
      toAllow: '--allow plain:delete_note',
    },
    expect.objectContaining({ tool: 'list_notes', toAllow: '--allow plain:list_notes' }),
  ]);
  expect(stderr).toMatch(/dead is left out/);
});

test('a glob that no tool has is told, with the nearest name', async () => {
  const flags = ['--allow crm:serch_*', '--deny crm:DELETE_*', '--deny crm:create_deal', '--allow shop:*'];
  const { code, stderr } = await inProcess(`tools --demo --servers crm,shop --json ${flags.join(' ')}`);
  expect(code).toBe(0);
  expect(stderr.trim().split('\n')).toEqual([
    '! --allow crm:serch_* matches none of the 11 tools of crm. Did you mean search_customers?',
    '! --deny crm:DELETE_* matches none of the 11 tools of crm.',
  ]);
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
  const verified = await inProcess('verify short');
  expect([verified.code, verified.stdout]).toEqual([
    0,
    `${work.path('short')} has no samples: there is nothing to verify.\n`,
  ]);
});
