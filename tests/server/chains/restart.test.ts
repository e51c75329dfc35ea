// A restart of the server: chains that agents drive go on from their journal, and nothing of it stays behind.
import { appendFileSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TurnOutput } from '../../../src/server/chains/turn-output.ts';
import { type Agent, drive, openBench } from './agent-client.ts';
import { answerPrompt } from './agent-script.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolgrad-restart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journals = () => readdirSync(join(folder, '.chains'));

/** Answers so many requests of a chain, in a process of its own; answers with what is asked next. */
async function begun(answers: number): Promise<TurnOutput> {
  await using bench = await openBench({ demo: true }, folder);
  const agent = await bench.connect();
  let turn = await agent.call('start_chain', { seed: 2, run: 'kept' });
  for (let count = 0; count < answers; count++) {
    const { handle, request } = turn;
    if (request === undefined) throw new Error('Nothing is asked any more.');
    const answer = await answerPrompt(request);
    turn = await agent.call('continue_chain', { handle, request: request.number, answer });
  }
  return turn;
}

async function afterRestart<T>(work: (agent: Agent) => Promise<T>): Promise<T> {
  await using bench = await openBench({ demo: true }, folder);
  return await work(await bench.connect());
}

test.each([0, 3])(
  'a chain that was asked for %i answers goes on where it was, to its end',
  async (answers) => {
    const before = await begun(answers);
    expect(journals()).toEqual([`${before.handle}.jsonl`]);
    await afterRestart(async (agent) => {
      // Asked twice at once, as clients do, it is made again once.
      const [again, same] = await Promise.all(
        [1, 2].map(() => agent.call('continue_chain', { handle: before.handle })),
      );
      expect(again?.request).toEqual(before.request);
      expect(same?.request).toEqual(before.request);
      const end = await drive(agent, again as TurnOutput);
      expect(end).toMatchObject({ status: 'accepted', result: { run: 'kept', id: '0-000000' } });
    });
    expect(journals()).toEqual([]);
  },
);

test('a line that was cut off costs its answer alone', async () => {
  const before = await begun(1);
  appendFileSync(join(folder, '.chains', `${before.handle}.jsonl`), '{"request": 2, "te');
  await afterRestart(async (agent) => {
    const again = await agent.call('continue_chain', { handle: before.handle });
    expect(again.request).toEqual(before.request);
  });
});

test('what was given up, or left for too long, is gone', async () => {
  const [given, left] = [await begun(0), await begun(0)];
  const longAgo = Date.now() / 1000 - 2 * 3600;
  utimesSync(join(folder, '.chains', `${left.handle}.jsonl`), longAgo, longAgo);
  await afterRestart(async (agent) => {
    const abandoned = await agent.call('continue_chain', { handle: given.handle, abandon: true });
    expect(abandoned.status).toBe('abandoned');
    for (const { handle } of [given, left])
      expect(await agent.errorOf('continue_chain', { handle })).toMatch(
        /^There is no chain with this handle/,
      );
    expect(await agent.errorOf('continue_chain', { handle: '../runs' })).toMatch(/^There is no chain/);
  });
  expect(journals()).toEqual([]);
});
