// What the figures of a run hold does not grow with it beyond some hundred bytes a sample.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { StatisticsOf } from '../../src/statistics/statistics.ts';
import { catalogOf, sample, step, tool } from '../runs/drafts.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('a run of samples that have nothing in common takes little memory a sample', () => {
  const names = Array.from({ length: 60 }, (_, index) => `crm__tool_${index}`);
  const statistics = new StatisticsOf(6_000, catalogOf(names.map((name) => tool(name))), undefined, {
    path: 'benchmark.txt',
    questions: [{ place: 'line 1', text: 'What is the largest lake of all the lakes?' }],
  });
  const add = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const name = (place: number) => names[Math.floor(index / 60 ** place) % 60] as string;
      const steps = [step('step_1', name(0)), step('step_2', name(1), 'step_1'), step('step_3', name(2))];
      statistics.add(
        sample(index, { steps, query: `Show${index} me${index} what${index} number ${index} is.` }),
      );
    }
  };
  // What is there from the start on (drawn queries, pairs of tools) is not what grows.
  add(0, 1_500);
  const before = heap();
  add(1_500, 6_000);
  const bytes = (heap() - before) / 4_500;
  expect(statistics.result().diversity.openings.distinct).toBe(6_000);
  // About 110 bytes, and what the garbage collector and the compiler do meanwhile.
  expect(bytes).toBeLessThan(320);
});
