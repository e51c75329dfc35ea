// Runs with a language model: what they ask, what they keep, what they say when it goes wrong, and where the key is not.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { isAccepted } from '../../src/model/figures.ts';
import { draftIndex, type RejectedDraft, type Sample } from '../../src/model/sample.ts';
import { faults } from '../../src/testing/fake-openai/faults.ts';
import type { FakeOpenAiOptions } from '../../src/testing/fake-openai/options.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import { type Options, type Outcome, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { answerStages } from '../support/stage-answers/answer-stages.ts';

const key = 'sk-fake-Zq81mVw04TxLr7Ns2Bd9';
const work = workplace();
const environment = { OPENAI_API_KEY: key, TOOLGRAD_API_KEY: undefined, OPENAI_BASE_URL: undefined };

const endpoints: FakeOpenAi[] = [];
afterAll(() => Promise.all(endpoints.map((endpoint) => endpoint.close())));

async function endpointThat(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const endpoint = await startFakeOpenAi({ answer: answerStages(), models: ['fake'], ...options });
  endpoints.push(endpoint);
  return endpoint;
}

function run(args: readonly string[], options: Options = {}): Promise<Outcome> {
  return runProgram(args, { cwd: work.folder, env: environment, ...options });
}

/** Small, so that a run takes few requests, and one draft at a time, so that none is begun in vain. */
const small = ['generate', '--demo', '--iterations', '2', '--pool', '6', '--concurrency', '1'];

function generate(endpoint: FakeOpenAi, args: readonly string[], options: Options = {}): Promise<Outcome> {
  return run([...small, '--model', 'openai:fake', '--base-url', endpoint.baseUrl, ...args], options);
}

const manifest = (name: string) => JSON.parse(readFileSync(work.path(`${name}/run.json`), 'utf8'));

/** Without what names the model. */
const samples = (name: string) =>
  (work.lines(`${name}/samples.jsonl`) as Sample[]).map(({ provenance: _, ...sample }) => sample);

/** Without what it took to make them either. */
const contents = (name: string) =>
  samples(name).map(({ query, response, chains, verdicts }) => ({ query, response, chains, verdicts }));

/** Calls that the drafts up to the first accepted one take, with as many to spare as the dearest of them. */
function callsUntilFirst(name: string): number {
  const entries = [
    ...(work.lines(`${name}/samples.jsonl`) as Sample[]),
    ...(work.lines(`${name}/rejected.jsonl`) as RejectedDraft[]),
  ].sort((a, b) => draftIndex(a.id) - draftIndex(b.id));
  const calls = entries.slice(0, entries.findIndex(isAccepted) + 1).map(({ trace }) => trace.modelCalls);
  return calls.reduce((sum, each) => sum + each, Math.max(...calls));
}

/** Every file below the folder, as text. */
function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const keyParts = [key, Buffer.from(key).toString('base64'), encodeURIComponent(key)];

describe('a run', () => {
  test('asks the model, counts what it took, and keeps the key to itself', async () => {
    const endpoint = await endpointThat({ apiKey: key });
    const outcome = await generate(endpoint, [
      '-n',
      '3',
      '--out',
      'first',
      '--cache',
      'answers',
      '--record',
      'r.jsonl',
      '--json',
    ]);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    const summary = JSON.parse(outcome.stdout);
    expect(summary).toMatchObject({
      accepted: 3,
      modelCalls: endpoint.stats().answered,
      costUsd: null,
      usage: { inputTokens: expect.any(Number), cachedInputTokens: expect.any(Number) },
    });
    expect(summary.usage.inputTokens).toBeGreaterThan(1000);
    expect(Object.keys(summary.stages)).toEqual(
      expect.arrayContaining(['propose', 'select', 'write', 'solve']),
    );
    expect(manifest('first')).toMatchObject({
      model: 'openai:fake',
      status: 'done',
      configuration: { model: { baseUrl: endpoint.baseUrl } },
      spec: { window: 128, concurrency: 1, feedback: true },
    });
    const everything = [outcome.stdout, outcome.stderr, ...textsBelow(work.folder)];
    expect(everything.length).toBeGreaterThan(8);
    for (const part of keyParts) expect(everything.filter((text) => text.includes(part))).toEqual([]);
  });

  test('again with the cache asks nothing, and makes the same', async () => {
    const endpoint = endpoints[0] as FakeOpenAi;
    const before = endpoint.stats().requests;
    const outcome = await generate(endpoint, ['-n', '3', '--out', 'second', '--cache', 'answers', '--json']);
    expect(outcome.code).toBe(0);
    expect(endpoint.stats().requests - before).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ accepted: 3, modelCalls: 0, costUsd: 0 });
    expect(contents('second')).toEqual(contents('first'));
  });

  test('from its recording needs no endpoint and no key, and makes the same, figures and all', async () => {
    const outcome = await run([...small, '-n', '3', '--model', 'replay:r.jsonl', '--out', 'replayed'], {
      env: { ...environment, OPENAI_API_KEY: undefined },
    });
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(samples('replayed')).toEqual(samples('first'));
    expect(manifest('replayed').model).toBe(`replay:${work.path('r.jsonl')}`);
    const [sample] = work.lines('replayed/samples.jsonl') as Sample[];
    expect(sample?.provenance.model).toBe('replay:r.jsonl');
  });

  test('that was not recorded says which stage and why, and how to go on', async () => {
    const outcome = await run([
      ...small,
      '-n',
      '3',
      '--seed',
      '5',
      '--model',
      'replay:r.jsonl',
      '--out',
      'strange',
    ]);
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    expect(outcome.stderr).toMatch(/r\.jsonl has no answer for a request: .*stage propose.*seed/);
    expect(manifest('strange').status).toBe('failed');
  });

  test('shows its cost where the configuration has a price', async () => {
    const endpoint = await endpointThat();
    writeFileSync(
      work.path('priced.json'),
      JSON.stringify({
        mcpServers: {
          crm: {
            command: process.execPath,
            args: [fileURLToPath(new URL('../../dist/servers/crm/stdio.js', import.meta.url))],
          },
        },
        toolgrad: { model: { prices: { fake: { input: 10, output: 40 } } } },
      }),
    );
    const args = [
      'generate',
      '--config',
      'priced.json',
      '-n',
      '1',
      '--iterations',
      '2',
      '--model',
      'openai:fake',
    ];
    const outcome = await run([
      ...args,
      '--base-url',
      endpoint.baseUrl,
      '--concurrency',
      '1',
      '--max-cost',
      '5',
      '--out',
      'priced',
    ]);
    expect(outcome.code).toBe(0);
    const { counts, configuration } = manifest('priced');
    const { usage, costUsd } = counts.spent;
    expect(costUsd).toBeCloseTo((usage.inputTokens * 10 + usage.outputTokens * 40) / 1e6, 9);
    expect(configuration.config.toolgrad.model.prices.fake).toEqual({ input: 10, output: 40 });
    expect(outcome.stdout).toMatch(/^cost +\$\d+\.\d+, \$\d+\.\d+ per sample$/m);
    expect((await run(['stats', 'priced'])).stdout).toMatch(/^all +\d+ .*\$\d/m);
  });
});

describe('limits', () => {
  test('end the run with what it has, exit code 3, and a way to go on that makes the same samples', async () => {
    const endpoint = await endpointThat();
    // Enough for the first sample of the run that was made above, and not for all of them.
    const limit = callsUntilFirst('first');
    const args = ['-n', '3', '--out', 'limited', '--max-calls', String(limit)];
    const outcome = await generate(endpoint, args);
    expect(outcome.code).toBe(3);
    expect(endpoint.stats().requests).toBeLessThanOrEqual(limit);
    expect(outcome.stderr).toContain(`The limit of ${limit} model calls (--max-calls) is reached.`);
    expect(outcome.stderr).toMatch(/with \d of 3 samples; all of them are kept\. Continue with:\n/);
    expect(outcome.stderr).toContain(`generate --out limited --resume --max-calls ${2 * limit}`);
    const { status, counts } = manifest('limited');
    expect(status).toBe('limit');
    expect(counts.accepted).toBeGreaterThan(0);
    expect(counts.accepted).toBeLessThan(3);
    const resumed = await run(['generate', '--out', 'limited', '--resume', '--json']);
    expect(resumed.code).toBe(0);
    expect(contents('limited')).toEqual(contents('first'));
  });

  test('what decides the drafts cannot change on the way, what does not can', async () => {
    const resume = (...args: string[]) => run(['generate', '--out', 'limited', '--resume', ...args]);
    const { code, stderr } = await resume('--base-url', 'http://127.0.0.1:9/v1');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/started with --base-url http.*remove --base-url/),
    ]);
    const same = [
      '--cache',
      'other',
      '--concurrency',
      '1',
      '--model-concurrency',
      '1',
      '--max-tokens',
      '9000000',
    ];
    expect((await resume(...same)).code).toBe(0);
  });
});

describe('what cannot be asked: exit code 2, one sentence, and nothing is made', () => {
  async function expectRefused(outcome: Outcome, sentence: RegExp): Promise<void> {
    const { code, stdout, stderr } = outcome;
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(sentence)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain(key);
    expect(existsSync(work.path('never'))).toBe(false);
  }

  test.each<[string, FakeOpenAiOptions, RegExp]>([
    ['a wrong key', { apiKey: 'sk-right' }, /does not accept the key in OPENAI_API_KEY \(HTTP 401/],
    ['an unknown model', { models: ['fake-large'] }, /has no model fake; it has fake-large/],
  ])('%s', async (_, options, sentence) => {
    const endpoint = await endpointThat(options);
    await expectRefused(await generate(endpoint, ['--out', 'never']), sentence);
  });

  test('no credit is found out at the first request, and can be bought on the way', async () => {
    const endpoint = await endpointThat({ faults: [() => faults.noCredit()] });
    const { code, stdout, stderr } = await generate(endpoint, ['--out', 'poor', '--json']);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/No credit is left.*\nContinue with:\n {2}.*--out poor --resume/),
    ]);
    expect(endpoint.stats().requests).toBeLessThan(5);
    expect(manifest('poor').status).toBe('failed');
  });

  test('nobody there', async () => {
    const endpoint = await endpointThat();
    await endpoint.close();
    await expectRefused(await generate(endpoint, ['--out', 'never']), /cannot be reached.*--base-url/);
  });

  test('no key, and a limit without a price', async () => {
    const env = { ...environment, OPENAI_API_KEY: undefined };
    const ask = (...args: string[]) => run([...small, '--out', 'never', ...args], { env });
    await expectRefused(
      await ask('--model', 'openai:gpt-5-mini'),
      /No API key for api\.openai\.com: set OPENAI_API_KEY/,
    );
    await expectRefused(
      await ask('--model', 'openai:fake', '--max-cost', '1'),
      /--max-cost needs a price.*--max-tokens instead/,
    );
  });
});

describe('what goes wrong on the way', () => {
  test('a context that is too small for the pool: a sentence, and no endless retry', async () => {
    const endpoint = await endpointThat({ contextWindow: 500 });
    const { code, stderr } = await generate(endpoint, ['--out', 'narrow']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/exceeds the context window of the model.*lower --pool/),
    ]);
    expect(endpoint.stats().requests).toBeLessThan(10);
  });

  test('an endpoint that goes for good: what was accepted is kept, and the run can go on', async () => {
    const endpoint = await endpointThat();
    let down = false;
    const watched = generate(endpoint, ['-n', '40', '--out', 'lost', '--model-patience', '0.02'], {
      interrupt: {
        signal: 'SIGCONT',
        when: () => {
          const lines = existsSync(work.path('lost/samples.jsonl'))
            ? work.lines('lost/samples.jsonl').length
            : 0;
          if (lines >= 2 && !down) {
            down = true;
            void endpoint.down();
          }
          return false;
        },
      },
    });
    const { code, stderr } = await watched;
    expect(code).toBe(1);
    expect(stderr).toMatch(/has not answered for 1\.2 s/);
    expect(stderr).toMatch(
      /\d+ of 40 samples are accepted and kept\. Continue with:\n {2}.*--out lost --resume/,
    );
    expect(manifest('lost').status).toBe('failed');
    const kept = work.lines('lost/samples.jsonl').length;
    expect(kept).toBeGreaterThanOrEqual(2);
    await endpoint.up();
    const resumed = await run(['generate', '--out', 'lost', '--resume', '-n', String(kept + 1), '--json']);
    expect([resumed.code, JSON.parse(resumed.stdout).accepted]).toEqual([0, kept + 1]);
  });

  test('Ctrl-C while the model hangs ends within two seconds', async () => {
    const endpoint = await endpointThat({ faults: [({ index }) => (index > 8 ? faults.hang() : undefined)] });
    let interruptedAt = 0;
    const { code, stderr } = await generate(endpoint, ['-n', '30', '--out', 'hanging'], {
      interrupt: {
        signal: 'SIGINT',
        when: () => {
          if (endpoint.stats().faults.hang === undefined) return false;
          interruptedAt = performance.now();
          return true;
        },
      },
    });
    expect(performance.now() - interruptedAt).toBeLessThan(2000);
    expect([code, stderr]).toEqual([130, expect.stringMatching(/all of them are kept\. Continue with:/)]);
    expect(manifest('hanging').status).toBe('interrupted');
  });
});

test('verify --model has a model read the queries blind, and keeps what it vouches for', async () => {
  const endpoint = await endpointThat();
  expect((await run(['generate', '--demo', '-n', '3', '--out', 'ruled'])).code).toBe(0);
  const before = await run(['verify', 'ruled', '--json']);
  expect(JSON.parse(before.stdout)).toMatchObject({ passed: 3, repeated: 3, vouched: 0, skipped: [] });
  expect(endpoint.stats().requests).toBe(0);
  const asked = ['verify', 'ruled', '--model', 'openai:fake', '--base-url', endpoint.baseUrl];
  const read = JSON.parse((await run([...asked, '--json'])).stdout);
  expect(endpoint.stats().requests).toBeGreaterThanOrEqual(3);
  // Whatever a rule makes of rules' queries: what it came to is in the run, and is not asked again as open.
  const solved = samples('ruled').filter(({ verdicts }) => verdicts.some(({ check }) => check === 'solve'));
  expect(solved).toHaveLength(read.vouched);
  expect(read.vouched + read.failed).toBe(3);
  expect(await run(['verify', 'ruled', '--base-url', endpoint.baseUrl])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--base-url only works with a language model: name one with --model'),
  });
});

test('--estimate asks no model and makes no folder', async () => {
  const endpoint = await endpointThat();
  const json = JSON.parse((await generate(endpoint, ['-n', '5', '--estimate', '--json'])).stdout);
  expect(json).toMatchObject({ samples: 5, costUsd: null, stages: { solve: { calls: [5, 30] } } });
  expect(endpoint.stats().requests).toBe(0);
  expect(existsSync(work.path('runs'))).toBe(false);
});

test('--estimate of a run that is there goes by what it has taken', async () => {
  const { counts } = manifest('first');
  const { stdout } = await run(['generate', '--out', 'first', '--resume', '-n', '6', '--estimate', '--json']);
  const drafts = counts.accepted + counts.rejected;
  const estimate = JSON.parse(stdout);
  expect(estimate).toMatchObject({
    samples: 3,
    assumptions: [expect.stringContaining(`the ${drafts} drafts`), expect.any(String)],
  });
  const { calls } = counts.stages.propose;
  expect(estimate.stages.propose.calls[1]).toBe(Math.round((calls / drafts) * estimate.drafts[1]));
});

test('a server is started without the key, unless its entry names it', async () => {
  const server = fileURLToPath(new URL('../cli/environment-server.mjs', import.meta.url));
  const entry = { command: process.execPath, args: [server] };
  work.config('environment.json', {
    without: entry,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the configuration
    with: { ...entry, env: { OPENAI_API_KEY: '${OPENAI_API_KEY}' } },
  });
  const env = { ...environment, TOOLGRAD_API_KEY: key };
  const { stdout } = await run(['tools', '--config', 'environment.json', '--json'], { env });
  const variables = Object.fromEntries(
    (JSON.parse(stdout) as { server: string; description: string }[]).map(({ server, description }) => [
      server,
      description.split(' ').slice(1),
    ]),
  );
  expect(variables.without).toContain('PATH');
  expect(variables.without).not.toContain('OPENAI_API_KEY');
  expect(variables.with).toContain('OPENAI_API_KEY');
  for (const names of Object.values(variables)) expect(names).not.toContain('TOOLGRAD_API_KEY');
});
