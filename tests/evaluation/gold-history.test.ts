// Dialogues exchange by exchange: each is played after what the sample has before it, in the world that this has left.
import { expect, test } from 'vitest';
import { exchangeExamples } from '../../src/dataset/examples/exchange-examples.ts';
import { defaultExampleOptions } from '../../src/dataset/examples/make-examples.ts';
import { examplesOfRun } from '../../src/evaluation/examples-of-run.ts';
import { scorePlayed } from '../../src/evaluation/scoring/score.ts';
import { callsOf, type Example } from '../../src/model/example.ts';
import { nothingSpent } from '../../src/model/sample.ts';
import { demoRun } from './demo-run.ts';

const dialogues = demoRun(16, { exchanges: 4 });
const { seed, toolsPerSample, maskNames } = defaultExampleOptions;
const settings = { seed, toolsPerSample, maskNames, negatives: 0 };

async function played(goldHistory: boolean): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const { example } of examplesOfRun(dialogues.run, { ...settings, goldHistory }))
    examples.push(example);
  return examples;
}

test('a dialogue is as many examples as it has exchanges, with the calls of all between them', async () => {
  const whole = await played(false);
  const parted = await played(true);
  const exchanges = whole.reduce((sum, each) => sum + (each.exchanges?.length ?? 1), 0);
  expect(parted).toHaveLength(exchanges);
  expect(new Set(parted.map(({ id }) => id)).size).toBe(exchanges);
  const steps = (examples: readonly Example[]) => examples.flatMap(callsOf).map(({ step }) => step);
  expect(steps(parted)).toEqual(steps(whole));
  for (const { id, history = [], sample } of parted) {
    const stored = whole.find((each) => each.sample === sample);
    if (stored?.exchanges === undefined) expect(history, id).toEqual([]);
    else expect(id).toBe(`${sample}#${history.length + 1}`);
  }
});

test('a tool that comes later is not in view before', async () => {
  for (const example of (await played(false)).filter(({ exchanges }) => exchanges !== undefined))
    for (const [at, each] of exchangeExamples(example).entries())
      for (const name of example.exchanges?.[at]?.withheld ?? [])
        expect(each.tools.map((tool) => tool.name)).not.toContain(name);
});

test('the perfect player has everything right, the empty one nothing that has to be said or done', async () => {
  const request = { settings: { negatives: 0, goldHistory: true } };
  const perfect = await dialogues.evaluate({
    ...request,
    model: 'player:perfect',
    out: `${dialogues.folder}/perfect`,
  });
  const { measures } = perfect.report.summary;
  const wrong = perfect.report.scores.filter((score) => score.measures.passed !== 1);
  expect(wrong.map(({ example, facts, response }) => [example, facts, response])).toEqual([]);
  expect(measures.passed?.mean).toBe(1);
  expect(measures.toolRecall?.mean).toBe(1);
  expect(measures.factsSaid?.mean).toBe(1);
  expect(perfect.manifest.settings.goldHistory).toBe(true);
  const empty = await dialogues.evaluate({
    ...request,
    model: 'player:empty',
    out: `${dialogues.folder}/empty`,
  });
  expect(empty.report.summary.measures.passed?.mean).toBe(0);
  // What was played one way is not gone on with the other way.
  await expect(
    dialogues.evaluate({
      settings: { negatives: 0, goldHistory: false },
      mode: 'resume',
      model: 'player:perfect',
      out: `${dialogues.folder}/perfect`,
    }),
  ).rejects.toThrow(/--gold-history/);
}, 120_000);

test('a change that is made before it is confirmed is wrong, and so is a call where one has to ask', async () => {
  let [early, needless] = [0, 0];
  for (const example of (await played(false)).filter(({ exchanges }) => exchanges !== undefined)) {
    const parts = exchangeExamples(example);
    for (const [at, part] of parts.entries()) {
      const [next] = parts[at + 1] === undefined ? [] : callsOf(parts[at + 1] as Example);
      const { kind } = example.exchanges?.[at] ?? {};
      if (next === undefined || kind === 'answer') continue;
      const calls = [...callsOf(part), next].map(({ name, arguments: args, result }) => ({
        name,
        arguments: args,
        outcome: { result },
      }));
      const scores = scorePlayed(part, {
        example: part.id,
        kind: part.kind,
        mode: 'real',
        rounds: [
          { calls, text: null },
          { calls: [], text: part.response },
        ],
        response: part.response,
        spent: nothingSpent,
        elapsedMs: 0,
      });
      if (kind === 'confirm') early += 1;
      else needless += 1;
      expect(scores.measures.passed, `${part.id} ${kind}`).toBe(0);
    }
  }
  expect(early).toBeGreaterThan(0);
  expect(needless).toBeGreaterThan(0);
});
