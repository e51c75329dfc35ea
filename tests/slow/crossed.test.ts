// A player that plays something else: the calls and the answer of another sample, or its answer after the right calls.
import { beforeAll, describe, expect, test } from 'vitest';
import { gradeEpisode } from '../../src/environments/grade.ts';
import { openTasks, type Task, type Tasks } from '../../src/environments/tasks.ts';
import { madeCalls } from '../environments/made-calls.ts';
import { demoRun } from '../evaluation/demo-run.ts';

/** Two samples may find out the same, or share a person that one of them asks for. */
const byChance = 0.01;

const dialogues = demoRun(24, { exchanges: 4 });
const wholes = ({ ids }: Tasks) => ids;
/** As many as take no longer than the others. */
const exchanges = ({ ids, turnsOf }: Tasks) => ids.flatMap(turnsOf).slice(0, 24);

/** What two people ask in the same turn may be the same question: "Which ticket do you mean?" */
function isSame(one: Task, other: Task): boolean {
  const [speech, said] = [one, other].map(({ example }) => example.speech);
  const isAlike = speech !== undefined && speech.kind === said?.kind && `${speech.about}` === `${said.about}`;
  return isAlike || one.sample.id === other.sample.id;
}

describe.each([
  ['single questions', demoRun(24), wholes, byChance],
  ['dialogues', dialogues, wholes, byChance],
  // "I cannot do that" also takes note of a dropped change: 22 of 1,914.
  ['exchanges of dialogues', dialogues, exchanges, 0.015],
])('%s', (_, demo, idsOf, most) => {
  let tasks: Task[];
  beforeAll(async () => {
    await using opened = await openTasks(demo.run, { seed: 0, toolsPerSample: 10 });
    tasks = await Promise.all(idsOf(opened).map((id) => opened.read(id)));
    expect(tasks.length).toBeGreaterThan(20);
  }, 120_000);

  const rewardOf = (task: Task, played: Task, said: Task) =>
    gradeEpisode(task, { calls: madeCalls(played), response: said.example.response }).reward;
  const pairs = () =>
    tasks.flatMap((task) => tasks.flatMap((other) => (isSame(task, other) ? [] : [[task, other] as const])));
  const shareOf = (isPaid: (task: Task, other: Task) => boolean) =>
    pairs().filter(([task, other]) => isPaid(task, other)).length / pairs().length;

  test('its own calls and answer are worth 1, and nothing at all is worth nothing', () => {
    for (const task of tasks) {
      expect(rewardOf(task, task, task), task.sample.id).toBe(1);
      expect(gradeEpisode(task, { calls: [], response: '' }).reward, task.sample.id).toBe(0);
    }
  });

  test('the calls and the answer of another sample are worth nothing', () => {
    expect(shareOf((task, other) => rewardOf(task, other, other) > 0)).toBeLessThan(most);
  });

  test('the answer of another sample is worth nothing after the right calls', () => {
    expect(shareOf((task, other) => rewardOf(task, task, other) > 0)).toBeLessThan(most);
  });
});
