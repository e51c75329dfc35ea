// What a reward is made of: facts, changes, and calls only where they have a weight.
import { expect, test } from 'vitest';
import { gradeEpisode } from '../../src/environments/grade.ts';
import { defaultGrading } from '../../src/environments/grading.ts';
import type { Task } from '../../src/environments/tasks.ts';
import { openTasks } from '../../src/environments/tasks.ts';
import { callsOf } from '../../src/model/example.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { madeCalls } from './made-calls.ts';

const demo = demoRun(12);

async function tasks(): Promise<Task[]> {
  await using opened = await openTasks(demo.run, { seed: 0, toolsPerSample: 10 });
  return await Promise.all(opened.ids.map((id) => opened.read(id)));
}

test('the calls and the answer of every sample are worth 1, and without the calls nothing', async () => {
  for (const task of await tasks()) {
    const { response } = task.example;
    expect(gradeEpisode(task, { calls: madeCalls(task), response }).reward, task.sample.id).toBe(1);
    expect(gradeEpisode(task, { calls: [], response }).reward, task.sample.id).toBe(0);
    expect(gradeEpisode(task, { calls: [], response: '' }).reward, task.sample.id).toBe(0);
  }
});

test('calls count where they have a weight, and a mean is given where that is asked for', async () => {
  const task = (await tasks()).find(({ example }) => callsOf(example).length > 1) as Task;
  const [first] = madeCalls(task);
  const grading = { weights: { answer: 1, effects: 1, calls: 1 }, strictness: 'partial' } as const;
  const graded = gradeEpisode(task, { calls: first === undefined ? [] : [first], response: '' }, grading);
  expect(graded.parts.calls).toBeGreaterThan(0);
  expect(graded.reward).toBeGreaterThan(0);
  expect(graded.reward).toBeLessThan(1);
  const strict = { ...grading, strictness: 'all' } as const;
  expect(gradeEpisode(task, { calls: madeCalls(task), response: task.example.response }, strict).reward).toBe(
    1,
  );
  expect(defaultGrading.weights.calls).toBe(0);
});

test('every sample of the run is a task', async () => {
  const ids: string[] = [];
  for await (const { id } of readSamples(demo.run)) ids.push(id);
  expect((await tasks()).map(({ sample }) => sample.id)).toEqual(ids);
});
