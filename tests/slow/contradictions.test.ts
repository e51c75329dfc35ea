// What contradicts the right answer is not rewarded, however right the calls are; what says the same in other words is.
import { beforeAll, describe, expect, test } from 'vitest';
import { gradeEpisode } from '../../src/environments/grade.ts';
import { openTasks, type Task } from '../../src/environments/tasks.ts';
import { madeCalls } from '../environments/made-calls.ts';
import { demoRun } from '../evaluation/demo-run.ts';

const demo = demoRun(80);
let tasks: Task[];
beforeAll(async () => {
  await using opened = await openTasks(demo.run, { seed: 0, toolsPerSample: 10 });
  tasks = await Promise.all(opened.ids.map((id) => opened.read(id)));
}, 120_000);

const rewardOf = (task: Task, response: string) =>
  gradeEpisode(task, { calls: madeCalls(task), response }).reward;
const ofForm = (form: string) => tasks.filter(({ sample }) => sample.form[0] === form);

/** The answer with the first match replaced; undefined where there is none. */
function changed({ example }: Task, pattern: RegExp, by: string): string | undefined {
  const other = example.response.replace(pattern, by);
  return other === example.response ? undefined : other;
}

const claimed = ({ sample }: Task) => sample.exchanges.at(-1)?.claims ?? [];

describe('what contradicts the right answer', () => {
  test('yes in the place of no, and no in that of yes', () => {
    const flags = ofForm('yes-no').filter(({ example }) => /^(?:Yes|No)\b/.test(example.response));
    expect(flags.length).toBeGreaterThan(1);
    for (const task of flags) {
      const other = task.example.response.startsWith('Yes') ? 'No.' : 'Yes.';
      expect(rewardOf(task, other), task.example.query).toBe(0);
      expect(rewardOf(task, other.replace('.', ', as far as I can see.')), task.example.query).toBe(0);
    }
  });

  test('none in the place of some, and another number in that of a number', () => {
    const counts = tasks.filter(({ sample: { form } }) => form[0] === 'count' || form[0] === 'total');
    expect(counts.length).toBeGreaterThan(0);
    for (const task of counts) {
      expect(rewardOf(task, 'There are none.'), task.example.query).toBe(0);
      expect(rewardOf(task, 'There are 17 of them.'), task.example.query).toBe(0);
    }
  });

  test('a change that is denied, or told of another thing', () => {
    const changes = ofForm('change');
    expect(changes.length).toBeGreaterThan(2);
    for (const task of changes) {
      for (const denial of [
        'I am sorry, I could not do that.',
        'I was unable to make this change.',
        'Nothing has been changed.',
        'I have not done it yet.',
        'The cheapest one is the Hotel Limmatblick in Zurich, at CHF 97 a night.',
        'It is 42.',
        '',
      ])
        expect(rewardOf(task, denial), `${task.example.query} ${denial}`).toBe(0);
    }
  });

  test('a change that is told with another day or another word of its list', () => {
    const told = [
      ...ofForm('change').flatMap((task) => {
        const other =
          changed(task, /(\d{1,2}) March/, '27 March') ??
          changed(task, /\b(?:resolved|open|waiting)\b(?=\.)/, 'closed') ??
          changed(task, /\b(?:proposal|negotiation|qualified)\b(?=\.)/, 'lost');
        return other === undefined ? [] : [{ task, other }];
      }),
    ];
    expect(told.length).toBeGreaterThan(1);
    for (const { task, other } of told) expect(rewardOf(task, other), other).toBe(0);
  });

  test('a change that is said to be made where it must not be', () => {
    const left = tasks.filter((task) => claimed(task).some((claim) => 'condition' in claim));
    expect(left).not.toHaveLength(0);
    for (const task of left) {
      const [claim] = claimed(task).filter((each) => 'condition' in each);
      const other = task.example.response.replace(claim?.text ?? '', 'I have changed it as you asked');
      expect(rewardOf(task, other), other).toBe(0);
    }
  });

  test('the answer of any other sample that speaks of other things', () => {
    const namesIn = (text: string) => new Set(text.match(/\p{Lu}[\p{L}\d-]{3,}/gu));
    let [crossed, paid] = [0, 0];
    const some = tasks.slice(0, 50);
    for (const task of some) {
      const own = namesIn(`${task.example.query} ${task.example.response}`);
      for (const other of some) {
        const names = namesIn(other.example.response);
        if (names.size === 0 || [...names].some((name) => own.has(name))) continue;
        crossed += 1;
        if (rewardOf(task, other.example.response) > 0) paid += 1;
      }
    }
    expect(crossed).toBeGreaterThan(1000);
    expect(paid / crossed).toBeLessThan(0.005);
  }, 60_000);
});

describe('what says the same in other words', () => {
  test('is rewarded', () => {
    for (const task of tasks) {
      const { response } = task.example;
      for (const reworded of [
        response,
        `Sure! ${response}`,
        `Here is what I found in the system: ${response} Let me know if you need anything else.`,
        `**Answer:** ${response}`,
        `I checked this for you. ${response}\n\n(Source: the tools of your workspace.)`,
      ])
        expect(rewardOf(task, reworded), reworded).toBe(1);
    }
  });

  test('of a change, however short', () => {
    for (const task of ofForm('change'))
      for (const reworded of [
        'Done.',
        'All set, thank you for waiting!',
        'Yes, I have taken care of it: done.',
        'The change has been made successfully. Nothing else was changed.',
      ])
        expect(rewardOf(task, reworded), `${task.example.query} ${reworded}`).toBe(1);
  });
});
