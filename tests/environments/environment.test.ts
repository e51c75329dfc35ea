// Environments over HTTP: agents play in fresh worlds side by side, and are graded by what they did and said.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEpisode } from '../../src/environments/episode-log.ts';
import type { Task } from '../../src/environments/tasks.ts';
import { onlyReads } from '../../src/evaluation/scoring/match-calls.ts';
import { callsOf } from '../../src/model/example.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { grade, play, playRight, type Served, serveRun } from './served.ts';

const demo = demoRun(24);
let logs: string;
let served: Served;
let tasks: Task[];
beforeAll(async () => {
  logs = await mkdtemp(join(tmpdir(), 'toolgrad-episodes-'));
  served = await serveRun(demo.run, { logFolder: logs });
  tasks = await Promise.all(served.environment.tasks.ids.map((id) => served.environment.tasks.read(id)));
}, 60_000);
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await rm(logs, { recursive: true, force: true });
});

const writesOf = ({ example }: Task) => {
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  return callsOf(example).filter(({ name }) => !onlyReads(tools.get(name)));
};
const reading = () => tasks.filter((task) => writesOf(task).length === 0);
const writing = () => tasks.filter((task) => writesOf(task).length > 0);

describe('ten environments, four at a time', () => {
  const four = pLimit(4);
  const inAll = (policy: (task: Task) => Promise<number>) =>
    Promise.all(
      [...writing().slice(0, 4), ...reading()].slice(0, 10).map((task) => four(() => policy(task))),
    );

  test('a perfect player is rewarded in every one', async () => {
    const rewards = await inAll(async ({ sample, example }) => {
      const session = await play(served.base, sample.id, (playing) => playRight(playing, example));
      return (await grade(served.base, { session, response: example.response })).reward;
    });
    expect(rewards).toEqual(rewards.map(() => 1));
    expect(rewards).toHaveLength(10);
  });

  test('one that does and says nothing is not', async () => {
    const rewards = await inAll(async ({ sample }) => {
      const session = await play(served.base, sample.id, async () => {});
      return (await grade(served.base, { session, response: '' })).reward;
    });
    expect(rewards).toEqual(rewards.map(() => 0));
  });

  test('nor is one that talks without looking', async () => {
    const rewards = await inAll(async ({ sample }) => {
      const session = await play(served.base, sample.id, async () => {});
      const response =
        'Certainly! I have looked into all of it, and everything is done: it is 42, as you asked.';
      return (await grade(served.base, { session, response })).reward;
    });
    expect(rewards).toEqual(rewards.map(() => 0));
  });

  test('nor is one that knows the answer of another sample', async () => {
    const rewards = await inAll(async ({ sample, example }) => {
      // Some say what others say too: whose ticket it is.
      const namesIn = (text: string) => new Set(text.match(/\p{Lu}[\p{L}\d-]{3,}/gu));
      const own = namesIn(example.response);
      const other = reading().find(
        ({ example: { response } }) =>
          namesIn(response).size > 0 && ![...namesIn(response)].some((name) => own.has(name)),
      );
      const session = await play(served.base, sample.id, (playing) => playRight(playing, example));
      expect(other).toBeDefined();
      const { reward } = await grade(served.base, {
        session,
        response: other?.example.response ?? '',
      });
      return reward;
    });
    // Now and then a sentence about something else happens to say yes; how often is held down in tests/slow/contradictions.test.ts.
    expect(rewards.filter((reward) => reward > 0).length).toBeLessThanOrEqual(1);
  });
});

test('another way to the same facts is as good', async () => {
  const { sample, example } = reading()[0] as Task;
  const session = await play(served.base, sample.id, async (playing) => {
    // It looks around first, and makes every call twice.
    const { tools } = await playing.client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(example.tools.map(({ name }) => name).sort());
    for (const call of callsOf(example)) {
      await playing.call(call.name, call.arguments);
      await playing.call(call.name, call.arguments);
    }
  });
  const { reward, parts } = await grade(served.base, { session, response: example.response });
  expect({ reward, forbidden: parts.forbidden }).toEqual({ reward: 1, forbidden: false });
});

test('a change that nobody asked for makes the reward 0, however right the answer is', async () => {
  // A sample that only reads, with a tool in view that another sample changes something with.
  const [extra] = writing()
    .flatMap(writesOf)
    .flatMap((write) => {
      const target = reading().find(({ example }) => example.tools.some(({ name }) => name === write.name));
      return target === undefined ? [] : [{ write, target }];
    });
  if (extra === undefined) throw new Error('No sample that reads has a tool in view that changes something.');
  const { write, target } = extra;
  const { sample, example } = target;
  const session = await play(served.base, sample.id, async (playing) => {
    await playRight(playing, example);
    await playing.call(write.name, write.arguments);
  });
  const { reward, parts } = await grade(served.base, { session, response: example.response });
  expect({ reward, forbidden: parts.forbidden }).toEqual({ reward: 0, forbidden: true });
});

test('a change made twice is one too many, unless the world reads the same', async () => {
  const { sample, example } = writing()[0] as Task;
  const session = await play(served.base, sample.id, async (playing) => {
    await playRight(playing, example);
    const [write] = writesOf({ sample, example });
    if (write !== undefined) await playing.call(write.name, write.arguments);
  });
  const { parts } = await grade(served.base, { session, response: example.response });
  const record = await served.environment.recordOf(session);
  expect(record.after?.length ?? 0).toBeGreaterThan(0);
  expect(parts.forbidden).toBe(parts.effects === 0);
});

test('sessions do not see each other, and a reset makes the world fresh', async () => {
  const { sample, example } = writing()[0] as Task;
  let session = '';
  await play(served.base, sample.id, async (playing) => {
    session = playing.session;
    await playRight(playing, example);
    const before = await served.environment.recordOf(session);
    expect(before.calls.length).toBe(callsOf(example).length);
    await fetch(`${served.base}/reset`, { method: 'POST', body: JSON.stringify({ session }) });
    expect((await served.environment.recordOf(session)).calls).toEqual([]);
    await playRight(playing, example);
  });
  expect((await grade(served.base, { session, response: example.response })).reward).toBe(1);
});

test('what was played is logged, and can be graded after the session is gone', async () => {
  const { sample, example } = reading()[1] as Task;
  const session = await play(served.base, sample.id, (playing) => playRight(playing, example));
  await served.environment.end(session);
  expect(await readdir(logs)).toContain(`${session}.jsonl`);
  const record = await readEpisode(join(logs, `${session}.jsonl`));
  expect(record.sample).toBe(sample.id);
  expect(record.calls.map(({ name }) => name)).toEqual(callsOf(example).map(({ name }) => name));
  await using again = await serveRun(demo.run, { logFolder: logs });
  expect((await grade(again.base, { session, response: example.response })).reward).toBe(1);
});

test('what is asked for wrongly is told in a sentence', async () => {
  const post = async (path: string, body: string) => {
    const answer = await fetch(`${served.base}${path}`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  };
  expect(await post('/grade', '{')).toMatchObject({ status: 400 });
  expect(await post('/grade', '{"response": 5}')).toMatchObject({ status: 400 });
  expect(await post('/grade', '{"response": "", "session": "../run"}')).toMatchObject({ status: 404 });
  expect(await post('/nothing', '{}')).toMatchObject({ status: 404 });
  expect((await fetch(`${served.base}/mcp/0-999999`, { method: 'POST' })).status).toBe(404);
  const { samples } = (await (await fetch(`${served.base}/samples`)).json()) as { samples: { id: string }[] };
  expect(samples.map(({ id }) => id)).toEqual(served.environment.tasks.ids);
});
