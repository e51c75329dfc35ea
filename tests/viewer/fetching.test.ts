// What the page fetches as the run grows: one request at a time, in whatever order answers and news come.
import { describe, expect, test } from 'vitest';
import { Asking } from '../../src/viewer/page/asking.ts';
import { FetchedRows } from '../../src/viewer/page/fetched-rows.ts';
import { FetchedStandings } from '../../src/viewer/page/fetched-standings.ts';
import { PartReader } from '../../src/viewer/page/parts.ts';
import type {
  ReviewsChunk,
  Row,
  RowsChunk,
  RunProgress,
  ToldReviews,
  ToldStanding,
} from '../../src/viewer/told.ts';

/** Requests that are answered when the test wants. */
function held<T>() {
  const waiting: { readonly from: number; readonly answer: (answer: T) => void }[] = [];
  return {
    ask: (from: number) => new Promise<T>((answer) => waiting.push({ from, answer })),
    async answer(make: (from: number) => T): Promise<void> {
      await expect.poll(() => waiting.length).toBe(1);
      const [{ from, answer }] = waiting.splice(0) as [(typeof waiting)[number]];
      answer(make(from));
      await new Promise((resolve) => setImmediate(resolve));
    },
    waiting,
  };
}

const progress = (said: Partial<RunProgress>) =>
  ({ generation: 1, rows: 0, reviews: 0, ...said }) as RunProgress;
const rowsOf = (name: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ id: `${name} ${from + at}` }) as Row);
const standing = (outcome: ToldStanding['outcome']): ToldStanding => ({
  outcome,
  edited: false,
  history: [],
});
const fail = (error: Error) => {
  throw error;
};

describe('the rows of a list', () => {
  const reading = () => {
    const asked = held<RowsChunk>();
    const shown: string[][] = [];
    const rows = new FetchedRows(asked.ask, (now) => shown.push(now.map(({ id }) => id)));
    return { asked, shown, reader: new PartReader(rows, fail) };
  };

  test('of files that were replaced while they were asked for are left out', async () => {
    const { asked, shown, reader } = reading();
    reader.hear(progress({ rows: 2 }));
    reader.hear(progress({ generation: 2, rows: 1 }));
    await asked.answer((from) => ({ generation: 1, from, rows: rowsOf('old', 0, 2) }));
    await asked.answer((from) => ({ generation: 2, from, rows: rowsOf('new', 0, 1) }));
    await expect.poll(() => shown.at(-1)).toEqual(['new 0']);
  });

  test('that are newer than what was heard wait until it is heard', async () => {
    const { asked, shown, reader } = reading();
    reader.hear(progress({ rows: 2 }));
    await asked.answer((from) => ({ generation: 2, from, rows: rowsOf('new', 0, 1) }));
    expect([shown, asked.waiting]).toEqual([[], []]);
    reader.hear(progress({ generation: 2, rows: 1 }));
    await asked.answer((from) => ({ generation: 2, from, rows: rowsOf('new', 0, 1) }));
    await expect.poll(() => shown.at(-1)).toEqual(['new 0']);
  });

  test('are gone where the files that took their place are empty', async () => {
    const { asked, shown, reader } = reading();
    reader.hear(progress({ rows: 1 }));
    await asked.answer((from) => ({ generation: 1, from, rows: rowsOf('old', 0, 1) }));
    await expect.poll(() => shown.at(-1)).toEqual(['old 0']);
    await expect
      .poll(() => {
        reader.hear(progress({ generation: 2 }));
        return shown.at(-1);
      })
      .toEqual([]);
  });
});

describe('how samples stand', () => {
  test('is as it was decided here, until the server knows of that', async () => {
    const asked = held<ReviewsChunk>();
    let shown: ToldReviews = {};
    const standings = new FetchedStandings(asked.ask, (now) => {
      shown = now;
    });
    const reader = new PartReader(standings, fail);
    reader.hear(progress({ reviews: 1 }));
    standings.note('a', standing('accepted'), 2);
    reader.hear(progress({ reviews: 2 }));
    await asked.answer(() => ({
      generation: 1,
      to: 1,
      standings: { a: standing('rejected'), b: standing('rejected') },
    }));
    expect(shown).toEqual({ a: standing('accepted'), b: standing('rejected') });
    await asked.answer(() => ({ generation: 1, to: 2, standings: { a: standing('open') } }));
    expect(shown).toEqual({ a: standing('open'), b: standing('rejected') });
  });
});

describe('what is asked for again with every change', () => {
  test('is asked for once at a time, and once more for all that has changed meanwhile', async () => {
    const asked = held<string>();
    const told: string[] = [];
    const asking = new Asking(() => asked.ask(0), { tell: (answer) => told.push(answer), fail });
    asking.again();
    asking.again();
    asking.again();
    await asked.answer(() => 'first');
    await asked.answer(() => 'second');
    expect([told, asked.waiting]).toEqual([['first', 'second'], []]);
  });

  test('is not told when nobody listens any more', async () => {
    const asked = held<string>();
    const told: string[] = [];
    const asking = new Asking(() => asked.ask(0), { tell: (answer) => told.push(answer), fail });
    asking.again();
    asking.end();
    await asked.answer(() => 'late');
    expect(told).toEqual([]);
  });
});
