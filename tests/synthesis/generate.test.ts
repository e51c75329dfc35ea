// Many drafts: a run is the same at any concurrency and after any interruption, and ends for a reason.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/model/run.ts';
import { draftId } from '../../src/model/sample.ts';
import type { StageIO } from '../../src/model/seams.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import {
  callOf,
  Gate,
  never,
  proposalOf,
  reads,
  structured,
  taking,
  WatchedSource,
  words,
} from './draft-deps.ts';
import {
  busyLab,
  byMemory,
  committed,
  isAccepted,
  KeptLines,
  type Line,
  LookingUp,
  lab,
  labSource,
  numberIn,
  pickyCheck,
  runParts,
  smallSpec,
  timeless,
} from './run-parts.ts';

/** A whole run in the lab. */
async function labRun(spec: RunSpec, backend = new LookingUp(byMemory), server = lab) {
  const store = new KeptLines();
  const source = new WatchedSource(labSource(server));
  const figures = await generate(runParts(source, backend, store, { checks: [pickyCheck] }), spec, never);
  return { ...store, figures, backend, mostAtWork: source.mostOpen };
}

const numbers = (lines: readonly Line[]) => lines.map((line) => numberIn({ chains: line.chains }));
const ids = (lines: readonly Line[]) => lines.map(({ id }) => id);
const idsUpTo = (count: number) =>
  Array.from({ length: count }, (_, index) => draftId(smallSpec.seed, index));

describe('a run', () => {
  const spec = { ...smallSpec, samples: 20, window: 8 };

  test('is the same with one draft at a time as with eight', async () => {
    const alone = await labRun({ ...spec, concurrency: 1 });
    const together = await labRun({ ...spec, concurrency: 8 });
    expect(together.lines.map(timeless)).toEqual(alone.lines.map(timeless));
    expect(together.memory).toEqual(alone.memory);
    expect(committed(together.figures)).toEqual(committed(alone.figures));
    // Of everything there was some: else the two would be equal for want of anything that could differ.
    expect(new Set(alone.lines.map(({ schema }) => schema)).size).toBe(2);
    const reasons = alone.lines.flatMap((line) => (isAccepted(line) ? [] : [line.reason]));
    expect(reasons.join()).toMatch(/Every third number/);
    expect(reasons.join()).toMatch(/Nobody knows/);
    expect(reasons.join()).toMatch(/same calls/);
    expect(alone.mostAtWork).toBe(1);
    expect(together.mostAtWork).toBe(8);
  });

  test('is committed in the order of the drafts, though they end in another', async () => {
    const { lines, backend } = await labRun({ ...spec, concurrency: 8 }, new LookingUp());
    expect(ids(lines)).toEqual(idsUpTo(lines.length));
    const order = numbers(lines).filter((n) => n !== undefined && backend.written.includes(n));
    const ended = backend.written.filter((n) => order.includes(n));
    expect(ended).not.toEqual(order);
  });

  test('works on no more drafts at once than it is told, nor than the window is wide', async () => {
    const mostAtWork = async (concurrency: number, window: number) =>
      (await labRun({ ...spec, concurrency, window })).mostAtWork;
    expect(await mostAtWork(3, 8)).toBe(3);
    expect(await mostAtWork(8, 2)).toBe(2);
  });

  test('of another seed is another run', async () => {
    const [one, other] = [await labRun(spec), await labRun({ ...spec, seed: 8 })];
    expect(numbers(other.lines)).not.toEqual(numbers(one.lines));
    expect(other.lines[0]?.id).toBe(draftId(8, 0));
  });

  test('is summed up: figures and memory are those of all its lines', async () => {
    const { lines, figures, memory } = await labRun(spec);
    const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
    expect(figures).toMatchObject({
      ended: 'done',
      accepted: lines.filter(isAccepted).length,
      rejected: lines.filter((line) => !isAccepted(line)).length,
      toolCalls: sum(({ trace }) => trace.toolCalls),
      failedToolCalls: sum(({ trace }) => trace.failedToolCalls),
      spent: { calls: sum(({ trace }) => trace.modelCalls) },
    });
    expect(figures.failedToolCalls).toBeGreaterThan(0);
    expect(memory).toEqual(lines.reduce((all, { learned }) => all.with(learned), Memory.empty).toLearned());
  });

  test('tells of each draft as it begins and as it is committed', async () => {
    const told: string[] = [];
    const store = new KeptLines();
    const onEvent = (event: { type: string; index?: number }) => {
      if (['draft-started', 'accepted', 'rejected'].includes(event.type))
        told.push(`${event.type} ${event.index}`);
    };
    const parts = runParts(labSource(), new LookingUp(), store, { checks: [pickyCheck], onEvent });
    await generate(parts, { ...smallSpec, samples: 3, concurrency: 1 }, never);
    const endings = store.lines.map(
      (line, index) => `${isAccepted(line) ? 'accepted' : 'rejected'} ${index}`,
    );
    expect(told.filter((event) => !event.startsWith('draft-started'))).toEqual(endings);
    for (const [index, ending] of endings.entries())
      expect(told.slice(0, told.indexOf(ending))).toContain(`draft-started ${index}`);
  });
});

test('a draft sees the lessons of the drafts up to its own number less the window, no more and no less', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 8 }),
      fc.nat(99),
      async (window, concurrency, seed) => {
        // Every number is known: each draft leaves one lesson.
        const backend = new LookingUp((from) => from * 6);
        const spec = { ...smallSpec, seed, samples: 10, window, concurrency };
        const { lines } = await labRun(spec, backend);
        const looked = lines.map((line) => numberIn({ chains: line.chains }) ?? -1);
        for (const [index, n] of looked.entries())
          expect(backend.seen.get(n)).toEqual(looked.slice(0, Math.max(0, index - window + 1)));
      },
    ),
    { numRuns: 15 },
  );
});

describe('a run ends', () => {
  test('as soon as it has the samples asked for, and what else was begun is stopped', async () => {
    const source = new WatchedSource(labSource());
    const store = new KeptLines();
    const { ended, accepted } = await generate(
      runParts(source, new LookingUp(), store),
      { ...smallSpec, samples: 5 },
      never,
    );
    expect({ ended, accepted }).toEqual({ ended: 'done', accepted: 5 });
    expect(store.lines.filter(isAccepted)).toHaveLength(5);
    expect(store.lines.at(-1)?.schema).toBe('toolgrad.sample/2');
    expect(source.opened).toBeGreaterThan(5);
    expect(source.closed).toBe(source.opened);
  });

  test('short, after three times as many drafts as samples were asked for', async () => {
    const objecting = testCheck('no', async () => ({ check: 'no', status: 'failed', detail: 'No.' }));
    const store = new KeptLines();
    const parts = runParts(labSource(), new LookingUp(), store, { checks: [objecting] });
    const { ended, accepted, rejected } = await generate(parts, { ...smallSpec, samples: 4 }, never);
    expect({ ended, accepted, rejected }).toEqual({ ended: 'short', accepted: 0, rejected: 12 });
    expect(ids(store.lines)).toEqual(idsUpTo(12));
  });

  test('with the error of a draft that cannot go on; the drafts before it are kept, and every session is closed', async () => {
    const broken = new TypeError('The backend is broken.');
    const bad = numbers(
      (await labRun({ ...smallSpec, concurrency: 1 }, new LookingUp((seed) => seed * 6))).lines,
    )[2];
    const backend = new LookingUp((seed) => {
      if (seed * 6 === bad) throw broken;
      return seed * 6;
    });
    const source = new WatchedSource(labSource());
    const store = new KeptLines();
    await expect(generate(runParts(source, backend, store), smallSpec, never)).rejects.toBe(broken);
    expect(ids(store.lines)).toEqual(idsUpTo(2));
    expect(source.closed).toBe(source.opened);
  });

  test('with the error of a store that cannot be written', async () => {
    const full = new Error('The disk is full.');
    class FullStore extends KeptLines {
      override async commit(line: Line) {
        if (this.lines.length === 2) throw full;
        await super.commit(line);
      }
    }
    const store = new FullStore();
    await expect(generate(runParts(labSource(), new LookingUp(), store), smallSpec, never)).rejects.toBe(
      full,
    );
    expect(ids(store.lines)).toEqual(idsUpTo(2));
  });
});

describe('an interrupted run', () => {
  test('keeps what was accepted and, gone on with, equals an uninterrupted one, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(lab, busyLab),
        async (cuts, window, concurrency, server) => {
          const spec = { ...smallSpec, samples: 12, window, concurrency };
          const whole = await labRun(spec, new LookingUp(byMemory), server);
          let kept: readonly Line[] = [];
          let ended: string | undefined;
          for (const cut of [...cuts, Number.POSITIVE_INFINITY]) {
            const interruption = new AbortController();
            let events = 0;
            const onEvent = () => {
              events += 1;
              if (events === cut) interruption.abort();
            };
            const store = new KeptLines(kept);
            const parts = runParts(labSource(server), new LookingUp(byMemory), store, {
              checks: [pickyCheck],
              onEvent,
            });
            const figures = await generate(parts, spec, interruption.signal);
            ended = figures.ended;
            if (events >= cut && figures.accepted < spec.samples) expect(ended).toBe('interrupted');
            // Nothing is lost, and nothing is made twice.
            expect(store.lines.slice(0, kept.length)).toEqual(kept);
            expect(store.lines.map(timeless)).toEqual(whole.lines.slice(0, store.lines.length).map(timeless));
            kept = store.lines;
            if (cut === Number.POSITIVE_INFINITY) {
              expect(committed(figures)).toEqual(committed(whole.figures));
              expect(store.memory).toEqual(whole.memory);
            }
          }
          expect(kept).toHaveLength(whole.lines.length);
          expect(ended).toBe(whole.figures.ended);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('leaves a call that never answers, and closes its session', async () => {
    const interruption = new AbortController();
    let calls = 0;
    const stuck = {
      ...lab,
      tools: {
        look_up: {
          ...(lab.tools.look_up as (typeof lab.tools)[string]),
          handler: () => {
            calls += 1;
            // The calls of the first two drafts: two in exploration and two in the clean execution.
            if (calls <= 4) return structured({ colour: 'red', weight: calls });
            interruption.abort();
            return new Promise<never>(() => {});
          },
        },
      },
    };
    const source = new WatchedSource(createFakeToolSource({ lab: stuck }));
    const store = new KeptLines();
    const parts = runParts(source, new LookingUp(), store);
    const figures = await generate(parts, { ...smallSpec, concurrency: 1 }, interruption.signal);
    expect(figures).toMatchObject({ ended: 'interrupted', accepted: 2 });
    expect(store.lines).toHaveLength(2);
    expect(source.closed).toBe(source.opened);
  });

  test('that was interrupted before it began makes nothing', async () => {
    const store = new KeptLines();
    const figures = await generate(
      runParts(labSource(), new LookingUp(), store),
      smallSpec,
      AbortSignal.abort(),
    );
    expect(figures).toMatchObject({ ended: 'interrupted', accepted: 0, rejected: 0 });
    expect(store.lines).toEqual([]);
  });

  test('that is complete asks for nothing more', async () => {
    const whole = await labRun(smallSpec);
    const backend = new LookingUp(byMemory);
    const store = new KeptLines(whole.lines);
    const figures = await generate(runParts(labSource(), backend, store), smallSpec, never);
    expect(committed(figures)).toEqual(committed(whole.figures));
    expect(backend.seen.size).toBe(0);
    expect(store.lines).toEqual(whole.lines);
  });

  test('may be asked for more samples', async () => {
    const few = await labRun(smallSpec);
    const more = { ...smallSpec, samples: 15 };
    const store = new KeptLines(few.lines);
    const parts = runParts(labSource(), new LookingUp(byMemory), store, { checks: [pickyCheck] });
    await generate(parts, more, never);
    expect(store.lines.map(timeless)).toEqual((await labRun(more)).lines.map(timeless));
  });
});

test('a draft is new or not by what was committed before it, whichever of the two was ready first', async () => {
  // All drafts ask the same; the first may pass, though it waits until another has been written.
  const others = new Gate();
  let written = 0;
  const same = [proposalOf(callOf('lab__look_up', { n: 42 }))];
  const backend = createScriptedBackend({
    propose: [() => others.opened.then(() => same), ...Array<typeof same>(5).fill(same)],
    select: Array(6).fill(taking('lab__look_up')),
    write: Array(6).fill(() => {
      written += 1;
      if (written === 1) others.open();
      return words;
    }),
  });
  const store = new KeptLines();
  const { ended } = await generate(
    runParts(labSource(), backend, store),
    { ...smallSpec, samples: 2, window: 4, concurrency: 4 },
    never,
  );
  expect(ended).toBe('short');
  expect(ids(store.lines)).toEqual(idsUpTo(6));
  const [first, ...later] = store.lines;
  expect(first).toMatchObject({
    schema: 'toolgrad.sample/2',
    verdicts: [{ check: 'novel', status: 'passed' }],
  });
  for (const line of later)
    expect(line).toMatchObject({
      schema: 'toolgrad.rejected/2',
      reason: expect.stringContaining('same calls'),
      verdicts: [{ check: 'novel', status: 'failed' }],
    });
  backend.assertDone();
});

test('a draft that is finished gives its place to another, though its turn has not come', async () => {
  // Two at a time, and the first is written only after four others: they all have to pass through the one place left.
  const others = new Gate();
  let written = 0;
  const drafts = 5;
  const numbered = (n: number) => [proposalOf(callOf('lab__look_up', { n }))];
  const backend = createScriptedBackend({
    propose: [
      () => others.opened.then(() => numbered(600)),
      ...Array.from({ length: drafts - 1 }, (_, n) => numbered(6 * n)),
    ],
    select: Array(drafts).fill(taking('lab__look_up')),
    write: Array(drafts).fill(() => {
      written += 1;
      if (written === drafts - 1) others.open();
      return words;
    }),
  });
  const store = new KeptLines();
  const spec = { ...smallSpec, samples: drafts, window: 8, concurrency: 2 };
  const parts = runParts(labSource(), backend, store, { mayRepeat: true });
  await expect(generate(parts, spec, never)).resolves.toMatchObject({ ended: 'done' });
  expect(store.lines.map((line) => numberIn({ chains: line.chains }))).toEqual([600, 0, 6, 12, 18]);
  backend.assertDone();
});

test('no more drafts are begun than the samples that are missing take', async () => {
  const backend = new LookingUp((seed) => seed * 6);
  const spec = { ...smallSpec, samples: 3, window: 8, concurrency: 8 };
  const { ended } = await generate(runParts(labSource(), backend, new KeptLines()), spec, never);
  expect(ended).toBe('done');
  // Three requests a draft, and every draft passes.
  expect(backend.asked).toBe(9);
});

describe('a server that is lost', () => {
  const look = reads(() => ({ light: 'on' }));

  /** A backend that uses the tools in reach in turn, one a draft. */
  function inTurn(drafts: number, beforeCall: (draft: number) => void) {
    return createScriptedBackend({
      propose: Array.from({ length: drafts }, (_, draft) => ({ pool }: StageIO['propose']['in']) => {
        const tool = pool[draft % pool.length]?.name ?? '';
        beforeCall(draft);
        return [proposalOf(callOf(tool))];
      }),
      select: Array(drafts).fill((input: StageIO['select']['in']) =>
        taking(input.reports[0]?.proposal.call.tool ?? '')(input),
      ),
      write: Array(drafts).fill(words),
    });
  }

  test('costs the draft that needed it and not the run: later drafts do without', async () => {
    const source = createFakeToolSource({ a: { tools: { look } }, b: { tools: { look } } });
    const backend = inTurn(5, (draft) => {
      if (draft === 1) source.remove('b');
    });
    const store = new KeptLines();
    const parts = runParts(source, backend, store, { mayRepeat: true });
    const { ended } = await generate(parts, { ...smallSpec, samples: 4, concurrency: 1 }, never);
    expect(ended).toBe('done');
    expect(store.lines.map(isAccepted)).toEqual([true, false, true, true, true]);
    expect(store.lines[1]).toMatchObject({ reason: expect.stringContaining('b') });
    const servers = store.lines.flatMap(({ chains }) => stepsOf({ chains }).map(({ server }) => server));
    expect(servers).toEqual(['a', 'a', 'a', 'a']);
    expect(source.callsTo('b__look')).toBe(0);
  });

  test('after a draft was made with it is still named in that sample', async () => {
    const source = createFakeToolSource({ a: { tools: { look } }, b: { version: '2.1.0', tools: { look } } });
    const use = proposalOf(callOf('b__look'));
    const backend = createScriptedBackend({
      propose: [[use]],
      select: [taking('b__look')],
      write: [
        () => {
          source.remove('b');
          return words;
        },
      ],
    });
    const store = new KeptLines();
    await generate(runParts(source, backend, store), { ...smallSpec, samples: 1, concurrency: 1 }, never);
    expect(store.lines[0]?.provenance.servers).toMatchObject([{ name: 'b', version: '2.1.0' }]);
  });

  test('and was the last one ends the run, with an error that says so', async () => {
    const source = createFakeToolSource({ a: { tools: { look } } });
    const backend = inTurn(2, (draft) => {
      if (draft === 1) source.remove('a');
    });
    const store = new KeptLines();
    const run = generate(runParts(source, backend, store), { ...smallSpec, concurrency: 1 }, never);
    await expect(run).rejects.toMatchObject({ name: 'ToolGradError', code: 'server' });
    expect(store.lines.map(isAccepted)).toEqual([true, false]);
  });
});
