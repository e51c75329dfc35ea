// No text freezes the program: whatever takes words of servers, models or files takes twice the time for twice the text.
import { describe, expect, test } from 'vitest';
import { longestResponse } from '../../src/model/loop-limits.ts';
import { ofAnyText, ofJudgements, ofNames, ofWordings, units, wordings } from '../support/text-readers.ts';

/** Milliseconds of processor time: a machine that is busy with others takes longer by the clock. */
function timeOf(run: (text: string) => unknown, text: string): number {
  const start = process.cpuUsage();
  run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least of several runs: now and then one has to wait for memory. */
function leastTime(run: (text: string) => unknown, text: () => string, enoughMs: number): number {
  let least = Number.POSITIVE_INFINITY;
  // Results are remembered by object, and texts by their characters: each run has its own.
  for (let time = 0; time < 4 && least > enoughMs; time++)
    least = Math.min(least, timeOf(run, `${text()}${time}`));
  return least;
}

const smallMs = 400;

/** How many pairs of measurements must agree: the memory of a machine that is busy slows one of a pair, never all. */
const pairs = 4;

/** What a text twice as long takes more than twice the time for, and `undefined` where any pair says otherwise. */
function excess(run: (text: string) => unknown, text: (characters: number) => () => string, length: number) {
  let seen: string | undefined;
  for (let pair = 0; pair < pairs; pair++) {
    const double = leastTime(run, text(2 * length), smallMs);
    if (double <= smallMs) return undefined;
    const single = leastTime(run, text(length), 0);
    if (double <= 2.5 * single) return undefined;
    seen = `${single.toFixed(0)} ms, then ${double.toFixed(0)} ms`;
  }
  return seen;
}

describe.each([
  ['any text', ofAnyText, 200_000],
  ['names of tools', ofNames, 5_000],
  ['queries and responses', ofWordings, 8_000],
])('%s', (_, entries, length) => {
  test.each(Object.entries(entries))('%s takes time in proportion to the text', (__, run) => {
    const slow = Object.entries(units).flatMap(([name, unit]) => {
      const text = (characters: number) => () =>
        unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
      const seen = excess(run, text, length);
      return seen === undefined ? [] : [`${name}: ${seen}`];
    });
    expect(slow).toEqual([]);
  });
});

// Each figure of an answer is judged beside the others of its sentence, so this is not linear: how much an answer may say is limited, and so is the time.
describe('answers', () => {
  const mostMs = 6_000;

  test.each(Object.entries(ofJudgements))('%s takes a bounded time', (_, run) => {
    const times = Object.entries({ ...units, ...wordings }).map(
      ([name, unit]) => [name, timeOf(run, unit.repeat(longestResponse).slice(0, longestResponse))] as const,
    );
    expect(times).not.toHaveLength(0);
    expect(times.filter(([, ms]) => ms > mostMs)).toEqual([]);
  });
});
