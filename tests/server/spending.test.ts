// What runs of clients may spend on models with the keys of whoever started the server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { nothingSpent } from '../../src/model/sample.ts';
import { openServerState } from '../../src/server/server-state.ts';
import { spendingLimit } from '../../src/server/spending-limit.ts';
import { Budget } from '../../src/spending/budget.ts';
import { startFakeOpenAi } from '../../src/testing/index.ts';
import { answerStages } from '../support/stage-answers/answer-stages.ts';
import { call, connect } from './connected.ts';

const folder = await mkdtemp(join(tmpdir(), 'toolgrad-spending-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => void vi.unstubAllEnvs());

test('runs together stop at the limit of the server, and say whose it is', {
  timeout: 180_000,
}, async () => {
  let answered = 0;
  const answer = answerStages();
  await using endpoint = await startFakeOpenAi({
    models: ['fake'],
    answer: (request) => {
      answered += 1;
      return answer(request);
    },
  });
  vi.stubEnv('OPENAI_BASE_URL', endpoint.baseUrl);
  vi.stubEnv('OPENAI_API_KEY', 'sk-fake-Zq81mVw04TxLr7Ns2Bd9');
  const tools = { demo: true } as const;
  await using state = openServerState({
    tools,
    runsFolder: join(folder, 'runs'),
    local: true,
    limits: { calls: 40 },
  });
  const client = await connect(state);
  const wanted = { samples: 200, iterations: 1, model: 'openai:fake', servers: ['crm'], wait_seconds: 40 };
  const runs = await Promise.all(
    ['one', 'two'].map((run) => call(client, 'generate_samples', { ...wanted, run })),
  );
  for (const { data } of runs) expect(data).toMatchObject({ status: 'limit' });
  for (const { text } of runs) {
    expect(text).toContain('Runs over MCP may spend 40 model calls on models until this server is restarted');
    expect(text).not.toContain('--max-calls');
  }
  expect(answered).toBeGreaterThan(20);
  expect(answered).toBeLessThanOrEqual(40);
  const free = await call(client, 'generate_samples', { samples: 1, servers: ['crm'], run: 'free' });
  expect(free.data).toMatchObject({ status: 'done', accepted: 1 });
});

test('a request that was cut off makes no room for another run', async () => {
  const limit = spendingLimit({ calls: 1 });
  const [one, other] = [new Budget({}, undefined, limit), new Budget({}, undefined, limit)];
  await expect(one.pay(() => Promise.reject(new Error('The run has ended.')))).rejects.toThrow('has ended');
  await expect(other.pay(async () => ({ spent: nothingSpent }))).rejects.toThrow('Runs over MCP may spend');
});
