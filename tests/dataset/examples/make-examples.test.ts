// Examples of a real demo run: what must hold of every one of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeRun } from '../../../src/compose/compose-run.ts';
import {
  createExampleMaker,
  defaultExampleOptions,
  type ExampleOptions,
} from '../../../src/dataset/examples/make-examples.ts';
import { readBinding } from '../../../src/grounding/bindings.ts';
import { callsOf, type Example } from '../../../src/model/example.ts';
import { hashJson } from '../../../src/model/json.ts';
import type { Sample } from '../../../src/model/sample.ts';
import type { Catalog } from '../../../src/model/tool.ts';
import { stepBindings, stepsOf } from '../../../src/model/workflow.ts';
import { readCatalog, readSamples } from '../../../src/runs/read-run.ts';
import { generate } from '../../../src/synthesis/generate.ts';
import { looksLikeIdentifier } from '../../../src/text/identifier-shape.ts';

let samples: readonly Sample[];
let catalog: Catalog;

beforeAll(async () => {
  const out = await mkdtemp(join(tmpdir(), 'examples-'));
  const { signal } = new AbortController();
  const request = { tools: { demo: true }, out, mode: 'replace', spec: { samples: 6 } } as const;
  const run = await composeRun(request, () => {}, signal);
  try {
    await run.folder.finish((await generate(run.parts, run.spec, signal)).ended);
  } finally {
    await run[Symbol.asyncDispose]();
  }
  samples = [];
  for await (const sample of readSamples(out)) samples = [...samples, sample];
  catalog = await readCatalog(out);
  await rm(out, { recursive: true });
});

function examplesWith(options: Partial<ExampleOptions>): readonly Example[] {
  const make = createExampleMaker(catalog, { ...defaultExampleOptions, ...options });
  return samples.flatMap((sample) => make.examplesOf(sample));
}

describe('the examples of a run', () => {
  it('make the calls of the samples, in their order, with tools that are in view', () => {
    const examples = examplesWith({});
    expect(examples).toHaveLength(samples.length);
    for (const [index, example] of examples.entries()) {
      const steps = stepsOf(samples[index] as Sample);
      const calls = callsOf(example);
      expect(calls.map(({ step, name, arguments: args }) => ({ step, name, args }))).toEqual(
        steps.map(({ id, name, arguments: args }) => ({ step: id, name, args })),
      );
      expect(calls.map(({ id }) => id)).toEqual(steps.map((_, place) => `call0000${place + 1}`));
      const inView = new Set(example.tools.map(({ name }) => name));
      for (const { name } of calls) expect(inView).toContain(name);
      expect(inView.size).toBe(10);
    }
  });

  it('show whatever a later call takes, however short results are cut', () => {
    for (const maxResultChars of [100, 800, 4000]) {
      let carried = 0;
      for (const [index, example] of examplesWith({ maxResultChars }).entries()) {
        const steps = stepsOf(samples[index] as Sample);
        const shown = new Map(callsOf(example).map((call) => [call.step, call.shown]));
        for (const step of steps) {
          for (const binding of stepBindings(step)) {
            const source = steps.find(({ id }) => id === binding.step);
            const value = source && readBinding(binding, source.result);
            if (source === undefined) continue;
            expect(shown.get(source.id)).toContain(String(value));
            carried += 1;
          }
        }
      }
      expect(carried).toBeGreaterThan(samples.length / 2);
    }
  });

  it('name the arguments that are carried', () => {
    let carried = 0;
    for (const [index, example] of examplesWith({}).entries()) {
      for (const [place, step] of stepsOf(samples[index] as Sample).entries()) {
        const bound = step.bindings.filter(({ source }) => source === 'step').map(({ path }) => path);
        expect(new Set(callsOf(example)[place]?.carried)).toEqual(new Set(bound));
        carried += bound.length;
      }
    }
    expect(carried).toBeGreaterThan(samples.length / 2);
  });

  it('are the same each time, and others with another seed', () => {
    const hash = (seed: number) => hashJson(examplesWith({ negatives: 0.4, seed }));
    expect(hash(3)).toBe(hash(3));
    expect(hash(3)).not.toBe(hash(4));
  });

  it('have negatives of every kind that speak plainly and keep their word', () => {
    const negatives = examplesWith({ negatives: 0.5 }).filter(({ kind }) => kind !== 'positive');
    expect(negatives).toHaveLength(samples.length);
    expect(new Set(negatives.map(({ kind }) => kind)).size).toBe(3);
    const names = new Set(catalog.tools.flatMap(({ name, tool }) => [name, tool]));
    for (const { kind, response, query, sample, tools } of negatives) {
      const own = samples.find(({ id }) => id === sample) as Sample;
      const words = response
        .replace(/"[^"]*"/g, '')
        .split(/\s+/)
        .map((word) => word.replace(/[.,?!:]+$/, ''));
      expect(
        words.filter((word) => names.has(word) || (word.includes('_') && looksLikeIdentifier(word))),
      ).toEqual([]);
      expect(response).toMatch(/^[A-Z].*[.?]$/);
      const missing = new Set(
        stepsOf(own)
          .map(({ name }) => name)
          .filter((name) => !tools.some((tool) => tool.name === name)),
      );
      if (kind === 'missing-argument')
        expect({ missing: missing.size, same: query === own.query }).toEqual({ missing: 0, same: false });
      else expect(query).toBe(own.query);
      if (kind === 'missing-step') expect(missing.size).toBe(1);
      if (kind === 'irrelevant') {
        const servers = new Set(stepsOf(own).map(({ server }) => server));
        expect(tools.filter(({ server }) => servers.has(server))).toEqual([]);
        expect(tools.length).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
