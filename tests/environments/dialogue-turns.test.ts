// Dialogues in an environment: every exchange is a task of its own, in the world that those before it have left.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task } from '../../src/environments/tasks.ts';
import { callsOf } from '../../src/model/example.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { grade, play, playRight, type Served, serveRun } from './served.ts';

const demo = demoRun(16, { exchanges: 4 });
let served: Served;
let turns: Task[];
beforeAll(async () => {
  served = await serveRun(demo.run);
  const { tasks } = served.environment;
  turns = await Promise.all(tasks.ids.flatMap(tasks.turnsOf).map((id) => tasks.read(id)));
}, 60_000);
afterAll(async () => await served[Symbol.asyncDispose]());

const pathOf = ({ example }: Task) => encodeURIComponent(example.id);
const rewardOf = async (task: Task, response: string, plays = true) => {
  const session = await play(served.base, pathOf(task), async (playing) => {
    if (plays) await playRight(playing, task.example);
  });
  return (await grade(served.base, { session, response })).reward;
};

test('every exchange is listed with its sample, and none of a single question', async () => {
  const answer = await fetch(`${served.base}/samples`);
  const { samples } = (await answer.json()) as {
    readonly samples: readonly { readonly id: string; readonly turns?: readonly { readonly id: string }[] }[];
  };
  expect(samples.flatMap((sample) => sample.turns ?? []).map(({ id }) => id)).toEqual(
    turns.map(({ example }) => example.id),
  );
  const { tasks } = served.environment;
  for (const { id, turns: listed } of samples)
    expect(listed?.length ?? 0).toBe((await tasks.read(id)).example.exchanges?.length ?? 0);
});

test('the right player of each exchange is rewarded, one that does and says nothing is not', async () => {
  for (const task of turns) {
    expect(await rewardOf(task, task.example.response), task.example.id).toBe(1);
    expect(await rewardOf(task, '', false), task.example.id).toBe(0);
    const talk = 'Certainly! I have looked into all of it, and everything is done: it is 42, as you asked.';
    expect(await rewardOf(task, talk, false), task.example.id).toBe(0);
  }
}, 120_000);

test('what was called before has happened, and is no call of the player', async () => {
  const later = turns.find(
    ({ example }) =>
      (example.history ?? []).some(({ turns: made }) => made.length > 0) && callsOf(example).length > 0,
  ) as Task;
  let calls = -1;
  await play(served.base, pathOf(later), async (playing) => {
    await playRight(playing, later.example);
    calls = (await served.environment.recordOf(playing.session)).calls.length;
  });
  expect(calls).toBe(callsOf(later.example).length);
});

test('the prompt has the conversation so far, with what was called in it', async () => {
  const later = turns.find(({ example }) =>
    (example.history ?? []).some(({ turns: made }) => made.length > 0),
  );
  if (later === undefined) throw new Error('No dialogue calls anything before its last exchange.');
  const { history = [], query } = later.example;
  await play(served.base, pathOf(later), async ({ client }) => {
    const { messages } = await client.getPrompt({ name: 'task' });
    const texts = messages.map(({ content }) => ('text' in content ? String(content.text) : ''));
    expect(messages.map(({ role }) => role)).toEqual(
      messages.map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')),
    );
    expect(texts.at(-1)).toBe(query);
    expect(texts[0]).toContain(callsOf(history[0] ?? { turns: [] })[0]?.shown ?? 'nothing was called');
    expect(texts.slice(1, -1)).toEqual(
      history.flatMap((each, at) => (at === 0 ? [each.response] : [each.query, each.response])),
    );
  });
});

test('there is no exchange that the dialogue does not have', async () => {
  const [first] = served.environment.tasks.ids;
  expect(served.environment.tasks.has(`${first}#9`)).toBe(false);
  await expect(served.environment.tasks.read(`${first}#9`)).rejects.toThrow(/There is no sample/);
});
