// From a run to a dataset: what stands in the folder, what is refused, and that nothing is ever left half done.
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ExportOptions } from '../../../src/dataset/export/export-options.ts';
import { exportRun } from '../../../src/dataset/export/export-run.ts';
import { formats } from '../../../src/dataset/formats/formats.ts';
import { withStoredValues } from '../../../src/grounding/stored-value.ts';
import type { Sample } from '../../../src/model/sample.ts';
import type { Step } from '../../../src/model/workflow.ts';
import { lockRun } from '../../../src/runs/run-lock.ts';
import { step, tool } from '../../runs/drafts.ts';
import { goodSample, goodSamples, tools, writeRun } from './small-run.ts';

let folder: string;
let run: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-export-'));
  run = await writeRun(join(folder, 'run'), goodSamples(60));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

let out: string;
let count = 0;
beforeEach(() => {
  out = join(folder, `out-${count++}`, 'dataset');
});

/** As an agent's sample is kept where no other reader could be asked. */
const notVouched: Step = {
  ...step('step_1', 'crm__get_customer'),
  bindings: [{ path: '/id', source: 'vouched', by: null }],
};

const never = new AbortController().signal;
const write = (options: Partial<ExportOptions> = {}, from = run) =>
  exportRun(from, { out, ...options }, never);

async function linesOf(path: string): Promise<Record<string, unknown>[]> {
  return (await readFile(join(out, path), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function everything(at = out): Promise<Record<string, string>> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async (path) => [path.slice(at.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
}

/** What stands beside the dataset's folder: hidden remains among it. */
const leftovers = async () => await readdir(join(out, '..')).catch(() => []);

/** One sentence, and nothing left behind. */
async function refused(options: Partial<ExportOptions>, sentence: string | RegExp, from = run) {
  await expect(write(options, from)).rejects.toThrow(sentence);
  await expect(write(options, from)).rejects.toMatchObject({ name: 'ToolGradError' });
}

describe('a dataset', () => {
  test('has data, a card, and a list of what it holds', async () => {
    const report = await write();
    expect(Object.keys(await everything())).toEqual([
      'README.md',
      'axolotl.yml',
      'data/test.jsonl',
      'data/train.jsonl',
      'toolgrad-export.json',
    ]);
    expect(report.splits.map(({ name, samples, rows }) => ({ name, samples, rows }))).toEqual([
      { name: 'train', samples: 54, rows: 54 },
      { name: 'test', samples: 6, rows: 6 },
    ]);
    const [train, held] = [await linesOf('data/train.jsonl'), await linesOf('data/test.jsonl')];
    expect([train.length, held.length]).toEqual([54, 6]);
    const ids = [...train, ...held].map(({ id }) => id).sort();
    expect(ids).toEqual(goodSamples(60).map(({ id }) => id));
    for (const { path, bytes } of report.files) {
      expect(Buffer.byteLength((await everything())[path] as string)).toBe(bytes);
    }
    expect(await leftovers()).toEqual(['dataset']);
  });

  test('is the same, byte by byte, from the same run and options', async () => {
    await write({ negatives: 0.2, seed: 3 });
    const first = await everything();
    out = join(folder, 'again');
    await write({ negatives: 0.2, seed: 3 });
    expect(await everything()).toEqual(first);
    // Neither a path of this machine nor a time.
    expect(JSON.stringify(first)).not.toContain(folder);
  });

  test('stands in the folder of the run unless another place is named', async () => {
    const { folder: place } = await exportRun(run, { format: 'parquet:hermes' }, never);
    expect(place).toBe(join(run, 'export', 'parquet-hermes'));
    expect(existsSync(join(place, 'README.md'))).toBe(true);
  });

  test.each(formats.map(({ name }) => name))(
    'can be had as %s, each row of a side in its file',
    async (format) => {
      const report = await write({ format, negatives: 0.2, testRatio: 0.3 });
      const extension = ['parquet', 'verl'].includes(format) ? 'parquet' : 'jsonl';
      for (const { name, rows, files } of report.splits) {
        // Where no sample is of several messages, formats of dialogues have no rows.
        if (rows > 0) expect(files.length).toBeGreaterThan(0);
        expect(files.every((file) => file.startsWith(`data/${name}`) && file.endsWith(extension))).toBe(true);
        if (extension === 'jsonl') for (const file of files) expect(await linesOf(file)).toHaveLength(rows);
      }
      const examples = report.splits.reduce((sum, { rows }) => sum + rows, 0);
      const leftOut = report.leftOut.reduce((sum, reason) => sum + reason.examples, 0);
      expect(examples + leftOut).toBeGreaterThanOrEqual(60);
    },
  );

  test('holds native samples as the run has them', async () => {
    await write({ format: 'native' });
    const stored = await readFile(join(run, 'samples.jsonl'), 'utf8');
    const exported = Object.entries(await everything()).filter(([path]) => path.startsWith('data/'));
    const lines = exported.flatMap(([, text]) => text.trimEnd().split('\n'));
    expect(lines.sort()).toEqual(stored.trimEnd().split('\n').sort());
  });

  test('has negatives on the side of their samples', async () => {
    await write({ negatives: 0.3, testRatio: 0.3 });
    const sideOf = new Map<unknown, string>();
    let negatives = 0;
    for (const side of ['train', 'test']) {
      for (const { id, kind } of await linesOf(`data/${side}.jsonl`)) {
        const sample = String(id).split('/')[0];
        if (kind !== 'positive') negatives += 1;
        expect(sideOf.get(sample) ?? side).toBe(side);
        sideOf.set(sample, side);
      }
    }
    expect(negatives).toBeGreaterThan(5);
  });

  test('keeps held-out tools out of sight of the train split', async () => {
    const { split } = await write({ splitBy: 'server', testRatio: 0.15 });
    expect(split.heldOut).toEqual(['wiki']);
    const namesIn = (row: Record<string, unknown>) => JSON.stringify(row.tools);
    expect((await linesOf('data/train.jsonl')).filter((row) => namesIn(row).includes('wiki'))).toEqual([]);
    expect((await linesOf('data/test.jsonl')).every((row) => namesIn(row).includes('wiki'))).toBe(true);
  });

  test('has no file for a side without rows, and does not name it', async () => {
    const report = await write({ testRatio: 0 });
    expect(Object.keys(await everything())).not.toContain('data/test.jsonl');
    const card = (await everything())['README.md'] as string;
    expect(card).not.toContain('data/test.jsonl');
    expect(report.splits[1]).toMatchObject({ name: 'test', samples: 0, rows: 0, files: [] });
  });

  test('tells how far it is', async () => {
    const stages = new Set<string>();
    await exportRun(run, { out }, never, ({ stage, done, total }) => {
      stages.add(stage);
      expect(done).toBeLessThanOrEqual(total);
    });
    expect([...stages]).toEqual(['reading', 'comparing', 'writing']);
  });
});

describe('the place', () => {
  test('may be an empty folder', async () => {
    await mkdir(out, { recursive: true });
    await write();
    expect(existsSync(join(out, 'README.md'))).toBe(true);
  });

  test('is replaced only with --force, and only where it is an export', async () => {
    await write();
    await refused(
      {},
      `${out} already contains an export: replace it with --force, or name another folder with --out.`,
    );
    await write({ force: true, format: 'native', testRatio: 0 });
    expect(Object.keys(await everything())).toEqual([
      'README.md',
      'data/train.jsonl',
      'toolgrad-export.json',
    ]);
    expect(await leftovers()).toEqual(['dataset']);
  });

  test('is never replaced where something else stands in it', async () => {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'thesis.txt'), 'four years of work');
    await refused({ force: true }, /is not empty and does not contain an export/);
    await rm(join(out, 'thesis.txt'));
    await write();
    await writeFile(join(out, 'data', 'notes.txt'), 'mine');
    await refused(
      { force: true },
      /contains data\/notes.txt, which was not written by an export: move it away/,
    );
    expect(await readFile(join(out, 'data', 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('is neither a file nor a link', async () => {
    await mkdir(join(out, '..'));
    await writeFile(out, '');
    await refused({ force: true }, `${out} is a file, not a folder`);
    await rm(out);
    await symlink(run, out);
    await refused({ force: true }, `${out} is a link, not a folder`);
  });

  test.skipIf(process.getuid?.() === 0)('can be written to, or that is said', async () => {
    await mkdir(join(out, '..'));
    await chmod(join(out, '..'), 0o500);
    await refused({}, /Cannot create .*: permission is denied; choose a folder you may write to/);
  });

  test('under a file cannot be made, and that is said', async () => {
    await writeFile(join(folder, 'file'), '');
    out = join(folder, 'file', 'dataset');
    await refused({}, `Cannot create ${join(folder, 'file')}: it is a file, not a folder.`);
  });

  test.skipIf(!existsSync('/dev/full'))('on a full disk: one sentence, and nothing stays', async () => {
    // The first write into the folder fails as it would there.
    const { exportFileError } = await import('../../../src/dataset/export/file-fault.ts');
    const full = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
    expect(exportFileError('write', 'x/data/train.jsonl', full).message).toBe(
      'Cannot write x/data/train.jsonl: the disk is full. Nothing was exported; free some space, then export again.',
    );
  });

  test('holds nothing after an interruption, and what was there before stays', async () => {
    await write();
    const before = await everything();
    for (const stage of ['reading', 'comparing', 'writing']) {
      const controller = new AbortController();
      const interrupted = exportRun(run, { out, force: true, seed: 9 }, controller.signal, (progress) => {
        if (progress.stage === stage) controller.abort();
      });
      await expect(interrupted).rejects.toMatchObject({ code: 'interrupted' });
      expect(await leftovers()).toEqual(['dataset']);
      expect(await everything()).toEqual(before);
    }
  });
});

describe('what is refused', () => {
  const withSample = async (change: (sample: Sample) => Sample, options = {}) =>
    await writeRun(
      join(folder, `run-${count}`),
      goodSamples(5).map((sample, at) => (at === 2 ? change(sample) : sample)),
      options,
    );

  test('a folder that is no run', async () => {
    await refused({}, /is not a run: there is no run.json in it/, folder);
    expect(existsSync(join(out, '..'))).toBe(false);
  });

  test('an empty run', async () => {
    await refused(
      {},
      /has no samples: there is nothing to export/,
      await writeRun(join(folder, 'empty'), []),
    );
    // Not even a folder above it.
    expect(existsSync(join(out, '..'))).toBe(false);
  });

  test('a run that is being written', async () => {
    using _ = lockRun(run);
    await refused({}, /is being written by process \d+: wait for it/);
  });

  test.each([
    [
      'a failed verdict',
      { verdicts: [{ check: 'arguments', status: 'failed', detail: 'No such field.' }] },
      /the check arguments failed: No such field/,
    ],
    ['no verdict of a check', { verdicts: [{ check: 'arguments', status: 'passed' }] }, /the check result/],
    [
      'nothing that passed',
      {
        verdicts: [
          { check: 'arguments', status: 'skipped' },
          { check: 'result', status: 'skipped' },
        ],
      },
      /it has passed no check/,
    ],
    [
      'a value nobody has vouched for',
      { chains: withStoredValues([{ id: 'chain_1', steps: [notVouched] }]) },
      /no reader has vouched for step_1 \/id yet/,
    ],
  ] as const)('a sample with %s, unless that is asked for', async (_, change, sentence) => {
    const from = await withSample((sample) => ({ ...sample, ...change }));
    await refused({}, sentence, from);
    await refused({}, /^1 of 5 samples in .* do not verify; the first is 7-000002: /, from);
    const { unverified, notices } = await write({ unverified: true }, from);
    expect(unverified).toBe(1);
    expect(notices).toContain('1 of 5 samples do not verify and were exported anyway.');
    expect((await everything())['README.md']).toContain('**1 of them do not verify**');
  });

  test.each([
    [{ format: 'mesages' }, 'There is no format "mesages".'],
    [{ format: 'parquet:nothing' }, 'There is no format "nothing"'],
    [{ testRatio: 2 }, 'The test ratio must be between 0 and 1, not 2.'],
    [{ negatives: 1 }, 'The share of negatives must be at least 0 and below 1, not 1.'],
    [{ negativeKinds: ['wrong'] }, 'There are no negatives of the kind "wrong": the kinds are irrelevant'],
    [{ toolsPerSample: 0 }, 'The number of tools in view must be a whole number of at least 1, not 0.'],
    [
      { maxResultChars: 1.5 },
      'The maximum characters of a result must be a whole number of at least 1, not 1.5.',
    ],
    [{ license: 'My License!' }, 'A license needs the name that the Hugging Face Hub uses'],
    [{ jsonStrings: true, format: 'xlam' }, '--json-strings does not apply to xlam'],
    [{ serialCalls: true, format: 'bfcl' }, '--serial-calls does not apply to bfcl'],
    [{ leadingTurn: true, format: 'native' }, '--leading-turn does not apply to native'],
    [{ maxTokens: 0 }, 'The maximum tokens of a row must be a whole number of at least 1, not 0.'],
    [{ maskNames: true, format: 'native' }, '--mask-names does not apply to native'],
  ] as const)('%j', async (options, sentence) => {
    await refused(options as unknown as Partial<ExportOptions>, sentence);
    expect(existsSync(join(out, '..'))).toBe(false);
  });

  describe('a secret', () => {
    const secret = `sk-proj-${'a1B2c3D4'.repeat(4)}`;
    const other = `ghp_${'x9Y8'.repeat(9)}`;
    const withSecrets = (sample: Sample): Sample => ({
      ...sample,
      query: `Use ${secret} for region2.`,
      response: `Done.\n${other}`,
      chains: sample.chains.map((chain) => ({
        ...chain,
        steps: chain.steps.map((step) => ({
          ...step,
          arguments: { id: secret, [other]: 1 },
          bindings: [{ path: '/id', source: 'query' as const, text: secret }],
          result: { content: [{ type: 'text', text: `{"key":"${secret}"}` }] },
        })),
      })),
    });

    test('ends the export, and is not told', async () => {
      const from = await withSample(withSecrets);
      await refused(
        {},
        /^1 of 5 samples in .* contain a secret; the first is 7-000002: an OpenAI key in its query\./,
        from,
      );
      await expect(write({}, from)).rejects.not.toThrow(secret);
    });

    test('is found where a line begins with it', async () => {
      const from = await withSample((sample) => ({ ...sample, response: `Here:\n${other}` }));
      await refused({}, /a GitHub token in its response/, from);
    });

    test('is replaced, the same one by the same name', async () => {
      const { redacted, notices } = await write(
        { redact: true, format: 'native', testRatio: 0 },
        await withSample(withSecrets),
      );
      expect(redacted).toBe(1);
      expect(notices).toContain('Secrets were replaced in 1 of 5 samples.');
      const text = JSON.stringify(await everything());
      expect(text).not.toContain(secret);
      expect(text).not.toContain(other);
      const sample = (await linesOf('data/train.jsonl'))[2] as unknown as Sample;
      const name = /REDACTED-[0-9a-f]{8}/.exec(sample.query)?.[0] as string;
      const [step] = sample.chains[0]?.steps ?? [];
      expect(step?.arguments.id).toBe(name);
      expect(step?.bindings[0]).toMatchObject({ text: name });
      expect(JSON.stringify(step?.result)).toContain(name);
      // Another secret has another name.
      expect(sample.response).toMatch(/REDACTED-[0-9a-f]{8}$/);
      expect(sample.response).not.toContain(name);
    });

    test('in the description of a tool counts too', async () => {
      const catalog = [...tools, { ...tool('crm__new'), description: `Ask with ${other}.` }];
      const from = await withSample(goodOne, { catalog });
      await refused({}, /The description of a tool in .* contains a secret/, from);
      await write({ redact: true, toolsPerSample: 100 }, from);
      expect(JSON.stringify(await everything())).toMatch(/Ask with REDACTED-/);
    });
    const goodOne = () => goodSample(2);
  });
});

describe('the card', () => {
  const cardOf = async (options: Partial<ExportOptions> = {}) => {
    const report = await write(options);
    const text = (await everything())['README.md'] as string;
    const [, head = '', body = ''] = text.split(/^---$/m);
    return { report, head: parse(head) as Record<string, unknown>, body };
  };

  test('says to the hub what it must know', async () => {
    const { head } = await cardOf({ license: 'cc-by-4.0' });
    expect(head).toMatchObject({
      license: 'cc-by-4.0',
      language: ['en'],
      task_categories: ['text-generation'],
      size_categories: ['n<1K'],
      configs: [
        {
          config_name: 'default',
          data_files: [
            { split: 'train', path: 'data/train.jsonl' },
            { split: 'test', path: 'data/test.jsonl' },
          ],
        },
      ],
      dataset_info: { config_name: 'default' },
    });
    expect(head.tags).toContain('tool-use');
  });

  test('has a configuration for each file of a format', async () => {
    const { head, body } = await cardOf({ format: 'bfcl' });
    const names = (head.configs as { config_name: string }[]).map(({ config_name }) => config_name);
    expect(names[0]).toBe('default');
    expect(names).toContain('answers');
    expect((head.dataset_info as { config_name: string }[]).map(({ config_name }) => config_name)).toEqual(
      names,
    );
    expect(body).toContain('load_dataset("PATH", "answers")');
  });

  test('says what it is, how it was made, checked and divided, and how to cite it', async () => {
    const { body, report } = await cardOf({ negatives: 0.2, splitBy: 'tools', maskNames: true });
    for (const said of [
      '| `crm` | `1.2.0` | `2025-11-25` |',
      'without a language model',
      '| `arguments` | the arguments of every call are valid',
      'Only then was the question written'.toLowerCase(),
      'share 80 % or more of their words',
      ...report.split.heldOut.map((name) => `\`${name}\``),
      'func_1',
      'are negatives',
      'shortened to 4,000 characters',
      'arXiv',
      '2508.04086',
    ]) {
      expect(body).toContain(said);
    }
    const rows = report.splits.map(({ name, samples, rows: all }) => `| ${name} | ${samples} | ${all} |`);
    for (const row of rows) expect(body).toContain(row);
  });

  test('says what the format leaves out', async () => {
    const { body, report } = await cardOf({ format: 'native', negatives: 0.3 });
    expect(report.leftOut).toHaveLength(1);
    expect(body).toContain(report.leftOut[0]?.reason);
  });

  test('without a stated license says so, and so does the report', async () => {
    const from = await writeRun(join(folder, 'own'), goodSamples(5));
    const manifest = JSON.parse(await readFile(join(from, 'run.json'), 'utf8'));
    manifest.configuration.demo = false;
    await writeFile(join(from, 'run.json'), JSON.stringify(manifest));
    const { license, notices } = await write({}, from);
    expect(license).toBe('unknown');
    expect(notices).toContain(
      'No license is specified: set one with --license before you share the dataset.',
    );
    expect((await everything())['README.md']).toContain('No license is specified.');
  });
});

describe('rows that trainers take', () => {
  test('a limit of tokens shortens the results of a long row, or leaves it out, and says so', async () => {
    const long = goodSamples(12).map((sample, index) =>
      index % 3 === 0 ? withLongResult(sample, index === 0 ? 'needed' : 'needless') : sample,
    );
    const from = await writeRun(join(folder, 'long'), long);
    const whole = await write({ testRatio: 0 }, from);
    expect(whole.tokens.max).toBeGreaterThan(1300);
    const report = await write({ testRatio: 0, maxTokens: 1100, force: true }, from);
    expect(report.tokens.max).toBeLessThanOrEqual(1100);
    expect(report.adapted).toEqual([
      { reason: 'results cut shorter than the others, to fit the limit of tokens', examples: 3 },
    ]);
    expect(report.leftOut).toEqual([{ reason: 'more than 1100 tokens', examples: 1 }]);
    for (const line of await linesOf('data/train.jsonl'))
      expect(JSON.stringify(line).length / 4).toBeLessThanOrEqual(1100);
    expect(await readFile(join(out, 'README.md'), 'utf8')).toContain('No row has more than 1,100.');
  });

  test('the card says how long rows are, and the right line for each trainer', async () => {
    await write();
    const card = await readFile(join(out, 'README.md'), 'utf8');
    expect(card).toMatch(/A row has [\d,]+ tokens \(median\); 95 % have at most [\d,]+/);
    expect(card).toContain('SFTConfig(max_length=None, assistant_only_loss=True)');
    expect(card).toContain('sequence_len: 2048');
  });

  test('with JSON strings, the card has the line that turns them back', async () => {
    await write({ jsonStrings: true });
    const card = await readFile(join(out, 'README.md'), 'utf8');
    expect(card).toContain('json.loads(value) if name in ["messages","tools"]');
  });
});

/** The sample with a long first result, of which the second call needs nothing more, or nearly all. */
function withLongResult(sample: Sample, kind: 'needed' | 'needless'): Sample {
  const text = JSON.stringify({ id: 'cus_1', notes: 'Delivered to the gate. '.repeat(160) });
  const [chain] = sample.chains;
  if (chain === undefined) return sample;
  const [first, second] = chain.steps.map(({ value: _, valueAt: __, ...step }): Step => step);
  const result = { content: [{ type: 'text', text }] };
  const bindings =
    kind === 'needless'
      ? (second?.bindings ?? [])
      : [
          {
            path: '/notes',
            source: 'step' as const,
            step: 'step_1',
            from: '/content/0/text',
            json: '/notes',
          },
        ];
  const given =
    kind === 'needless' ? second?.arguments : { ...second?.arguments, notes: JSON.parse(text).notes };
  const steps = [
    { ...first, result },
    { ...second, bindings, arguments: given },
  ] as Step[];
  return { ...sample, chains: withStoredValues([{ ...chain, steps }]) };
}
