// The draw of the tools that one iteration may use. Chances are measured over many draws with fixed seeds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { LatencyClass, Learned } from '../../src/model/learned.ts';
import { createRandom, deriveSeed, type Random } from '../../src/model/random.ts';
import type { Catalog } from '../../src/model/tool.ts';
import { emptyWorkflow, type Workflow } from '../../src/model/workflow.ts';
import { drawTools } from '../../src/synthesis/draw-tools.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { chainOf, never, noLessons, reads, stepOf, strings, structured, writes } from './draft-deps.ts';

const things = [
  'apple',
  'boat',
  'cloud',
  'drum',
  'engine',
  'fence',
  'glove',
  'hat',
  'island',
  'jar',
  'kite',
  'lake',
];

/** `get_apple(apple_id)`, `get_boat(boat_id)`, …, and a tool that may not be called. */
async function catalogOf(nouns: readonly string[]): Promise<Catalog> {
  const getters = nouns.map(
    (noun) => [`get_${noun}`, reads(() => ({}), { inputSchema: strings(`${noun}_id`) })] as const,
  );
  const tools = { ...Object.fromEntries(getters), burn_all: writes(() => ({})) };
  return createFakeToolSource({ shop: { tools } }).catalog(never);
}

const catalog = await catalogOf(things);
const callable = catalog.tools.filter(({ permission }) => permission.callable);

/** As a run seeds the draws of its drafts. */
function randomOf(index: number): Random {
  return createRandom(deriveSeed(deriveSeed(0, index), 'draw'));
}

function names(from: Catalog, workflow: Workflow, memory: Memory, size: number, seed: number): string[] {
  return drawTools(from, workflow, memory, size, randomOf(seed)).map(({ tool }) => tool);
}

/** In how many of 300 draws of three tools each was drawn. */
function frequencies(workflow: Workflow, memory: Memory): (tool: string) => number {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 300; seed++) {
    for (const name of names(catalog, workflow, memory, 3, seed))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (tool) => counts.get(tool) ?? 0;
}

function learned(more: Partial<Learned>): Memory {
  return Memory.empty.with({ ...noLessons, ...more });
}

function recordOf(kept: number, latency: LatencyClass = 'fast') {
  return { calls: 10, failures: 0, kept, latency };
}

function resultOf(content: JsonObject): Workflow {
  return { chains: [chainOf('chain_1', stepOf(1, 'shop__get_apple', {}, structured(content)))] };
}

describe('a draw', () => {
  test('has as many different callable tools as were asked for, in the order of the catalog', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: things.length - 1 }), fc.nat(), (size, seed) => {
        const drawn = drawTools(catalog, emptyWorkflow, Memory.empty, size, randomOf(seed));
        expect(drawn).toHaveLength(size);
        expect(drawn).toEqual(callable.filter((tool) => drawn.includes(tool)));
      }),
      { numRuns: 60 },
    );
  });

  test('is the same for the same seed, and another for another', () => {
    const draw = (seed: number) => names(catalog, emptyWorkflow, Memory.empty, 4, seed).join();
    const draws = Array.from({ length: 20 }, (_, seed) => draw(seed));
    expect(Array.from({ length: 20 }, (_, seed) => draw(seed))).toEqual(draws);
    expect(new Set(draws).size).toBeGreaterThan(10);
  });

  test('has every callable tool where there are no more than asked for', async () => {
    const small = await catalogOf(['apple', 'boat']);
    expect(names(small, emptyWorkflow, Memory.empty, 20, 1)).toEqual(['get_apple', 'get_boat']);
    expect(names(small, emptyWorkflow, Memory.empty, 2, 1)).toEqual(['get_apple', 'get_boat']);
  });
});

describe('likelier is', () => {
  test('a tool that the run has used less', () => {
    const worn = things.slice(0, 6).map((noun) => [`shop__get_${noun}`, recordOf(24)] as const);
    const often = frequencies(emptyWorkflow, learned({ tools: Object.fromEntries(worn) }));
    for (const used of things.slice(0, 6))
      for (const unused of things.slice(6))
        expect(often(`get_${unused}`)).toBeGreaterThan(2 * often(`get_${used}`));
  });

  test('a tool whose parameter a result of the workflow can fill', () => {
    const workflow = resultOf({ shed: { name: 'North', kites: [{ id: 'kit_1', colour: 'red' }] } });
    const often = frequencies(workflow, Memory.empty);
    for (const other of things.filter((noun) => noun !== 'kite' && noun !== 'apple'))
      expect(often('get_kite')).toBeGreaterThan(2 * often(`get_${other}`));
  });

  test('a tool that has followed one of the workflow before', () => {
    const edge = { from: 'shop__get_apple', to: 'shop__get_lake', path: '/lake_id' };
    const workflow = resultOf({ weather: 'fine' });
    const well = frequencies(workflow, learned({ edges: [{ ...edge, succeeded: 3, failed: 0 }] }));
    expect(well('get_lake')).toBeGreaterThan(2 * well('get_boat'));
    // Where it never worked, it is no reason.
    const inVain = frequencies(workflow, learned({ edges: [{ ...edge, succeeded: 0, failed: 3 }] }));
    expect(inVain('get_lake')).toBeLessThan(2 * inVain('get_boat'));
  });
});

describe('a tool that got no answer', () => {
  const memory = learned({ tools: { shop__get_hat: { ...recordOf(0), unanswered: 3 } } });

  test('is drawn rarely, until it answers again', () => {
    const often = frequencies(emptyWorkflow, memory);
    expect(often('get_hat')).toBeLessThan(0.3 * often('get_boat'));
    expect(often('get_hat')).toBeGreaterThan(0);
    const answered = memory.with({ ...noLessons, tools: { shop__get_hat: recordOf(0) } });
    expect(frequencies(emptyWorkflow, answered)('get_hat')).toBeGreaterThan(0.6 * often('get_boat'));
  });
});

describe('a tool that takes long', () => {
  const memory = learned({
    tools: { shop__get_drum: recordOf(0, 'slow'), shop__get_hat: recordOf(0, 'very slow') },
  });

  test('is drawn rarely, and the more rarely the longer it takes', () => {
    const often = frequencies(emptyWorkflow, memory);
    expect(often('get_drum')).toBeLessThan(0.6 * often('get_boat'));
    expect(often('get_hat')).toBeLessThan(0.2 * often('get_boat'));
    expect(often('get_hat')).toBeGreaterThan(0);
  });

  test('is drawn rarely even where all tools could be had', () => {
    const draws = Array.from({ length: 300 }, (_, seed) => names(catalog, emptyWorkflow, memory, 20, seed));
    const share = (tool: string) => draws.filter((draw) => draw.includes(tool)).length / draws.length;
    expect(share('get_boat')).toBe(1);
    expect(share('get_hat')).toBeGreaterThan(0);
    expect(share('get_hat')).toBeLessThan(0.15);
    expect(share('get_drum')).toBeLessThan(0.5);
  });
});

describe('of thousands of tools', () => {
  const nouns = Array.from({ length: 1200 }, (_, number) => `thing${number}`);
  const many = catalogOf(nouns);

  test('so many are drawn, each once, in the order of the catalog', async () => {
    const drawn = names(await many, emptyWorkflow, Memory.empty, 20, 1);
    expect(drawn).toHaveLength(20);
    expect(new Set(drawn).size).toBe(20);
    const order = (await many).tools.map(({ tool }) => tool);
    expect(drawn).toEqual(drawn.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(names(await many, emptyWorkflow, Memory.empty, 20, 1)).toEqual(drawn);
    expect(names(await many, emptyWorkflow, Memory.empty, 20, 2)).not.toEqual(drawn);
  });

  test('those that are slow come up as much less often as among few', async () => {
    const slow = nouns
      .slice(0, 600)
      .map(
        (noun) =>
          [`shop__get_${noun}`, { calls: 1, failures: 0, kept: 0, latency: 'slow' as LatencyClass }] as const,
      );
    const memory = learned({ tools: Object.fromEntries(slow) });
    let [ofSlow, all] = [0, 0];
    for (let seed = 0; seed < 100; seed++) {
      const drawn = names(await many, emptyWorkflow, memory, 10, seed);
      all += drawn.length;
      ofSlow += drawn.filter((name) => Number(name.slice('get_thing'.length)) < 600).length;
    }
    // Half of the tools have three tenths of the weight of the others: 0.3 / 1.3 of the draws.
    expect(ofSlow / all).toBeGreaterThan(0.19);
    expect(ofSlow / all).toBeLessThan(0.27);
  });

  test('it ends where all of them weigh next to nothing', async () => {
    const slow = nouns.map(
      (noun) =>
        [
          `shop__get_${noun}`,
          { calls: 1, failures: 0, kept: 500, latency: 'very slow' as LatencyClass },
        ] as const,
    );
    const memory = learned({ tools: Object.fromEntries(slow) });
    expect(names(await many, emptyWorkflow, memory, 20, 1)).toHaveLength(20);
  });
});
